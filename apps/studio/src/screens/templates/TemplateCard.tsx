import type { Template } from '@atelier/sdk';
import { createTexts } from '../../texts/en/create.ts';
import { templatesTexts as texts } from '../../texts/en/templates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Templates.module.css';

/** Pixels of a template that one rem of its drawing stands for: all are drawn to one scale. */
const PIXELS_PER_REM = 280;

/** A template: its frame beside all the others to scale, its size, and the way to Create. */
export function TemplateCard({ template, onUse }: { template: Template; onUse: () => void }) {
  const { name, description, aspect_ratio, quality } = template;
  const { width, height, ratio, true_ratio } = aspect_ratio;
  return (
    <li className={styles.card}>
      <span aria-hidden className={styles.ground}>
        <span
          className={styles.frame}
          style={{ width: `${width / PIXELS_PER_REM}rem`, aspectRatio: width / height }}
        />
      </span>
      <div className={styles.words}>
        <h3>{name}</h3>
        <small>
          {width} × {height} · {texts.ratio(ratio, true_ratio)}
        </small>
        <p>{description}</p>
      </div>
      <div className={styles.foot}>
        <Badge>{createTexts.qualities[quality]}</Badge>
        <Button size="sm" aria-label={texts.useOf(name)} onClick={onUse}>
          {texts.use}
        </Button>
      </div>
    </li>
  );
}

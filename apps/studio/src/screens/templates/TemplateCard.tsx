import type { Template } from '@atelier/sdk';
import { createTexts } from '../../texts/en/create.ts';
import { templatesTexts as texts } from '../../texts/en/templates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { isMislabelled } from './ratio-note.ts';
import styles from './Templates.module.css';

/** Pixels of a template that one rem of its drawing stands for: all are drawn to one scale. */
const PIXELS_PER_REM = 250;

export interface TemplateCardProps {
  template: Template;
  onShow: () => void;
  onUse: () => void;
}

/** A template: its frame beside all the others to scale, its size, and the way to Create. */
export function TemplateCard({ template, onShow, onUse }: TemplateCardProps) {
  const { name, description, aspect_ratio, quality, safe_zone: zone } = template;
  const { width, height, ratio, true_ratio } = aspect_ratio;
  return (
    <li className={styles.card}>
      <button type="button" className={styles.ground} aria-label={texts.showName(name)} onClick={onShow}>
        <span
          className={styles.frame}
          style={{ width: `${width / PIXELS_PER_REM}rem`, aspectRatio: width / height }}
        >
          {zone !== null && (
            <span
              className={styles.inside}
              style={{
                inset: `${zone.top * 100}% ${zone.right * 100}% ${zone.bottom * 100}% ${zone.left * 100}%`,
              }}
            />
          )}
        </span>
      </button>
      <div className={styles.words}>
        <h3>{name}</h3>
        <small>
          {width} × {height} · {isMislabelled(aspect_ratio) ? texts.mislabelled(ratio, true_ratio) : ratio}
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

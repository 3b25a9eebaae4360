import type { Template } from '@atelier/sdk';
import { templatesTexts as texts } from '../../texts/en/templates.ts';
import styles from './TemplateFrame.module.css';

export interface TemplateFrameProps {
  template: Template;
  /** A picture to see it with, cut as the template cuts. */
  picture?: string | undefined;
  /** Marks what the place covers with its own buttons and words. */
  showsSafeZone: boolean;
}

/** A template's frame as large as there is room, with what stays in sight in it. */
export function TemplateFrame({ template, picture, showsSafeZone }: TemplateFrameProps) {
  const { aspect_ratio, safe_zone: zone } = template;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <div className={styles.frame} style={{ aspectRatio: aspect_ratio.width / aspect_ratio.height }}>
      {picture !== undefined && <img src={picture} alt="" className={styles.picture} />}
      {showsSafeZone && zone !== null && (
        <span
          className={styles.zone}
          style={{
            top: percent(zone.top),
            right: percent(zone.right),
            bottom: percent(zone.bottom),
            left: percent(zone.left),
          }}
        >
          <span>{texts.safeZone}</span>
        </span>
      )}
    </div>
  );
}

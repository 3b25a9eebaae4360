import { useState } from 'react';
import { uiTexts } from '../texts/en/ui.ts';
import styles from './CompareSlider.module.css';

export interface CompareSliderProps {
  before: { url: string; label: string };
  after: { url: string; label: string };
  /** Width / height of both. */
  ratio: number;
}

const MIDDLE = 50;

/**
 * Two pictures in one frame with a line between. What moves the line is a range control as large as the frame, so mouse,
 * finger and arrow keys work as in any other; a double click centres it.
 */
export function CompareSlider({ before, after, ratio }: CompareSliderProps) {
  const [percent, setPercent] = useState(MIDDLE);
  return (
    <div className={styles.frame} style={{ aspectRatio: ratio }}>
      <img src={after.url} alt={after.label} />
      <img src={before.url} alt={before.label} style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }} />
      <span aria-hidden className={styles.tag} data-side="before">
        {before.label}
      </span>
      <span aria-hidden className={styles.tag} data-side="after">
        {after.label}
      </span>
      <span aria-hidden className={styles.line} style={{ left: `${percent}%` }} />
      <input
        type="range"
        min={0}
        max={100}
        step={0.5}
        value={percent}
        aria-label={uiTexts.compare}
        aria-valuetext={uiTexts.compared(Math.round(percent))}
        className={styles.range}
        onChange={(event) => setPercent(Number(event.target.value))}
        onDoubleClick={() => setPercent(MIDDLE)}
      />
    </div>
  );
}

import { Crosshair } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { socialTexts as texts } from '../../texts/en/social.ts';
import { Button } from '../../ui/Button.tsx';
import { moved, type Point } from './crop.ts';
import { stepOf } from './keys.ts';
import styles from './Social.module.css';

export interface FocalPickerProps {
  picture: ShownPicture;
  point: Point | null;
  onChange: (point: Point | null) => void;
}

/** The source; pressing on it says what has to stay in every crop. */
export function FocalPicker({ picture, point, onChange }: FocalPickerProps) {
  const set = (event: MouseEvent<HTMLElement>) => {
    // Enter on the handle is a click without a place.
    if (event.detail === 0) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onChange({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  };
  const move = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step === null || point === null) return;
    event.preventDefault();
    onChange(moved(point, step.x, step.y));
  };
  return (
    <div className={styles.focal}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons beside and inside do the same by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing is for pointers */}
      <div
        className={styles.focalPicture}
        style={{ aspectRatio: picture.width / picture.height }}
        onClick={set}
      >
        <img src={picture.url} alt={picture.name} draggable={false} />
        {point !== null && (
          <button
            type="button"
            className={styles.handle}
            style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
            aria-label={texts.focalMove}
            onKeyDown={move}
          />
        )}
      </div>
      <div className={styles.focalWords}>
        <h2>{texts.focal}</h2>
        <p>{texts.focalHint}</p>
        {point === null ? (
          <Button size="sm" icon={Crosshair} onClick={() => onChange({ x: 0.5, y: 0.5 })}>
            {texts.focalSet}
          </Button>
        ) : (
          <Button size="sm" onClick={() => onChange(null)}>
            {texts.focalClear}
          </Button>
        )}
      </div>
    </div>
  );
}

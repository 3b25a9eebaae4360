import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Fitted } from '../../pictures/Fitted.tsx';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { editTexts as texts } from '../../texts/en/edit.ts';
import styles from './EditStage.module.css';
import { type Margins, MOST_GROWTH_PX, SIDES, type Side } from './edit-draft.ts';

export interface OutpaintFrameProps {
  picture: ShownPicture;
  margins: Margins;
  onChange: (changes: Partial<Margins>) => void;
}

const KEY_STEP_PX = 16;
/** Directions in which each edge grows, on the screen. */
const OUTWARD: Record<Side, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The picture within the frame that it will grow to; each edge can be dragged, or moved by arrow keys. */
export function OutpaintFrame({ picture, margins, onChange }: OutpaintFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ side: Side; x: number; y: number; from: number; scale: number } | null>(
    null,
  );
  const width = picture.width + margins.left + margins.right;
  const height = picture.height + margins.up + margins.down;
  const share = (px: number, of: number) => `${(100 * px) / of}%`;
  const set = (side: Side, px: number) =>
    onChange({ [side]: Math.round(Math.min(MOST_GROWTH_PX, Math.max(0, px))) });

  const take = (side: Side) => (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    // The frame changes its scale while it grows; one drag keeps the scale that it began with.
    const scale = width / (frame.current?.clientWidth ?? width);
    setDrag({ side, x: event.clientX, y: event.clientY, from: margins[side], scale });
  };
  const pull = ({ clientX, clientY }: PointerEvent) => {
    if (drag === null) return;
    const { x, y } = OUTWARD[drag.side];
    set(drag.side, drag.from + ((clientX - drag.x) * x + (clientY - drag.y) * y) * drag.scale);
  };
  const step = (side: Side) => (event: KeyboardEvent) => {
    const { x, y } = OUTWARD[side];
    const along = { ArrowLeft: -x, ArrowRight: x, ArrowUp: -y, ArrowDown: y }[event.key];
    if (along === undefined || along === 0) return;
    event.preventDefault();
    set(side, margins[side] + along * KEY_STEP_PX);
  };
  return (
    <figure className={styles.outpaint}>
      <Fitted ratio={width / height}>
        <div ref={frame} className={styles.frame} style={{ aspectRatio: width / height }}>
          <img
            src={picture.url}
            alt={texts.current}
            style={{
              left: share(margins.left, width),
              top: share(margins.up, height),
              width: share(picture.width, width),
              height: share(picture.height, height),
            }}
          />
          {SIDES.map((side) => (
            <span
              key={side}
              role="slider"
              tabIndex={0}
              aria-label={texts.growSide(texts.sides[side])}
              aria-valuemin={0}
              aria-valuemax={MOST_GROWTH_PX}
              aria-valuenow={margins[side]}
              aria-valuetext={texts.pixels(margins[side])}
              aria-orientation={OUTWARD[side].x === 0 ? 'vertical' : 'horizontal'}
              className={styles.edge}
              data-side={side}
              onPointerDown={take(side)}
              onPointerMove={pull}
              onPointerUp={() => setDrag(null)}
              onKeyDown={step(side)}
            />
          ))}
        </div>
      </Fitted>
      <figcaption>{texts.newSize(width, height)}</figcaption>
    </figure>
  );
}

import { type PointerEvent, type RefObject, type UIEvent, useLayoutEffect, useRef, useState } from 'react';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Slider } from '../../ui/Slider.tsx';
import styles from './UpscaleScreen.module.css';

const MOST_ZOOM = 8;
const FIRST_ZOOM = 2;

export interface SideBySideProps {
  beforeUrl: string;
  afterUrl: string;
  /** Width / height of both. */
  ratio: number;
}

/** Two pictures in windows of the same size, zoomed and moved together: by wheel, finger, mouse and arrow keys. */
export function SideBySide({ beforeUrl, afterUrl, ratio }: SideBySideProps) {
  const [zoom, setZoom] = useState(FIRST_ZOOM);
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLElement>(null);
  /** What lies in the middle of the windows, shares of the picture. */
  const middle = useRef({ x: 0.5, y: 0.5 });
  const showMiddle = () => {
    for (const { current } of [left, right]) {
      if (current === null) continue;
      const { x, y } = middle.current;
      current.scrollTo(
        x * current.scrollWidth - current.clientWidth / 2,
        y * current.scrollHeight - current.clientHeight / 2,
      );
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom keeps the middle where it was
  useLayoutEffect(showMiddle, [zoom]);
  const follow = ({ currentTarget: window }: UIEvent<HTMLElement>) => {
    middle.current = {
      x: (window.scrollLeft + window.clientWidth / 2) / window.scrollWidth,
      y: (window.scrollTop + window.clientHeight / 2) / window.scrollHeight,
    };
    const other = window === left.current ? right.current : left.current;
    other?.scrollTo(window.scrollLeft, window.scrollTop);
  };
  return (
    <>
      <Slider
        label={texts.zoom}
        value={zoom}
        onChange={setZoom}
        min={1}
        max={MOST_ZOOM}
        step={0.5}
        show={texts.times}
      />
      <div className={styles.pair}>
        <ZoomWindow url={beforeUrl} label={texts.before} {...{ zoom, ratio, follow }} view={left} />
        <ZoomWindow url={afterUrl} label={texts.after} {...{ zoom, ratio, follow }} view={right} />
      </div>
    </>
  );
}

interface ZoomWindowProps {
  view: RefObject<HTMLElement | null>;
  url: string;
  label: string;
  zoom: number;
  ratio: number;
  follow: (event: UIEvent<HTMLElement>) => void;
}

function ZoomWindow({ view, url, label, zoom, ratio, follow }: ZoomWindowProps) {
  // Fingers scroll by themselves; the mouse takes hold of the picture.
  const drag = ({ currentTarget, pointerType, buttons, movementX, movementY }: PointerEvent<HTMLElement>) => {
    if (pointerType === 'mouse' && buttons === 1) currentTarget.scrollBy(-movementX, -movementY);
  };
  return (
    <figure>
      <section
        ref={view}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className={styles.window}
        style={{ aspectRatio: ratio }}
        onScroll={follow}
        onPointerMove={drag}
      >
        <img
          src={url}
          alt={label}
          draggable={false}
          style={{ width: `${zoom * 100}%`, aspectRatio: ratio }}
        />
      </section>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

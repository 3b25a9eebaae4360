import { type UIEvent, useRef, useState } from 'react';
import { Fitted } from '../../pictures/Fitted.tsx';
import { SendTo } from '../../pictures/SendTo.tsx';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Choice } from '../../ui/Choice.tsx';
import { CompareSlider } from '../../ui/CompareSlider.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import type { JobPicture, JobResult } from '../../work/studio-jobs.ts';
import styles from './UpscaleScreen.module.css';

type ViewName = 'slider' | 'side';
const VIEWS: readonly ViewName[] = ['slider', 'side'];
const MOST_ZOOM = 8;

/** The enlarged picture against what it was made from. */
export function UpscaleResult({ result, before }: { result: JobResult; before: ShownPicture | null }) {
  const [view, setView] = useState<ViewName>('slider');
  const [picture] = result.pictures;
  if (picture === undefined) return null;
  return (
    <div className={styles.result}>
      <div className={styles.top}>
        <Choice
          label={texts.view}
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: texts.views[value] }))}
        />
        <strong>{texts.details(picture.width, picture.height)}</strong>
        <SendTo picture={picture} />
      </div>
      {before === null && <img src={picture.url} alt={texts.after} />}
      {before !== null && view === 'slider' && (
        <Fitted ratio={picture.width / picture.height}>
          <CompareSlider
            before={{ url: before.url, label: texts.before }}
            after={{ url: picture.url, label: texts.after }}
            ratio={picture.width / picture.height}
          />
        </Fitted>
      )}
      {before !== null && view === 'side' && <SideBySide before={before} after={picture} />}
      <Warnings of={result.warnings} />
    </div>
  );
}

/** Both pictures in windows of the same size, zoomed and scrolled together. */
function SideBySide({ before, after }: { before: ShownPicture; after: JobPicture }) {
  const [zoom, setZoom] = useState(2);
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLElement>(null);
  const follow = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollLeft, scrollTop } = currentTarget;
    for (const { current } of [left, right]) current?.scrollTo(scrollLeft, scrollTop);
  };
  const ratio = after.width / after.height;
  const windows = [
    { ref: left, url: before.url, label: texts.before },
    { ref: right, url: after.url, label: texts.after },
  ];
  return (
    <>
      <Slider label={texts.zoom} value={zoom} onChange={setZoom} min={1} max={MOST_ZOOM} show={texts.times} />
      <div className={styles.pair}>
        {windows.map(({ ref, url, label }) => (
          <figure key={label}>
            <section
              ref={ref}
              aria-label={label}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
              tabIndex={0}
              className={styles.window}
              style={{ aspectRatio: ratio }}
              onScroll={follow}
            >
              <img src={url} alt={label} style={{ width: `${zoom * 100}%`, aspectRatio: ratio }} />
            </section>
            <figcaption>{label}</figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}

import { useState } from 'react';
import { Fitted } from '../../pictures/Fitted.tsx';
import { SendTo } from '../../pictures/SendTo.tsx';
import type { ShownPicture } from '../../pictures/use-pictures.ts';
import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Choice } from '../../ui/Choice.tsx';
import { CompareSlider } from '../../ui/CompareSlider.tsx';
import { Warnings } from '../../ui/Warnings.tsx';
import { Charge } from '../../work/Charge.tsx';
import type { JobResult } from '../../work/studio-jobs.ts';
import { SideBySide } from './SideBySide.tsx';
import styles from './UpscaleScreen.module.css';

type ViewName = 'slider' | 'side';
const VIEWS: readonly ViewName[] = ['slider', 'side'];

/** An enlarged picture against what it was made from. */
export function Enlarged({ result, before }: { result: JobResult; before: ShownPicture }) {
  const [view, setView] = useState<ViewName>('slider');
  const [picture] = result.pictures;
  if (picture === undefined) return null;
  const ratio = picture.width / picture.height;
  return (
    <div className={styles.result}>
      <div className={styles.top}>
        <Choice
          label={texts.view}
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: texts.views[value] }))}
        />
        <span className={styles.details}>
          <strong>{texts.details(picture.width, picture.height)}</strong>
          <Charge credits={result.credits} />
        </span>
        <SendTo picture={picture} />
      </div>
      {view === 'slider' ? (
        <Fitted ratio={ratio}>
          <CompareSlider
            before={{ url: before.url, label: texts.before }}
            after={{ url: picture.url, label: texts.after }}
            ratio={ratio}
          />
        </Fitted>
      ) : (
        <SideBySide beforeUrl={before.url} afterUrl={picture.url} ratio={ratio} />
      )}
      <Warnings of={result.warnings} />
    </div>
  );
}

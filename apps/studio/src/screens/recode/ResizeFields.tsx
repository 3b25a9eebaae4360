import { recodeTexts as texts } from '../../texts/en/recode.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { NumberField } from '../../ui/TextField.tsx';
import styles from './Recode.module.css';
import { MOST_SIDE_PX, PERCENT_RANGE, RESIZES, type ResizeDraft } from './resize-draft.ts';

export interface ResizeFieldsProps {
  draft: ResizeDraft;
  edit: (changes: Partial<ResizeDraft>) => void;
}

/** How large the pictures of the files become: as they are, by percent, or within sides. */
export function ResizeFields({ draft, edit }: ResizeFieldsProps) {
  const { resize, percent, width, height } = draft;
  return (
    <>
      <Choice
        label={texts.resize}
        value={resize}
        onChange={(chosen) => edit({ resize: chosen })}
        options={RESIZES.map((value) => ({ value, label: texts.resizes[value] }))}
        hint={resize === 'pixels' ? texts.sidesHint : undefined}
      />
      {resize === 'percent' && (
        <Slider
          label={texts.percent}
          value={percent}
          onChange={(chosen) => edit({ percent: chosen })}
          {...PERCENT_RANGE}
          show={texts.percentShown}
        />
      )}
      {resize === 'pixels' && (
        <div className={styles.pair}>
          <NumberField
            label={texts.width}
            value={width}
            onChange={(chosen) => edit({ width: chosen })}
            min={1}
            max={MOST_SIDE_PX}
          />
          <NumberField
            label={texts.height}
            value={height}
            onChange={(chosen) => edit({ height: chosen })}
            min={1}
            max={MOST_SIDE_PX}
          />
        </div>
      )}
    </>
  );
}

import { upscaleTexts as texts } from '../../texts/en/upscale.ts';
import { Choice } from '../../ui/Choice.tsx';
import { NumberField, TextField } from '../../ui/TextField.tsx';
import styles from './UpscaleScreen.module.css';
import { MODES, SIDE_RANGE_PX, TARGETS, UNITS, type UpscaleDraft } from './upscale-draft.ts';

export interface UpscaleFieldsProps {
  draft: UpscaleDraft;
  edit: (changes: Partial<UpscaleDraft>) => void;
}

/** How pictures are enlarged, and how far. */
export function UpscaleFields({ draft, edit }: UpscaleFieldsProps) {
  const takesWords = draft.mode === 'conservative' || draft.mode === 'creative';
  return (
    <>
      <Choice
        label={texts.mode}
        look="cards"
        value={draft.mode}
        onChange={(mode) => edit({ mode })}
        options={MODES.map((value) => ({ value, label: texts.modes[value], detail: texts.modeHints[value] }))}
      />
      <Choice
        label={texts.target}
        look="chips"
        value={draft.target}
        onChange={(target) => edit({ target })}
        options={TARGETS.map((value) => ({ value, label: texts.targets[value] }))}
        hint={texts.targetHints[draft.target]}
      />
      {draft.target === 'own' && <PixelFields draft={draft} edit={edit} />}
      {draft.target === 'paper' && <PaperFields draft={draft} edit={edit} />}
      {takesWords && (
        <TextField label={texts.prompt} value={draft.prompt} onChange={(prompt) => edit({ prompt })} />
      )}
    </>
  );
}

function PixelFields({ draft, edit }: UpscaleFieldsProps) {
  return (
    <div className={styles.pair}>
      <NumberField
        label={texts.width}
        value={draft.width}
        onChange={(width) => edit({ width })}
        {...SIDE_RANGE_PX}
      />
      <NumberField
        label={texts.height}
        value={draft.height}
        onChange={(height) => edit({ height })}
        {...SIDE_RANGE_PX}
      />
    </div>
  );
}

/** A size on paper, at the resolution of print. */
function PaperFields({ draft, edit }: UpscaleFieldsProps) {
  return (
    <div className={styles.paper}>
      <NumberField
        label={texts.paperWidth}
        value={draft.paperWidth}
        onChange={(paperWidth) => edit({ paperWidth })}
        min={0}
        step="any"
      />
      <NumberField
        label={texts.paperHeight}
        value={draft.paperHeight}
        onChange={(paperHeight) => edit({ paperHeight })}
        min={0}
        step="any"
      />
      <Choice
        label={texts.unit}
        value={draft.unit}
        onChange={(unit) => edit({ unit })}
        options={UNITS.map((value) => ({ value, label: texts.units[value] }))}
      />
    </div>
  );
}

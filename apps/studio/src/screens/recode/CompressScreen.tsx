import { Minimize2 } from 'lucide-react';
import { useDraft } from '../../drafts/draft.ts';
import { recodeTexts as texts } from '../../texts/en/recode.ts';
import { Choice } from '../../ui/Choice.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { NumberField } from '../../ui/TextField.tsx';
import { RecodeStudio } from './RecodeStudio.tsx';
import { ResizeFields } from './ResizeFields.tsx';
import { COMPRESS_FORMATS, COMPRESS_INITIAL, PRESET_NAMES, PRESETS, presetOf } from './recode-draft.ts';
import { compressWith } from './recoding.ts';
import { resizeProblem } from './resize-draft.ts';

/** Smaller files. */
export default function CompressScreen() {
  const [draft, edit] = useDraft('compress', COMPRESS_INITIAL);
  return (
    <RecodeStudio
      screen="compress"
      icon={Minimize2}
      recode={compressWith(draft)}
      problem={resizeProblem(draft)}
      settings={
        <>
          <Choice
            label={texts.purposeOf}
            look="chips"
            value={presetOf(draft)}
            onChange={(preset) => edit(PRESETS[preset])}
            options={PRESET_NAMES.map((value) => ({ value, label: texts.presets[value] }))}
          />
          <Choice
            label={texts.format}
            value={draft.format}
            onChange={(format) => edit({ format })}
            options={COMPRESS_FORMATS.map((value) => ({ value, label: texts.formats[value] }))}
          />
          <Slider
            label={texts.quality}
            value={draft.quality}
            onChange={(quality) => edit({ quality })}
            min={1}
            max={100}
          />
          <NumberField
            label={texts.target}
            hint={texts.targetHint}
            value={draft.targetKb}
            onChange={(targetKb) => edit({ targetKb })}
            min={10}
            max={102_400}
          />
          <ResizeFields draft={draft} edit={edit} />
          <MoreSettings label={texts.advanced}>
            <Switch
              label={texts.strip}
              hint={texts.stripHint}
              checked={draft.strips}
              onChange={(strips) => edit({ strips })}
            />
            <Switch
              label={texts.progressive}
              checked={draft.progressive}
              onChange={(progressive) => edit({ progressive })}
            />
          </MoreSettings>
        </>
      }
    />
  );
}

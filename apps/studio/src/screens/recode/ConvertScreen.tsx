import { Replace } from 'lucide-react';
import { useDraft } from '../../drafts/draft.ts';
import { recodeTexts as texts } from '../../texts/en/recode.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { RecodeStudio } from './RecodeStudio.tsx';
import { ResizeFields } from './ResizeFields.tsx';
import { CONVERT_FORMATS, CONVERT_INITIAL, hasQuality } from './recode-draft.ts';
import { convertWith } from './recoding.ts';
import { resizeProblem } from './resize-draft.ts';

/** Pictures in another format. */
export default function ConvertScreen() {
  const [draft, edit] = useDraft('convert', CONVERT_INITIAL);
  return (
    <RecodeStudio
      screen="convert"
      icon={Replace}
      recode={convertWith(draft)}
      problem={resizeProblem(draft)}
      settings={
        <>
          <Choice
            label={texts.format}
            look="chips"
            value={draft.format}
            onChange={(format) => edit({ format })}
            options={CONVERT_FORMATS.map((value) => ({ value, label: texts.formats[value] }))}
          />
          {hasQuality(draft.format) && (
            <Slider
              label={texts.quality}
              value={draft.quality}
              onChange={(quality) => edit({ quality })}
              min={1}
              max={100}
            />
          )}
          <ResizeFields draft={draft} edit={edit} />
          <Switch
            label={texts.transparency}
            hint={texts.transparencyHint}
            checked={draft.keepsTransparency}
            onChange={(keepsTransparency) => edit({ keepsTransparency })}
          />
          <Switch
            label={texts.strip}
            hint={texts.stripHint}
            checked={draft.strips}
            onChange={(strips) => edit({ strips })}
          />
        </>
      }
    />
  );
}

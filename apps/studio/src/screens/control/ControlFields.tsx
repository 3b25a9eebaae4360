import { answerOf } from '@atelier/sdk';
import { useQuery } from '@tanstack/react-query';
import { atelier } from '../../api/atelier.ts';
import { controlTexts as texts } from '../../texts/en/control.ts';
import { Choice } from '../../ui/Choice.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { NumberField, TextField } from '../../ui/TextField.tsx';
import { type ControlDraft, RATIOS } from './control-draft.ts';

export interface ControlFieldsProps {
  draft: ControlDraft;
  edit: (changes: Partial<ControlDraft>) => void;
}

/** How closely the picture is followed; only what the operation knows. */
export function Strengths({ draft, edit }: ControlFieldsProps) {
  switch (draft.operation) {
    case 'sketch':
    case 'structure':
      return (
        <Strength
          label={texts.strength}
          ends={texts.strengthEnds}
          value={draft.strength}
          onChange={(strength) => edit({ strength })}
        />
      );
    case 'style':
      return (
        <>
          <Strength
            label={texts.fidelity}
            ends={texts.fidelityEnds}
            value={draft.fidelity}
            onChange={(fidelity) => edit({ fidelity })}
          />
          <Choice
            label={texts.ratio}
            look="chips"
            value={draft.ratio}
            onChange={(ratio) => edit({ ratio })}
            options={RATIOS.map((value) => ({ value, label: value }))}
          />
        </>
      );
    default:
      return (
        <>
          <Strength
            label={texts.styleStrength}
            ends={texts.styleStrengthEnds}
            value={draft.styleStrength}
            onChange={(styleStrength) => edit({ styleStrength })}
          />
          <Strength
            label={texts.composition}
            ends={texts.compositionEnds}
            value={draft.composition}
            onChange={(composition) => edit({ composition })}
          />
          <Strength
            label={texts.change}
            ends={texts.changeEnds}
            value={draft.change}
            onChange={(change) => edit({ change })}
          />
        </>
      );
  }
}

interface StrengthProps {
  label: string;
  ends: readonly [string, string];
  value: number;
  onChange: (value: number) => void;
}

function Strength(props: StrengthProps) {
  return <Slider {...props} min={0} max={1} step={0.05} show={(value) => value.toFixed(2)} />;
}

/** What few need: what to avoid, a style preset, the seed. */
export function MoreControlSettings({ draft, edit }: ControlFieldsProps) {
  const presets = useQuery({
    queryKey: ['style-presets'],
    queryFn: () => answerOf(atelier.imageStudio.GET('/image-studio/style-presets')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options = (presets.data?.presets ?? []).map(({ id, label, group }) => ({ value: id, label, group }));
  return (
    <MoreSettings label={texts.more}>
      <TextField label={texts.negative} value={draft.negative} onChange={(negative) => edit({ negative })} />
      <Select
        label={texts.preset}
        value={draft.preset}
        onChange={(preset) => edit({ preset })}
        options={[{ value: '', label: texts.presetNone }, ...options]}
      />
      <NumberField label={texts.seed} value={draft.seed} onChange={(seed) => edit({ seed })} min={0} />
    </MoreSettings>
  );
}

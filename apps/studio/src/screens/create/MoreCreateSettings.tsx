import { Dices } from 'lucide-react';
import { createTexts as texts } from '../../texts/en/create.ts';
import { Button } from '../../ui/Button.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { NumberField, TextArea } from '../../ui/TextField.tsx';
import styles from './CreateScreen.module.css';
import { ProviderFields, type ProviderFieldsProps } from './ProviderFields.tsx';
import { usePersonas } from './use-create.ts';

const MOST_GUIDANCE = 20;
const USUAL_GUIDANCE = 7.5;
const MOST_STEPS = 150;
/** Seeds have 32 bits; the largest number stands for another one (spec: image-studio-api.md section 4.5). */
const MOST_SEED = 4_294_967_294;

/** Settings that most pictures do without; they work in automatic mode, too. */
export function MoreCreateSettings({ draft, edit, preview }: ProviderFieldsProps) {
  const personas = usePersonas().data?.personas ?? [];
  return (
    <MoreSettings label={texts.advanced}>
      <ProviderFields draft={draft} edit={edit} preview={preview} />
      {personas.length > 0 && (
        <Select
          label={texts.persona}
          value={draft.personaId ?? ''}
          onChange={(id) => edit({ personaId: id === '' ? null : id })}
          options={[
            { value: '', label: texts.personaNone },
            ...personas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextArea
        label={texts.negative}
        rows={2}
        value={draft.negative}
        onChange={(negative) => edit({ negative })}
      />
      <Switch
        label={texts.useGuidance}
        checked={draft.guidance !== null}
        onChange={(isOn) => edit({ guidance: isOn ? USUAL_GUIDANCE : null })}
      />
      {draft.guidance !== null && (
        <Slider
          label={texts.guidance}
          ends={texts.guidanceEnds}
          value={draft.guidance}
          onChange={(guidance) => edit({ guidance })}
          min={0}
          max={MOST_GUIDANCE}
          step={0.5}
        />
      )}
      <div className={styles.pair}>
        <NumberField
          label={texts.steps}
          value={draft.steps}
          onChange={(steps) => edit({ steps })}
          min={1}
          max={MOST_STEPS}
        />
        <NumberField
          label={texts.seed}
          value={draft.seed}
          onChange={(seed) => edit({ seed })}
          min={0}
          max={MOST_SEED}
        />
      </div>
      <div className={styles.seed}>
        <small>{texts.seedHint}</small>
        <Button size="sm" icon={Dices} onClick={() => edit({ seed: drawSeed() })}>
          {texts.seedDraw}
        </Button>
      </div>
    </MoreSettings>
  );
}

function drawSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % MOST_SEED;
}

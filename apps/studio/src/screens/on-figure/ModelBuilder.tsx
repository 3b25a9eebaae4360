import { MODEL_SETTINGS } from '@atelier/contracts/product-enums';
import type { ModelPreset } from '@atelier/sdk';
import { Thumbnail } from '../../pictures/Thumbnail.tsx';
import { onFigureTexts as texts } from '../../texts/en/on-figure.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { MultiChoice } from '../../ui/MultiChoice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './ModelBuilder.module.css';
import { MARKS, type ModelDraft, marksOf, TRAITS, traitWord, withTrait } from './model-draft.ts';
import { useLikeness } from './use-likeness.ts';

interface Props {
  draft: ModelDraft;
  edit: (changes: Partial<ModelDraft>) => void;
  /** Undefined while they are on their way. */
  presets: readonly ModelPreset[] | undefined;
}

/** Sample pictures of presets are taller than wide, and people stand in their middle. */
const FACE_RATIO = 3 / 4;

/** Who wears the garment: one of the presets, or a description. */
export function ModelBuilder({ draft, edit, presets }: Props) {
  return (
    <>
      <Choice
        label={texts.modelFrom}
        value={draft.modelFrom}
        onChange={(modelFrom) => edit({ modelFrom })}
        options={[
          { value: 'preset', label: texts.froms.preset },
          { value: 'own', label: texts.froms.own },
        ]}
      />
      {draft.modelFrom === 'preset' ? (
        <Presets draft={draft} edit={edit} presets={presets} />
      ) : (
        <Description draft={draft} edit={edit} presets={presets} />
      )}
    </>
  );
}

const PLACEHOLDERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function Presets({ draft, edit, presets }: Props) {
  if (presets === undefined)
    return (
      <div className={styles.placeholders}>
        {PLACEHOLDERS.map((name) => (
          <Skeleton key={name} ratio={FACE_RATIO} />
        ))}
      </div>
    );
  const chosen = presets.find(({ preset_id: id }) => id === draft.presetId);
  return (
    <div className={styles.presets}>
      <Choice
        label={texts.presets}
        look="cards"
        value={draft.presetId}
        onChange={(presetId) => edit({ presetId })}
        options={presets.map((preset) => ({
          value: preset.preset_id,
          label: presetName(preset),
          picture: <Thumbnail url={preset.sample_image} alt="" ratio={FACE_RATIO} fit="cover" />,
        }))}
      />
      {chosen !== undefined && (
        <Button size="sm" onClick={() => edit({ modelFrom: 'own', settings: { ...chosen.settings } })}>
          {texts.startFrom}
        </Button>
      )}
    </div>
  );
}

/** `Female: Young adult, European`: enough to tell the models apart without seeing them. */
function presetName({ settings }: ModelPreset): string {
  const { age_group: age, ethnicity, gender } = settings;
  return texts.presetName(
    traitWord(gender),
    [age, ethnicity].flatMap((value) => (value == null ? [] : [traitWord(value)])).join(', '),
  );
}

const ANY = '';

function Description({ draft: { settings }, edit, presets }: Props) {
  const marks = marksOf(settings);
  const { url, isDated, standIn } = useLikeness(settings, presets);
  return (
    <>
      {url !== undefined && (
        <div className={styles.beside} data-dated={isDated}>
          <Thumbnail url={url} alt="" ratio={FACE_RATIO} fit="cover" />
          <p>{standIn === undefined ? texts.previewDrawn : texts.previewLikeness}</p>
        </div>
      )}
      <Choice
        label={texts.gender}
        value={settings.gender}
        onChange={(gender) => edit({ settings: withTrait(settings, 'gender', gender) })}
        options={MODEL_SETTINGS.gender.map((value) => ({ value, label: traitWord(value) }))}
      />
      <div className={styles.traits}>
        {TRAITS.map((trait) => (
          <Select
            key={trait}
            label={texts.traits[trait]}
            value={settings[trait] ?? ANY}
            onChange={(value) => edit({ settings: withTrait(settings, trait, value) })}
            options={[
              { value: ANY, label: texts.any },
              ...MODEL_SETTINGS[trait].map((value) => ({ value, label: traitWord(value) })),
            ]}
          />
        ))}
      </div>
      <MultiChoice
        label={texts.besides}
        values={marks.filter((mark) => settings[mark] === true)}
        onChange={(chosen) =>
          edit({
            settings: {
              ...settings,
              ...Object.fromEntries(MARKS.map((mark) => [mark, chosen.includes(mark)])),
            },
          })
        }
        options={marks.map((value) => ({ value, label: texts.marks[value] }))}
      />
    </>
  );
}

import { MaskField } from '../../mask/MaskField.tsx';
import { DropZone } from '../../pictures/DropZone.tsx';
import type { Pictures, ShownPicture } from '../../pictures/use-pictures.ts';
import { editTexts as texts } from '../../texts/en/edit.ts';
import { FieldGroup } from '../../ui/Field.tsx';
import { MoreSettings } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { NumberField, TextArea, TextField } from '../../ui/TextField.tsx';
import styles from './EditStage.module.css';
import { type EditDraft, type LightSide, MOST_GROWTH_PX, SIDES, takesMask } from './edit-draft.ts';
import { useEditModels } from './use-edit.ts';

const ADVISED_PROMPT_LENGTH = 1000;
const MOST_MASK_EDGE_PX = 100;
const GROWTH_STEP_PX = 8;
const LIGHT_SIDES: readonly LightSide[] = ['none', 'left', 'right', 'above', 'below'];

export interface EditFieldsProps {
  draft: EditDraft;
  edit: (changes: Partial<EditDraft>) => void;
  picture: ShownPicture | null;
  slots: { mask: Pictures; background: Pictures; lighting: Pictures };
}

/** The fields that the chosen operation needs, and no others. */
export function EditFields({ draft, edit, picture, slots }: EditFieldsProps) {
  const { operation } = draft;
  return (
    <>
      {operation === 'search_replace' && (
        <TextField label={texts.search} value={draft.search} onChange={(search) => edit({ search })} />
      )}
      {operation === 'search_recolor' && (
        <TextField label={texts.select} value={draft.select} onChange={(select) => edit({ select })} />
      )}
      {operation === 'outpaint' && <Growth draft={draft} edit={edit} />}
      {operation !== 'remove_background' && (
        <TextArea
          label={texts.prompts[operation]}
          value={draft.prompt}
          onChange={(prompt) => edit({ prompt })}
          advisedLength={ADVISED_PROMPT_LENGTH}
        />
      )}
      {takesMask(operation) && picture !== null && (
        <MaskField label={texts.mask} hint={texts.maskHint} picture={picture} slot={slots.mask} />
      )}
      {operation === 'replace_background_relight' && (
        <>
          <DropZone label={texts.background} slot={slots.background} />
          <Light draft={draft} edit={edit} lighting={slots.lighting} />
        </>
      )}
      {operation === 'general_edit' && <Model draft={draft} edit={edit} picture={picture} />}
      {operation !== 'remove_background' && <More draft={draft} edit={edit} />}
    </>
  );
}

type PartProps = Pick<EditFieldsProps, 'draft' | 'edit'>;

function Growth({ draft, edit }: PartProps) {
  return (
    <FieldGroup label={texts.expand}>
      <div className={styles.pair}>
        {SIDES.map((side) => (
          <Slider
            key={side}
            label={texts.sides[side]}
            value={draft[side]}
            onChange={(px) => edit({ [side]: px })}
            min={0}
            max={MOST_GROWTH_PX}
            step={GROWTH_STEP_PX}
            show={texts.pixels}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function Light({ draft, edit, lighting }: PartProps & { lighting: Pictures }) {
  return (
    <MoreSettings label={texts.lighting}>
      <DropZone label={texts.lighting} slot={lighting} />
      <Select
        label={texts.lightSide}
        value={draft.lightSide}
        onChange={(value) => edit({ lightSide: LIGHT_SIDES.find((side) => side === value) ?? 'none' })}
        options={LIGHT_SIDES.map((value) => ({ value, label: texts.lightSides[value] }))}
      />
      <Slider
        label={texts.lightStrength}
        value={draft.lightStrength}
        onChange={(lightStrength) => edit({ lightStrength })}
        min={0}
        max={1}
        step={0.05}
        show={texts.percent}
      />
      <Switch
        label={texts.keepBackground}
        checked={draft.keepBackground}
        onChange={(keepBackground) => edit({ keepBackground })}
      />
    </MoreSettings>
  );
}

function Model({ draft, edit, picture }: PartProps & { picture: ShownPicture | null }) {
  const { models, recommendation } = useEditModels(picture);
  const recommended = models.find(({ id }) => id === recommendation?.recommended_model);
  return (
    <Select
      label={texts.model}
      value={draft.model}
      onChange={(model) => edit({ model })}
      hint={
        recommended !== undefined && recommendation !== null
          ? texts.recommended(recommended.name, recommendation.reason)
          : undefined
      }
      options={[
        { value: '', label: texts.modelAuto },
        ...models.map(({ id, name, tier, cost, max_resolution }) => ({
          value: id,
          label: `${name} · ${texts.credits(cost)} · ${max_resolution}`,
          group: tier,
        })),
      ]}
    />
  );
}

function More({ draft, edit }: PartProps) {
  return (
    <MoreSettings label={texts.more}>
      <TextField label={texts.negative} value={draft.negative} onChange={(negative) => edit({ negative })} />
      {takesMask(draft.operation) && (
        <>
          <NumberField
            label={texts.growMask}
            value={draft.growMask}
            onChange={(growMask) => edit({ growMask })}
            min={0}
            max={MOST_MASK_EDGE_PX}
          />
          <Slider
            label={texts.feather}
            value={draft.feather}
            onChange={(feather) => edit({ feather })}
            min={0}
            max={MOST_MASK_EDGE_PX}
            show={texts.pixels}
          />
        </>
      )}
      <NumberField label={texts.seed} value={draft.seed} onChange={(seed) => edit({ seed })} min={0} />
    </MoreSettings>
  );
}

import { productTexts as texts } from '../texts/en/product.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field, FieldGroup } from '../ui/Field.tsx';
import { MoreSettings } from '../ui/Panel.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import { NumberField, TextArea, TextField } from '../ui/TextField.tsx';
import styles from './ProductFields.module.css';
import type { BackgroundType, ProductDraft, SizeName } from './product-draft.ts';

interface Props {
  draft: ProductDraft;
  edit: (changes: Partial<ProductDraft>) => void;
}

const BACKGROUNDS: readonly BackgroundType[] = ['arbitrary', 'transparent', 'reference_color'];
const SIZES: readonly SizeName[] = ['own', 'square', 'portrait', 'custom'];
const MOST_GENERATIONS = 4;
const MOST_SIDE_PX = 8192;

/** Ground, size and number: how the pictures look, whatever they show. */
export function LookFields({ draft, edit }: Props) {
  return (
    <>
      <Choice
        label={texts.background}
        value={draft.background}
        onChange={(background) => edit({ background })}
        options={BACKGROUNDS.map((value) => ({ value, label: texts.backgrounds[value] }))}
      />
      {draft.background === 'reference_color' && (
        <Field label={texts.colour} hint={texts.colourHint}>
          {(control) => (
            <input
              {...control}
              type="color"
              className={styles.colour}
              value={draft.colour}
              onChange={(event) => edit({ colour: event.target.value })}
            />
          )}
        </Field>
      )}
      <Choice
        label={texts.size}
        look="chips"
        value={draft.size}
        onChange={(size) => edit({ size })}
        options={SIZES.map((value) => ({ value, label: texts.sizes[value] }))}
      />
      {draft.size === 'custom' && (
        <div className={styles.pair}>
          <NumberField
            label={texts.width}
            value={draft.width}
            onChange={(width) => edit({ width })}
            min={1}
            max={MOST_SIDE_PX}
          />
          <NumberField
            label={texts.height}
            value={draft.height}
            onChange={(height) => edit({ height })}
            min={1}
            max={MOST_SIDE_PX}
          />
        </div>
      )}
      <Slider
        label={texts.generations}
        value={draft.generations}
        onChange={(generations) => edit({ generations })}
        min={1}
        max={MOST_GENERATIONS}
      />
    </>
  );
}

/** What the photos may not show, and the margin. */
export function ProductWords({ draft, edit }: Props) {
  return (
    <MoreSettings label={texts.words}>
      <p className={styles.hint}>{texts.wordsHint}</p>
      <TextField
        label={texts.title}
        placeholder={texts.titlePlaceholder}
        value={draft.title}
        onChange={(title) => edit({ title })}
      />
      <TextField
        label={texts.category}
        placeholder={texts.categoryPlaceholder}
        value={draft.category}
        onChange={(category) => edit({ category })}
      />
      <TextArea
        label={texts.description}
        rows={2}
        value={draft.description}
        onChange={(description) => edit({ description })}
      />
      <Margins draft={draft} edit={edit} />
    </MoreSettings>
  );
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const MOST_MARGIN_PX = MOST_SIDE_PX / 2;

function Margins({ draft, edit }: Props) {
  return (
    <>
      {draft.sidesApart ? (
        <FieldGroup label={texts.padding} hint={texts.sidesHint}>
          <div className={styles.pair}>
            {SIDES.map((side) => (
              <NumberField
                key={side}
                label={texts.sides[side]}
                value={draft[side]}
                onChange={(pixels) => edit({ [side]: pixels })}
                min={0}
                max={MOST_MARGIN_PX}
              />
            ))}
          </div>
        </FieldGroup>
      ) : (
        <NumberField
          label={texts.padding}
          hint={texts.paddingHint}
          value={draft.padding}
          onChange={(padding) => edit({ padding })}
          min={0}
          max={MOST_MARGIN_PX}
        />
      )}
      <Switch
        label={texts.sidesApart}
        checked={draft.sidesApart}
        onChange={(sidesApart) => edit({ sidesApart })}
      />
    </>
  );
}

import { z } from 'zod';
import { CONTROL_PRICES, EDIT_PRICES, type SizedPrice } from './providers.ts';

/** What a form of an operation shows. */
const EditFields = z.object({
  prompt: z.boolean(),
  mask: z.boolean(),
  negative_prompt: z.boolean(),
  search_prompt: z.boolean(),
  select_prompt: z.boolean(),
  background: z.boolean(),
  lighting: z.boolean(),
  expansion: z.boolean(),
});
type EditFieldName = keyof z.infer<typeof EditFields>;

const ControlFields = z.object({
  control_image: z.boolean(),
  style_image: z.boolean(),
  prompt: z.boolean(),
  negative_prompt: z.boolean(),
  control_strength: z.boolean(),
  fidelity: z.boolean(),
  style_strength: z.boolean(),
  composition_fidelity: z.boolean(),
  change_strength: z.boolean(),
  aspect_ratio: z.boolean(),
});
type ControlFieldName = keyof z.infer<typeof ControlFields>;

const Credits = z.object({ base: z.number(), large: z.number() });

export const EditOperation = z
  .object({
    label: z.string(),
    description: z.string(),
    provider: z.string(),
    fields: EditFields,
    required: z.array(z.string()),
    optional: z.array(z.string()),
    async: z.boolean(),
    credits: Credits,
    aliases: z.array(z.string()),
  })
  .meta({ id: 'EditOperation' });
export type EditOperation = z.infer<typeof EditOperation>;

export const ControlOperation = z
  .object({
    label: z.string(),
    description: z.string(),
    provider: z.string(),
    fields: ControlFields,
    required: z.array(z.string()),
    defaults: z.record(z.string(), z.union([z.number(), z.string()])),
    credits: Credits,
  })
  .meta({ id: 'ControlOperation' });
export type ControlOperation = z.infer<typeof ControlOperation>;

export const EDIT_OPERATION_IDS = [
  'remove_background',
  'inpaint',
  'outpaint',
  'search_replace',
  'search_recolor',
  'replace_background_relight',
  'general_edit',
] as const;
export type EditOperationId = (typeof EDIT_OPERATION_IDS)[number];

/** Where light comes from. */
export const LIGHT_SIDES = ['left', 'right', 'above', 'below'] as const;

export const CONTROL_OPERATION_IDS = ['sketch', 'structure', 'style', 'style_transfer'] as const;
export type ControlOperationId = (typeof CONTROL_OPERATION_IDS)[number];

interface EditTraits {
  description: string;
  fields: EditFieldName[];
  required: string[];
  optional: string[];
}

/** What the operations take (spec: image-studio-api.md sections 7.1 and 7.4); labels and prices are in providers.json. */
const EDIT_TRAITS: Record<EditOperationId, EditTraits> = {
  remove_background: {
    description: 'Cuts out the subject and makes the background transparent',
    fields: [],
    required: [],
    optional: [],
  },
  inpaint: {
    description: 'Makes the painted area anew from a description',
    fields: ['prompt', 'mask', 'negative_prompt'],
    required: ['prompt'],
    optional: ['mask', 'negative_prompt', 'style_preset'],
  },
  outpaint: {
    description: 'Extends the picture beyond its edges',
    fields: ['prompt', 'negative_prompt', 'expansion'],
    required: ['expand_left | expand_right | expand_up | expand_down'],
    optional: ['prompt', 'negative_prompt', 'style_preset'],
  },
  search_replace: {
    description: 'Finds something by its name and puts something else in its place',
    fields: ['prompt', 'mask', 'search_prompt', 'negative_prompt'],
    required: ['prompt', 'search_prompt'],
    optional: ['mask', 'negative_prompt'],
  },
  search_recolor: {
    description: 'Finds something by its name and gives it another colour',
    fields: ['prompt', 'mask', 'select_prompt', 'negative_prompt'],
    required: ['prompt', 'select_prompt'],
    optional: ['mask', 'negative_prompt'],
  },
  replace_background_relight: {
    description: 'Puts the subject before another background and lights it to match',
    fields: ['prompt', 'background', 'lighting'],
    required: ['background_image_base64 | lighting_image_base64 | prompt'],
    optional: ['background_image_base64', 'lighting_image_base64', 'prompt'],
  },
  general_edit: {
    description: 'Changes the picture as a sentence says',
    fields: ['prompt', 'mask', 'negative_prompt'],
    required: ['prompt'],
    optional: ['mask', 'negative_prompt', 'guidance_scale', 'steps', 'seed', 'model'],
  },
};

interface ControlTraits {
  description: string;
  fields: ControlFieldName[];
  required: string[];
  defaults: Record<string, number | string>;
}

const CONTROL_TRAITS: Record<ControlOperationId, ControlTraits> = {
  sketch: {
    description: 'Makes a picture from a drawing',
    fields: ['control_image', 'prompt', 'negative_prompt', 'control_strength'],
    required: ['control_image_base64', 'prompt'],
    defaults: { control_strength: 0.7 },
  },
  structure: {
    description: 'Keeps the structure of a picture and changes its look',
    fields: ['control_image', 'prompt', 'negative_prompt', 'control_strength'],
    required: ['control_image_base64', 'prompt'],
    defaults: { control_strength: 0.7 },
  },
  style: {
    description: 'Makes a new picture in the style of another one',
    fields: ['control_image', 'prompt', 'negative_prompt', 'fidelity', 'aspect_ratio'],
    required: ['control_image_base64', 'prompt'],
    defaults: { fidelity: 0.5, aspect_ratio: '1:1' },
  },
  style_transfer: {
    description: 'Gives a picture the style of another one',
    fields: [
      'control_image',
      'style_image',
      'prompt',
      'negative_prompt',
      'style_strength',
      'composition_fidelity',
      'change_strength',
    ],
    required: ['control_image_base64', 'style_image_base64'],
    defaults: { style_strength: 1, composition_fidelity: 0.9, change_strength: 0.9 },
  },
};

/** Only this one takes so long at its provider that it is polled there. */
const ASYNCHRONOUS: EditOperationId = 'replace_background_relight';

/** The edit operations in the order of the specification. */
export const EDIT_OPERATIONS: Readonly<Record<string, EditOperation>> = Object.fromEntries(
  EDIT_OPERATION_IDS.map((id) => {
    const { description, fields, required, optional } = EDIT_TRAITS[id];
    const { label, provider, credits, aliases } = priced(EDIT_PRICES, id);
    const shown = shownFields(Object.keys(EditFields.shape), fields);
    const entry = { label, description, provider, fields: EditFields.parse(shown), required, optional };
    return [id, { ...entry, async: id === ASYNCHRONOUS, credits, aliases }];
  }),
);

/** The control operations in the order of the specification. */
export const CONTROL_OPERATIONS: Readonly<Record<string, ControlOperation>> = Object.fromEntries(
  CONTROL_OPERATION_IDS.map((id) => {
    const { description, fields, required, defaults } = CONTROL_TRAITS[id];
    const { label, provider, credits } = priced(CONTROL_PRICES, id);
    const shown = shownFields(Object.keys(ControlFields.shape), fields);
    return [
      id,
      { label, description, provider, fields: ControlFields.parse(shown), required, defaults, credits },
    ];
  }),
);

interface Priced {
  label: string;
  provider: string;
  credits: SizedPrice;
  aliases: string[];
}

function priced(prices: Record<string, Priced>, id: string): Priced {
  const row = prices[id];
  if (row === undefined) throw new Error(`providers.json has no operation "${id}"`);
  return row;
}

function shownFields(all: string[], shown: string[]): Record<string, boolean> {
  return Object.fromEntries(all.map((name) => [name, shown.includes(name)]));
}

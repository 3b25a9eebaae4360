import { z } from 'zod';
import {
  booleanField,
  choiceField,
  imageField,
  numberField,
  outputFormatField,
  PROMPT_CHARACTERS,
  seedField,
  shown,
  textField,
  wholeField,
} from './fields.ts';
import { EDIT_OPERATION_IDS, EDIT_OPERATIONS, type EditOperationId, LIGHT_SIDES } from './operations.ts';

const NAME_CHARACTERS = 100;
const MOST_EXPANSION_PX = 512;
/** The model that takes most takes the picture and so many more. */
const MOST_REFERENCES = 13;
const prompt = () => textField(PROMPT_CHARACTERS).optional();
const expansion = () => wholeField({ min: 0, max: MOST_EXPANSION_PX }).default(0);
const share = () => numberField({ min: 0, max: 1 });

const EditOptions = z.object({
  grow_mask: wholeField({ min: 0, max: 100 }).optional(),
  feather: wholeField({ min: 0, max: 100 }).default(0),
  creativity: share().default(0.5),
  preserve_original_subject: share().default(0.6),
  light_source_direction: choiceField(LIGHT_SIDES).optional(),
  light_source_strength: share().default(0.3),
  keep_original_background: booleanField().default(false),
  reference_images: z.array(imageField()).max(MOST_REFERENCES).default([]),
});

/** An operation by id or alias. */
const operation = () =>
  textField(NAME_CHARACTERS)
    .transform((given, context): EditOperationId => {
      const wanted = given.trim().toLowerCase();
      const found = EDIT_OPERATION_IDS.find(
        (id) => id === wanted || EDIT_OPERATIONS[id]?.aliases.includes(wanted) === true,
      );
      if (found !== undefined) return found;
      context.addIssue({
        code: 'custom',
        message: `Unknown edit operation: ${shown(given)}. Use one of: ${EDIT_OPERATION_IDS.join(', ')}`,
      });
      return z.NEVER;
    })
    .meta({ enum: [...EDIT_OPERATION_IDS] });

/** Fields that every route that makes pictures has. */
export const WORK_FIELDS = {
  output_format: outputFormatField().default('png'),
  async: booleanField().default(false),
  save: booleanField().default(true),
};

/** `POST /edit/process` (spec: image-studio-api.md section 7.1). */
export const EditRequest = z
  .object({
    image_base64: imageField(),
    operation: operation(),
    prompt: prompt(),
    negative_prompt: prompt(),
    search_prompt: prompt(),
    select_prompt: prompt(),
    mask_base64: imageField().optional(),
    background_image_base64: imageField().optional(),
    lighting_image_base64: imageField().optional(),
    expand_left: expansion(),
    expand_right: expansion(),
    expand_up: expansion(),
    expand_down: expansion(),
    provider: textField(NAME_CHARACTERS).default('auto'),
    model: textField(NAME_CHARACTERS).optional(),
    style_preset: textField(NAME_CHARACTERS).optional(),
    guidance_scale: numberField({ min: 0, max: 20 }).optional(),
    steps: wholeField({ min: 1, max: 150 }).optional(),
    seed: seedField().optional(),
    options: EditOptions.default(EditOptions.parse({})),
    ...WORK_FIELDS,
  })
  .superRefine((request, context) => {
    const message = missing(request);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
export type EditRequest = z.infer<typeof EditRequest>;

type Fields = Pick<EditRequest, 'operation' | 'output_format'> & Record<string, unknown>;

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';

/** What an operation lacks, in a sentence. */
function missing(fields: Fields): string | null {
  const { prompt: words, search_prompt, select_prompt } = fields;
  switch (fields.operation) {
    case 'remove_background':
      return fields.output_format === 'jpg'
        ? 'remove_background needs an output format with transparency (png or webp)'
        : null;
    case 'inpaint':
      return isBlank(words) ? 'Prompt is required for inpainting' : null;
    case 'outpaint':
      return isExpanding(fields) ? null : 'Set at least one expand value above 0 for outpainting';
    case 'search_replace':
      return isBlank(words) || isBlank(search_prompt)
        ? 'search_replace needs both prompt and search_prompt'
        : null;
    case 'search_recolor':
      return isBlank(words) || isBlank(select_prompt)
        ? 'search_recolor needs both prompt and select_prompt'
        : null;
    case 'replace_background_relight':
      return isBlank(words) &&
        isBlank(fields.background_image_base64) &&
        isBlank(fields.lighting_image_base64)
        ? 'Provide a background image, a lighting image or a prompt for replace background and relight'
        : null;
    case 'general_edit':
      return isBlank(words) ? 'general_edit needs a prompt' : null;
  }
}

function isExpanding({ expand_left, expand_right, expand_up, expand_down }: Fields): boolean {
  return [expand_left, expand_right, expand_up, expand_down].some((px) => typeof px === 'number' && px > 0);
}

/** What every answer with one finished picture says of it. */
export const PICTURE_FIELDS = {
  image_base64: z.string().meta({ description: 'A data URL.' }),
  width: z.int(),
  height: z.int(),
  metadata: z.record(z.string(), z.unknown()),
  asset_id: z.int().nullable(),
  warnings: z.array(z.string()),
};

/** A finished edit, or a finished control operation. */
export const EditAnswer = z.object({
  success: z.literal(true),
  operation: z.string(),
  provider: z.string(),
  ...PICTURE_FIELDS,
});

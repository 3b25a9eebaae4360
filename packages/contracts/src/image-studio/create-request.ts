import { z } from 'zod';
import { WORK_FIELDS } from './edit-request.ts';
import {
  booleanField,
  choiceField,
  numberField,
  PROMPT_CHARACTERS,
  seedField,
  shown,
  textField,
  wholeField,
} from './fields.ts';

const NAME_CHARACTERS = 100;
const MOST_VARIATIONS = 10;
const WIDEST_RATIO = 8;
const RATIO = /^\s*(\d+(?:\.\d+)?)\s*[:x/]\s*(\d+(?:\.\d+)?)\s*$/i;

/** Width by height, as a label such as `1.91:1` says. */
export interface AspectRatio {
  label: string;
  /** Width divided by height, 1/8 to 8. */
  value: number;
}

/** `W:H`, decimals and the separators `:`, `x` and `/` allowed. */
export const aspectRatioField = () =>
  z
    .string()
    .transform((given, context): AspectRatio => {
      const [, width = '0', height = '0'] = RATIO.exec(given) ?? [];
      const value = Number(width) / Number(height);
      if (value >= 1 / WIDEST_RATIO && value <= WIDEST_RATIO) return { label: `${width}:${height}`, value };
      context.addIssue({ code: 'custom', message: `Invalid aspect_ratio: ${shown(given)}` });
      return z.NEVER;
    })
    .meta({ type: 'string', examples: ['16:9', '1.91:1'] });

const side = () => wholeField({ min: 64, max: 4096 }).optional();

/** `POST /create` (spec: image-studio-api.md section 4). */
export const CreateRequest = z.object({
  prompt: textField(PROMPT_CHARACTERS)
    .default('')
    .refine((prompt) => prompt.trim() !== '', { error: 'Prompt is required for image generation' }),
  template_id: textField(NAME_CHARACTERS).optional(),
  provider: textField(NAME_CHARACTERS).default('auto'),
  model: textField(NAME_CHARACTERS).optional(),
  width: side(),
  height: side(),
  aspect_ratio: aspectRatioField().optional(),
  style_preset: textField(NAME_CHARACTERS).optional(),
  quality: choiceField(['draft', 'standard', 'premium']).optional(),
  negative_prompt: textField(PROMPT_CHARACTERS).optional(),
  guidance_scale: numberField({ min: 0, max: 20 }).optional(),
  steps: wholeField({ min: 1, max: 150 }).optional(),
  seed: seedField().optional(),
  num_variations: wholeField({ min: 1, max: MOST_VARIATIONS }).default(1),
  enhance_prompt: booleanField().default(true),
  use_persona: booleanField().default(false),
  persona_id: textField(NAME_CHARACTERS).optional(),
  ...WORK_FIELDS,
});
export type CreateRequest = z.infer<typeof CreateRequest>;

const nullableText = z.string().nullable();

/** A request with everything decided that it left open. */
const CreateEcho = z.object({
  prompt: z.string(),
  enhanced_prompt: nullableText,
  template_id: nullableText,
  template_name: nullableText,
  provider: z.string(),
  model: z.string(),
  dimensions: z.string(),
  quality: z.string(),
  num_variations: z.int(),
  style_preset: nullableText,
  aspect_ratio: nullableText,
  negative_prompt: nullableText,
  persona_id: nullableText,
});

export const CreateAnswer = z.object({
  success: z.literal(true),
  request: CreateEcho,
  results: z.array(
    z.object({
      image_base64: z.string().meta({ description: 'Bare base64.' }),
      width: z.int(),
      height: z.int(),
      provider: z.string(),
      model: z.string(),
      variation: z.int(),
      seed: z.int(),
      asset_id: z.int().nullable(),
      metadata: z.record(z.string(), z.unknown()),
    }),
  ),
  total_generated: z.int(),
  total_failed: z.int(),
  errors: z.array(z.object({ variation: z.int(), error: z.string() })),
  warnings: z.array(z.string()),
  credits_charged: z.number(),
});

/** What `/create` would do with a request. */
export const CreatePreview = z.object({
  request: CreateEcho,
  warnings: z.array(z.string()),
  estimated_cost: z.number(),
  cost_per_image: z.number(),
  size_class: z.enum(['base', 'large']),
  is_local: z.boolean().meta({
    description: 'The built-in engine draws, at the price of the provider and model of the request.',
  }),
  why: z.string().meta({ description: 'What decided who makes the pictures, in words.' }),
  balance: z.object({ remaining: z.number().nullable(), sufficient: z.boolean() }),
});

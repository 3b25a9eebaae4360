import { z } from 'zod';
import { PICTURE_FIELDS, WORK_FIELDS } from './edit-request.ts';
import {
  booleanField,
  choiceField,
  imageField,
  numberField,
  PROMPT_CHARACTERS,
  seedField,
  textField,
  wholeField,
} from './fields.ts';
import { UPSCALE_PRESETS } from './providers.ts';

export const UPSCALE_MODES = ['fast', 'conservative', 'creative'] as const;
export type UpscaleModeName = (typeof UPSCALE_MODES)[number];
/** Fast mode goes this far; the others end at `LARGEST_SIDE_PX`. */
export const LARGEST_FAST_SIDE_PX = 6144;
export const LARGEST_SIDE_PX = 4096;
export const LEAST_TARGET_PX = 64;

const target = () => wholeField({ min: LEAST_TARGET_PX, max: LARGEST_FAST_SIDE_PX }).optional();

/** `POST /upscale` (spec: image-studio-api.md section 8). */
export const UpscaleRequest = z.object({
  image_base64: imageField(),
  mode: choiceField([...UPSCALE_MODES, 'auto'], (given) => `Unknown upscale mode: ${given}`).default('auto'),
  target_width: target(),
  target_height: target(),
  preset: choiceField(
    Object.keys(UPSCALE_PRESETS),
    (given) => `Unknown preset: ${given}. Use web, print or social`,
  ).optional(),
  prompt: textField(PROMPT_CHARACTERS).optional(),
  negative_prompt: textField(PROMPT_CHARACTERS).optional(),
  creativity: numberField({ min: 0, max: 1 }).optional(),
  seed: seedField().optional(),
  ...WORK_FIELDS,
});
export type UpscaleRequest = z.infer<typeof UpscaleRequest>;

const SOURCE_SIDE_PX = 16_384;
const sourceSide = () => wholeField({ min: 1, max: SOURCE_SIDE_PX });

/** `POST /upscale/preview`: the same wishes, with the size of the picture in the place of the picture. */
export const UpscaleQuestion = UpscaleRequest.pick({
  mode: true,
  target_width: true,
  target_height: true,
  preset: true,
}).extend({ width: sourceSide(), height: sourceSide() });

export const UpscalePreview = z.object({
  mode: z.enum(UPSCALE_MODES),
  width: z.int(),
  height: z.int(),
  upscale_factor: z.number(),
  already_met: z
    .boolean()
    .meta({ description: 'The picture is as large already; it would only be written anew.' }),
  target_adjusted: z.boolean(),
  estimated_cost: z.number(),
  balance: z.object({ remaining: z.number().nullable(), sufficient: z.boolean() }),
});

export const UpscaleAnswer = z.object({
  success: z.literal(true),
  mode: z.enum(UPSCALE_MODES),
  ...PICTURE_FIELDS,
});

export const JobAccepted = z.object({ job_id: z.string(), status: z.literal('queued') });

/** `GET /jobs/{id}`. */
export const JobFilter = z.object({
  bytes: booleanField().default(true).meta({
    description: 'false: the result leaves its pictures out, for whoever fetches them by their URLs.',
  }),
});

export const JobAnswer = z.object({
  job_id: z.string(),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z.number(),
  result: z.record(z.string(), z.unknown()).nullable(),
  detail: z.string().nullable(),
  pictures: z
    .array(
      z.object({
        position: z.int().meta({ description: 'Its place among all that the job makes; grows, with gaps.' }),
        variation: z.int().nullable().meta({ description: 'Of pictures from words, from 1.' }),
        width: z.int(),
        height: z.int(),
        url: z
          .string()
          .meta({ description: 'The file, below the address of this API, for who may read the job.' }),
      }),
    )
    .meta({ description: 'What is made already, also while the job runs.' }),
  errors: z
    .array(z.object({ variation: z.int(), error: z.string() }))
    .meta({ description: 'What could not be made, told as soon as it is known.' }),
});

import { z } from 'zod';
import {
  booleanField,
  choiceField,
  imageField,
  numberField,
  PROMPT_CHARACTERS,
  seedField,
  shown,
  textField,
} from './fields.ts';
import { TRANSFORM_MODELS } from './providers.ts';

const NAME_CHARACTERS = 100;
const RESOLUTIONS = ['480p', '720p', '1080p'] as const;
const AVATAR_RESOLUTIONS = ['480p', '720p'] as const;
const USUAL_RESOLUTION = '720p';
const { durations: VIDEO_SECONDS } = TRANSFORM_MODELS['image-to-video'];
const LONGEST_SPEECH_SECONDS = TRANSFORM_MODELS['talking-avatar'].max_seconds;

/** Sound as base64 or as a data URL. */
const audioField = () =>
  z
    .string()
    .meta({ contentEncoding: 'base64', description: 'WAV or MP3 as base64, plain or as a data URL.' });

const prompt = () => textField(PROMPT_CHARACTERS).optional();

const seconds = () => numberField({ min: 1, max: LONGEST_SPEECH_SECONDS });
const isVideoLength = (given: number) => VIDEO_SECONDS.includes(given);
const WRONG_LENGTH = `duration must be ${VIDEO_SECONDS.join(' or ')}`;

/** `POST /transform/image-to-video` (spec: image-studio-api.md section 12.4). */
export const ImageToVideoRequest = z.object({
  image_base64: imageField(),
  prompt: textField(PROMPT_CHARACTERS)
    .default('')
    .refine((given) => given.trim() !== '', { error: 'Prompt is required for image to video' }),
  audio_base64: audioField().optional(),
  resolution: choiceField(RESOLUTIONS).default(USUAL_RESOLUTION),
  duration: seconds().refine(isVideoLength, { error: WRONG_LENGTH }).default(5),
  negative_prompt: prompt(),
  seed: seedField().optional(),
  enable_prompt_expansion: booleanField().default(true),
});

/** `POST /transform/talking-avatar`. */
export const TalkingAvatarRequest = z.object({
  image_base64: imageField(),
  audio_base64: audioField(),
  resolution: choiceField(AVATAR_RESOLUTIONS).default(USUAL_RESOLUTION),
  prompt: prompt(),
  mask_image_base64: imageField().optional(),
  seed: seedField().optional(),
});

export const TRANSFORM_OPERATIONS = ['image-to-video', 'talking-avatar'] as const;
export type TransformOperation = (typeof TRANSFORM_OPERATIONS)[number];

const operation = () =>
  textField(NAME_CHARACTERS)
    .transform((given, context): TransformOperation => {
      const wanted = given.trim().toLowerCase().replaceAll('_', '-');
      const found = TRANSFORM_OPERATIONS.find((id) => id === wanted);
      if (found !== undefined) return found;
      context.addIssue({
        code: 'custom',
        message: `Unknown transform operation: ${shown(given)}. Use one of: ${TRANSFORM_OPERATIONS.join(', ')}`,
      });
      return z.NEVER;
    })
    .meta({ enum: [...TRANSFORM_OPERATIONS] });

/** `POST /transform/estimate-cost`; `duration` in seconds. */
export const TransformQuestion = z
  .object({
    operation: operation(),
    resolution: choiceField(RESOLUTIONS).default(USUAL_RESOLUTION),
    duration: seconds().optional(),
  })
  .superRefine(({ operation: wanted, resolution, duration }, context) => {
    if (wanted === 'talking-avatar' && resolution === '1080p')
      context.addIssue({ code: 'custom', message: 'talking-avatar is made in 480p or 720p' });
    if (wanted === 'image-to-video' && duration !== undefined && !isVideoLength(duration))
      context.addIssue({ code: 'custom', message: WRONG_LENGTH });
  });
export type TransformQuestion = z.infer<typeof TransformQuestion>;

export const TransformEstimate = z.object({
  estimated_cost: z.number(),
  breakdown: z.object({
    base_cost: z.number(),
    per_second: z.number(),
    duration: z.number(),
    total: z.number(),
  }),
  currency: z.literal('credits'),
  provider: z.string(),
  model: z.string(),
});

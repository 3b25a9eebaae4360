import { z } from 'zod';
import { WORK_FIELDS } from './edit-request.ts';
import {
  booleanField,
  choiceField,
  imageField,
  numberField,
  outputFormatField,
  textField,
  wholeField,
} from './fields.ts';
import { SafeZone } from './platforms.ts';

const NAME_CHARACTERS = 100;
const MOST_PLATFORMS = 10;
const MOST_FORMATS = 20;
const LARGEST_FILE_MB = 100;
const name = () => textField(NAME_CHARACTERS);

const FOCAL_POINT = 'focal_point needs x and y between 0 and 1';
const share = () => numberField({ min: 0, max: 1 });

/** Checked as a whole: one sentence says what it needs. */
const focalPoint = () =>
  z
    .unknown()
    .transform((given, context) => {
      const parsed = z.object({ x: share(), y: share() }).safeParse(given);
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: FOCAL_POINT });
      return z.NEVER;
    })
    .meta({ type: 'object', properties: { x: { type: 'number' }, y: { type: 'number' } } });

const background = () =>
  z
    .string()
    .transform((given) => given.trim().toLowerCase())
    .refine((given) => /^(#[0-9a-f]{6}|transparent|blur|white)$/.test(given), {
      error: 'background must be a colour such as #ffffff, transparent or blur',
    });

/** `POST /social/optimize` (spec: image-studio-api.md section 10.1). */
export const SocialRequest = z.object({
  image_base64: imageField(),
  platforms: z
    .array(name())
    .refine((platforms) => platforms.length > 0, { error: 'Select at least one platform' })
    .refine((platforms) => platforms.length <= MOST_PLATFORMS, {
      error: `Select at most ${MOST_PLATFORMS} platforms`,
    }),
  format_names: z.record(z.string(), z.union([name(), z.array(name()).max(MOST_FORMATS)])).default({}),
  show_safe_zones: booleanField().default(false),
  crop_mode: choiceField(['smart', 'center', 'fit']).default('smart'),
  focal_point: focalPoint().optional(),
  focal_points: z
    .record(z.string(), focalPoint())
    .default({})
    .meta({ description: 'For single formats, by their ids; they come before `focal_point`.' }),
  background: background().default('white'),
  max_size_mb: numberField({ min: 0.01, max: LARGEST_FILE_MB }).optional(),
  quality: wholeField({ min: 1, max: 100 }).default(95),
  ...WORK_FIELDS,
  output_format: outputFormatField().default('png'),
});
export type SocialRequest = z.infer<typeof SocialRequest>;

/** `POST /social/crops`: the same wishes, as far as they say where a picture is cut. */
export const CropsRequest = SocialRequest.pick({
  image_base64: true,
  platforms: true,
  format_names: true,
  crop_mode: true,
  focal_point: true,
  focal_points: true,
});
export type CropsRequest = z.infer<typeof CropsRequest>;

/** A place of the answer, and what of the source is seen there, in its pixels. */
const PLACE_FIELDS = {
  platform: z.string(),
  format: z.string(),
  format_id: z.string(),
  width: z.int(),
  height: z.int(),
  ratio: z.string(),
  true_ratio: z.string(),
  safe_zone: SafeZone,
  crop: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  focal_point_used: z.boolean(),
  upscaled: z.boolean(),
};

export const CropsAnswer = z.object({
  success: z.literal(true),
  crops: z.array(z.object(PLACE_FIELDS)),
  warnings: z.array(z.string()),
});

export const SocialAnswer = z.object({
  success: z.literal(true),
  results: z.array(
    z.object({
      ...PLACE_FIELDS,
      image_base64: z.string(),
      file_size_bytes: z.int(),
      within_size_limit: z.boolean(),
      clean_image_base64: z.string().optional(),
      asset_id: z.int().nullable(),
    }),
  ),
  total_optimized: z.int(),
  errors: z.array(z.object({ platform: z.string(), format: z.string(), error: z.string() })),
  warnings: z.array(z.string()),
});

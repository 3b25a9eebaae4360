import { z } from 'zod';
import { booleanField, imageField, numberField, shown, textField, wholeField } from './fields.ts';

const LEAST_TARGET_KB = 10;
const LARGEST_TARGET_KB = 100 * 1024;
const MOST_IN_BATCH = 20;
const quality = () => wholeField({ min: 1, max: 100 });
const NAME_CHARACTERS = 100;

const LARGEST_SIDE_PX = 8192;
const MOST_PERCENT = 400;
/** Another size in pixels; proportions stay. */
const RESIZE_FIELDS = {
  resize_width: wholeField({ min: 1, max: LARGEST_SIDE_PX }).optional(),
  resize_height: wholeField({ min: 1, max: LARGEST_SIDE_PX }).optional(),
  resize_percent: numberField({ min: 1, max: MOST_PERCENT }).optional(),
};

/** One way of saying how large at a time. */
function refuseTwoSizes(
  given: Partial<Record<keyof typeof RESIZE_FIELDS, number | undefined>>,
  context: z.RefinementCtx,
): void {
  const { resize_width, resize_height, resize_percent } = given;
  if (resize_percent === undefined || (resize_width ?? resize_height) === undefined) return;
  context.addIssue({
    code: 'custom',
    message: 'Use either resize_percent or resize_width and resize_height',
  });
}

/** A file type; `jpg` is another word for `jpeg`. */
const fileType = <const Format extends string>(formats: readonly Format[], field: string) =>
  z
    .string()
    .transform((given, context): Format => {
      const word = given.trim().toLowerCase().replace(/^\./, '');
      const found = formats.find((format) => format === (word === 'jpg' ? 'jpeg' : word));
      if (found !== undefined) return found;
      context.addIssue({
        code: 'custom',
        message: `Unsupported ${field}: ${shown(given)}. Use ${formats.join(', ')}`,
      });
      return z.NEVER;
    })
    .meta({ enum: [...formats, 'jpg'] });

export const COMPRESS_FORMATS = ['jpeg', 'png', 'webp'] as const;
export const CONVERT_FORMATS = ['png', 'jpeg', 'webp', 'gif', 'bmp', 'tiff'] as const;

/** `POST /compress` and `/compress/estimate` (spec: image-studio-api.md section 12.2). */
export const CompressRequest = z
  .object({
    image_base64: imageField(),
    quality: quality().default(85),
    format: fileType(COMPRESS_FORMATS, 'format').default('jpeg'),
    target_size_kb: wholeField({ min: LEAST_TARGET_KB, max: LARGEST_TARGET_KB }).optional(),
    strip_metadata: booleanField().default(true),
    progressive: booleanField().default(true),
    optimize: booleanField().default(true),
    ...RESIZE_FIELDS,
  })
  .superRefine(refuseTwoSizes);
export type CompressRequest = z.infer<typeof CompressRequest>;

export const CompressAnswer = z.object({
  success: z.literal(true),
  image_base64: z.string(),
  original_size_kb: z.number(),
  compressed_size_kb: z.number(),
  compression_ratio: z.number().meta({ description: 'Percent saved; negative when the file grew.' }),
  format: z.string(),
  width: z.int(),
  height: z.int(),
  quality_used: z.int(),
  metadata_stripped: z.boolean(),
  target_met: z.boolean().optional(),
});

export const CompressionEstimateAnswer = z.object({
  original_size_kb: z.number(),
  estimated_size_kb: z.number(),
  estimated_reduction_percent: z.number(),
  width: z.int(),
  height: z.int(),
  format: z.string(),
});

/** `POST /convert-format` (spec: image-studio-api.md section 12.3). */
export const ConvertRequest = z
  .object({
    image_base64: imageField(),
    target_format: fileType(CONVERT_FORMATS, 'target_format'),
    preserve_transparency: booleanField().default(true),
    quality: quality().optional(),
    color_space: textField(NAME_CHARACTERS)
      .refine((given) => given.trim().toLowerCase() === 'srgb', { error: 'color_space must be sRGB' })
      .optional(),
    strip_metadata: booleanField().default(false),
    optimize: booleanField().default(true),
    progressive: booleanField().default(true),
    ...RESIZE_FIELDS,
  })
  .superRefine(refuseTwoSizes);
export type ConvertRequest = z.infer<typeof ConvertRequest>;

export const ConvertAnswer = z.object({
  success: z.literal(true),
  image_base64: z.string(),
  original_format: z.string(),
  target_format: z.string(),
  original_size_kb: z.number(),
  converted_size_kb: z.number(),
  width: z.int(),
  height: z.int(),
  transparency_preserved: z.boolean(),
  metadata_preserved: z.boolean(),
  color_space: z.string(),
  warnings: z.array(z.string()),
});

/** Several pictures with settings of their own. */
const batchOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    images: z.array(item).refine((images) => images.length >= 1 && images.length <= MOST_IN_BATCH, {
      error: `images must hold 1 to ${MOST_IN_BATCH} entries`,
    }),
  });
export const CompressBatchRequest = batchOf(CompressRequest);
export const ConvertBatchRequest = batchOf(ConvertRequest);

export const BatchAnswer = z.object({
  success: z.boolean(),
  results: z.array(z.record(z.string(), z.unknown())),
  total_images: z.int(),
  successful: z.int(),
  failed: z.int(),
});

export const RecommendationQuery = z.object({ source_format: textField(NAME_CHARACTERS).default('') });

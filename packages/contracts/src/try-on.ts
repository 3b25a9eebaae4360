import { z } from 'zod';
import { AiutaImage } from './data.ts';
import { text } from './fields.ts';
import { OperationStatus } from './operation.ts';
import { ABORT_REASONS, LIMITS, PHOTO_CHECKS } from './product-enums.ts';
import { SkuId } from './sku-item.ts';

/** Trying SKUs on: the Try-On and the Unified API differ in how many at once, and in their answers (spec: sections 5, 6). */

export const AbortReason = z.enum(ABORT_REASONS).meta({ id: 'AbortReason' });
export type AbortReason = z.infer<typeof AbortReason>;

/** A look at a photo that can abort a try-on, by the reason it gives. */
export const PhotoCheck = z.enum(PHOTO_CHECKS);
export type PhotoCheck = z.infer<typeof PhotoCheck>;

/** Whom to dress, and in what. */
const tryOnFields = (skus: { min: number; max: number }) => ({
  uploaded_image_id: text().meta({
    description: 'An upload, a predefined model or a generated picture.',
  }),
  sku_id: SkuId.nullish(),
  sku_ids: z
    .array(SkuId)
    .min(skus.min)
    .max(skus.max)
    .nullish()
    .meta({ description: 'Several are worn together, in one picture.' }),
});

const hasOneSource = (request: { sku_id?: unknown; sku_ids?: unknown }) =>
  (request.sku_id == null) !== (request.sku_ids == null);
const ONE_SOURCE = { error: 'Expected exactly one of sku_id and sku_ids' };

/** What is said about quality is taken and not read: there is one quality, the best we can. */
export const SkuImagesRequest = z
  .object({
    ...tryOnFields(LIMITS.skuImagesSkus),
    sku_catalog_name: text().nullish().meta({ description: 'There is one, `main`.' }),
    enhanced_quality: z.boolean().nullish(),
    hijab_protection: z.boolean().nullish(),
    model_type: text().nullish(),
    operation_target: text().nullish(),
  })
  .refine(hasOneSource, ONE_SOURCE)
  .meta({ id: 'SkuImagesRequest' });
export type SkuImagesRequest = z.infer<typeof SkuImagesRequest>;

export const SkuTryOnRequest = z
  .object(tryOnFields(LIMITS.skuTryOnSkus))
  .refine(hasOneSource, ONE_SOURCE)
  .meta({ id: 'SkuTryOnRequest' });
export type SkuTryOnRequest = z.infer<typeof SkuTryOnRequest>;

/** The answer to a creation of the Try-On API. */
export const SkuImagesCreated = z
  .object({
    operation_id: z.string(),
    details: z
      .string()
      .nullable()
      .meta({ description: 'What is known already to be missing from the picture.' }),
    errors: z.array(z.string()),
  })
  .meta({ id: 'SkuImagesCreated' });
export type SkuImagesCreated = z.infer<typeof SkuImagesCreated>;

export const GeneratedSkuImage = AiutaImage.extend({
  image_url: z.url().meta({ description: 'The same as `url`.' }),
}).meta({ id: 'GeneratedSkuImage' });
export type GeneratedSkuImage = z.infer<typeof GeneratedSkuImage>;

/** How far a try-on is, with its pictures in the shape of `image`. */
const tryOnOperation = <Image extends z.ZodType>(image: Image) =>
  z.object({
    id: z.string(),
    status: OperationStatus,
    error: z.string().nullable(),
    abort_reason: AbortReason.nullable().optional(),
    generated_images: z
      .array(image.nullable())
      .meta({ description: 'Empty until SUCCESS; null for a picture that has expired or was deleted.' }),
    warnings: z.array(z.string()).optional(),
  });

export const SkuImagesOperation = tryOnOperation(GeneratedSkuImage).meta({ id: 'SkuImagesOperation' });
export type SkuImagesOperation = z.infer<typeof SkuImagesOperation>;

export const SkuTryOnOperation = tryOnOperation(AiutaImage).meta({ id: 'SkuTryOnOperation' });
export type SkuTryOnOperation = z.infer<typeof SkuTryOnOperation>;

import { z } from 'zod';
import { freeObject, httpUrl, text, uniqueList, wholeNumberText } from './fields.ts';
import { FlatLayImageType } from './flat-lay.ts';
import { OnFigureImageType } from './on-figure.ts';
import { hasUploads, hasUrls, ProductPhotos, ProductWords } from './product.ts';
import { LIMITS, SKU_AGE_GROUPS, SKU_AVAILABILITIES, SKU_GENDERS } from './product-enums.ts';
import { CapabilitiesReadiness } from './readiness.ts';

/** The SKU catalogue of the Unified API (spec: product-api.md section 6). */

const { skuIdCharacters } = LIMITS;

/** The shop's own id of a product: any text that fits in a URL. */
export const SkuId = text().min(skuIdCharacters.min).max(skuIdCharacters.max);

/** What a SKU says about its product besides its photos. */
export const SkuProductWords = z.object({
  ...ProductWords.omit({ id: true }).shape,
  brand: text().nullable().default(null),
  store_url: httpUrl().nullable().default(null),
  color: text().nullable().default(null),
  gender: z.enum(SKU_GENDERS).nullable().default(null),
  age_group: z.enum(SKU_AGE_GROUPS).nullable().default(null),
  extra: freeObject()
    .nullable()
    .default(null)
    .meta({ description: "The client's own data, returned as it came." }),
});
export type SkuProductWords = z.infer<typeof SkuProductWords>;

export const SkuProductInfo = z
  .object({ ...SkuProductWords.shape, ...ProductPhotos.shape })
  .refine((product) => hasUrls(product) !== hasUploads(product), {
    error: 'Expected exactly one of image_urls and uploaded_image_ids',
  })
  .meta({ id: 'SkuProductInfo' });

export const SkuProductInfoAnswer = z
  .object({ ...SkuProductWords.shape, image_urls: z.array(z.url()) })
  .meta({ id: 'SkuProductInfoAnswer' });

/** What a SKU is to be used for. A field that is left out is off. */
export const SkuCapabilities = z
  .object({
    try_on: z.boolean().default(false),
    outfit_recommendations: z.boolean().default(false),
    size_and_fit: z.boolean().default(false),
    off_figure_product_images: uniqueList(FlatLayImageType, LIMITS.skuOffFigureImages).default([]),
    on_figure_product_images: uniqueList(OnFigureImageType, LIMITS.skuOnFigureImages).default([]),
  })
  .meta({ id: 'SkuCapabilities' });
export type SkuCapabilities = z.infer<typeof SkuCapabilities>;

export const SkuMerchandising = z
  .object({ availability: z.enum(SKU_AVAILABILITIES).default('in_stock') })
  .meta({ id: 'SkuMerchandising' });
export type SkuMerchandising = z.infer<typeof SkuMerchandising>;
export type SkuAvailability = SkuMerchandising['availability'];

export const SkuItemRequest = z
  .object({
    sku_id: SkuId,
    product_info: SkuProductInfo,
    capabilities: SkuCapabilities.nullish(),
    merchandising: SkuMerchandising.nullish(),
    metadata: freeObject().nullable().default(null).meta({ description: 'Returned as it came, never read.' }),
  })
  .meta({ id: 'SkuItemRequest' });
export type SkuItemRequest = z.infer<typeof SkuItemRequest>;

export const SkuItem = z
  .object({
    internal_id: z.string(),
    sku_id: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    product_info: SkuProductInfoAnswer,
    capabilities: SkuCapabilities,
    capabilities_readiness: CapabilitiesReadiness,
    merchandising: SkuMerchandising,
    metadata: freeObject().nullable(),
  })
  .meta({ id: 'SkuItem' });
export type SkuItem = z.infer<typeof SkuItem>;

export const SkuItemsQuery = z.object({
  offset: wholeNumberText(LIMITS.skuItemsOffset).default(0),
  limit: wholeNumberText(LIMITS.skuItemsLimit).default(10),
});

/** A page of the catalogue, oldest SKU first. */
export const SkuItemsPage = z
  .object({
    items: z.array(SkuItem),
    total: z.int(),
    next_offset: z.int().nullable().meta({ description: 'Null on the last page.' }),
  })
  .meta({ id: 'SkuItemsPage' });

import { z } from 'zod';
import { wholeNumberText } from './fields.ts';
import { LIMITS, SKU_AGE_GROUPS, SKU_GENDERS } from './product-enums.ts';

/** The catalogue as older tools of the Try-On API read it (spec: product-api.md section 7). */

export const LegacySku = z
  .object({
    id: z.string(),
    sku_id: z.string(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    brand: z.string().nullable().optional(),
    sku_catalog_name: z.string(),
    category_google_id: z.int().nullable(),
    category_google_name: z.string().nullable(),
    color: z.string().nullable(),
    gender: z.enum(SKU_GENDERS).nullable(),
    age_group: z.enum(SKU_AGE_GROUPS).nullable(),
    image_urls: z.array(z.url()),
    descriptive_image_urls: z.array(z.url()),
    try_on_examples: z.array(z.unknown()),
    is_ready: z.boolean().meta({ description: 'It can be tried on.' }),
    store_url: z.string().nullable(),
  })
  .meta({ id: 'LegacySku' });
export type LegacySku = z.infer<typeof LegacySku>;

export const LegacySkus = z.object({ result: z.array(LegacySku) }).meta({ id: 'LegacySkus' });

export const LegacyCatalogs = z
  .object({ result: z.array(z.object({ sku_catalog_name: z.string() })) })
  .meta({ id: 'LegacyCatalogs' });

export const LegacyListQuery = z.object({
  limit: wholeNumberText(LIMITS.skuItemsLimit).default(LIMITS.skuItemsLimit.max),
});

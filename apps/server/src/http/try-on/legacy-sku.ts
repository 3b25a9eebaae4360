import { type LegacySku, SKU_CATALOG_NAME } from '@atelier/contracts';
import type { Sku } from '../../catalogue/sku.ts';
import type { ImageAnswers } from '../image-answers.ts';

/** A SKU in the shape that older tools and the demo page read. */
export function legacySku(sku: Sku, images: ImageAnswers, origin: string): LegacySku {
  const { title, description, brand, category, color, gender, age_group, store_url } = sku.product;
  return {
    id: sku.internalId,
    sku_id: sku.skuId,
    title,
    description,
    brand,
    sku_catalog_name: SKU_CATALOG_NAME,
    category_google_id: null,
    category_google_name: category,
    color,
    gender,
    age_group,
    image_urls: sku.photos.map((photo) => images.url(photo, origin)),
    descriptive_image_urls: [],
    try_on_examples: [],
    is_ready: sku.readiness.try_on.status === 'ready',
    store_url,
  };
}

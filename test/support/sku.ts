import type { SkuCapabilities } from '@atelier/contracts';
import type { NewSkuItem } from '../../apps/server/src/catalogue/sku.ts';

export const ALL_OFF: SkuCapabilities = {
  try_on: false,
  outfit_recommendations: false,
  size_and_fit: false,
  off_figure_product_images: [],
  on_figure_product_images: [],
};

/** A SKU with one uploaded photo and no words, to be prepared for try-ons unless told otherwise. */
export function newSku(skuId: string, upload: string, more: Partial<NewSkuItem> = {}): NewSkuItem {
  return {
    skuId,
    product: {
      category: null,
      title: null,
      description: null,
      brand: null,
      store_url: null,
      color: null,
      gender: null,
      age_group: null,
      extra: null,
    },
    photos: { uploaded_image_ids: [upload] },
    capabilities: { ...ALL_OFF, try_on: true },
    availability: 'in_stock',
    metadata: null,
    ...more,
  };
}

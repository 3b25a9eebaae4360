import {
  type FlatLayRequest,
  type LegacyStudioFlatLayRequest,
  ProductWords,
  SIZE_RULES,
} from '@atelier/contracts';
import type { NewOrder, PhotoSource } from '../../operations/operation.ts';
import type { FlatLayEcho } from './flat-lay-answer.ts';
import { photoSource, productOrder } from './product-order.ts';

/** What a request to Studio's creation call orders, in its present or its legacy body. */
export function studioOrder(request: FlatLayRequest | LegacyStudioFlatLayRequest): NewOrder {
  if ('uploaded_product_image_ids' in request) return legacyOrder(request, 'studio-legacy');
  const { product_info, ...rest } = request;
  return order(ProductWords.parse(product_info), photoSource(product_info), rest, 'studio');
}

/** A legacy body, read as the Studio body it stands for (spec: product-api.md section 8, mapping). */
export function legacyOrder(
  request: LegacyStudioFlatLayRequest,
  family: 'studio-legacy' | 'flat-lays',
): NewOrder {
  const {
    uploaded_product_image_ids,
    product_category,
    product_title,
    product_description,
    product_info,
    ...rest
  } = request;
  const words: ProductWords = {
    id: product_info?.id ?? null,
    category: product_category ?? product_info?.category ?? null,
    title: product_title ?? product_info?.title ?? null,
    description: product_description ?? product_info?.description ?? null,
  };
  return order(words, { uploadedImageIds: uploaded_product_image_ids }, rest, family);
}

function order(
  words: ProductWords,
  photos: PhotoSource,
  settings: Omit<FlatLayEcho, 'product_info'>,
  family: string,
): NewOrder {
  const echo: FlatLayEcho = { product_info: words, ...settings };
  const sizes = family === 'flat-lays' ? SIZE_RULES.legacyFlatLay : SIZE_RULES.flatLay;
  return {
    ...productOrder(words, photos, settings, sizes),
    kind: 'flat_lay',
    imageTypes: settings.image_types,
    family,
    echo: { ...echo },
  };
}

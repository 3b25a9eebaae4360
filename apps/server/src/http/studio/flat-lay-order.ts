import {
  type BackgroundFields,
  type BackgroundSettings,
  type FlatLayRequest,
  type LegacyStudioFlatLayRequest,
  OUTPUT_RESOLUTION_PX,
  type ProductPhotos,
  ProductWords,
  requestedSize,
} from '@atelier/contracts';
import type { FlatLayOrder, PhotoSource } from '../../operations/operation.ts';
import type { FlatLayEcho } from './flat-lay-answer.ts';

/** What a request to Studio's creation call orders, in its present or its legacy body. */
export function studioOrder(request: FlatLayRequest | LegacyStudioFlatLayRequest): FlatLayOrder {
  if ('uploaded_product_image_ids' in request) return legacyOrder(request, 'studio-legacy');
  const { product_info, ...rest } = request;
  return order(ProductWords.parse(product_info), photoSource(product_info), rest, 'studio');
}

/** A legacy body, read as the Studio body it stands for (spec: product-api.md section 8, mapping). */
export function legacyOrder(
  request: LegacyStudioFlatLayRequest,
  family: 'studio-legacy' | 'flat-lays',
): FlatLayOrder {
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
): FlatLayOrder {
  const echo: FlatLayEcho = { product_info: words, ...settings };
  return {
    photos,
    hints: {
      category: words.category ?? undefined,
      title: words.title ?? undefined,
      description: words.description ?? undefined,
    },
    imageTypes: settings.image_types,
    generations: settings.number_of_generations,
    background: background(settings.background_settings),
    size: requestedSize(settings, OUTPUT_RESOLUTION_PX[family === 'flat-lays' ? 'flatLays' : 'studio']),
    paddings: settings.output_image_paddings ?? undefined,
    priority: settings.operation_priority,
    family,
    echo: { ...echo },
  };
}

/** The schema has made sure that exactly one of the two lists has entries. */
function photoSource({ image_urls, uploaded_image_ids }: ProductPhotos): PhotoSource {
  return uploaded_image_ids?.length
    ? { uploadedImageIds: uploaded_image_ids }
    : { imageUrls: image_urls ?? [] };
}

function background({ background_type, reference_color }: BackgroundFields): BackgroundSettings {
  if (background_type !== 'reference_color') return { background_type };
  return { background_type, reference_color: reference_color ?? '' };
}

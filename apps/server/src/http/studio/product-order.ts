import {
  type BackgroundFields,
  type BackgroundSettings,
  type OutputPaddings,
  type ProductPhotos,
  type ProductWords,
  requestedSize,
  type SizeRule,
} from '@atelier/contracts';
import type { NewOrder, PhotoSource } from '../../operations/operation.ts';

/** What the requests for product pictures of every kind say. */
interface ProductSettings {
  operation_priority: NewOrder['priority'];
  number_of_generations: number;
  background_settings: BackgroundFields;
  output_image_paddings: OutputPaddings | null;
}

type SizedSettings = ProductSettings & Parameters<typeof requestedSize>[0];

/** The part of an order that is the same for every kind. */
export function productOrder(
  words: ProductWords,
  photos: PhotoSource,
  settings: SizedSettings,
  sizes: SizeRule,
) {
  return {
    photos,
    hints: {
      category: words.category ?? undefined,
      title: words.title ?? undefined,
      description: words.description ?? undefined,
    },
    generations: settings.number_of_generations,
    background: background(settings.background_settings),
    size: requestedSize(settings, sizes),
    paddings: settings.output_image_paddings ?? undefined,
    priority: settings.operation_priority,
  };
}

/** The schema has made sure that exactly one of the two lists has entries. */
export function photoSource({ image_urls, uploaded_image_ids }: ProductPhotos): PhotoSource {
  return uploaded_image_ids?.length
    ? { uploadedImageIds: uploaded_image_ids }
    : { imageUrls: image_urls ?? [] };
}

function background({ background_type, reference_color }: BackgroundFields): BackgroundSettings {
  if (background_type !== 'reference_color') return { background_type };
  return { background_type, reference_color: reference_color ?? '' };
}

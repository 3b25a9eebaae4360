import { ProductWords, type UnifiedFlatLayOperation, unifiedFlatLayFields } from '@atelier/contracts';
import { z } from 'zod';
import type { OperationView } from '../../operations/operation.ts';
import type { ImageAnswers } from '../image-answers.ts';

/** The part of a request that its operation repeats: everything but the photos. */
export const UnifiedFlatLayEcho = z.object({
  product_info: ProductWords.optional(),
  sku_id: z.string().optional(),
  ...unifiedFlatLayFields,
});
export type UnifiedFlatLayEcho = z.infer<typeof UnifiedFlatLayEcho>;

/** A flat-lay operation as the Unified API shows it. */
export function unifiedFlatLayAnswer(
  view: OperationView,
  pictures: Pick<ImageAnswers, 'image' | 'url'>,
  origin: string,
): UnifiedFlatLayOperation {
  const { product_info, ...echo } = UnifiedFlatLayEcho.parse(view.echo);
  const image_urls = view.photos.map((photo) => pictures.url(photo, origin));
  const image = view.results[0]?.[0] ?? null;
  return {
    id: view.id,
    status: view.status,
    error: view.error,
    ...(product_info === undefined ? {} : { product_info: { ...product_info, image_urls } }),
    ...echo,
    generated_image: image && pictures.image(image, origin),
    ...(view.warnings.length === 0 ? {} : { warnings: view.warnings }),
  };
}

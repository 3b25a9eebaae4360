import type { AiutaImage } from '@atelier/contracts';
import type { OperationView } from '../operations/operation.ts';
import { generatedImages, type Pictures } from './studio/operation-answer.ts';

/** A try-on as both of its APIs show it; they differ in what they say of a picture. */
export function tryOnAnswer<Image>(
  view: OperationView,
  pictures: Pictures,
  origin: string,
  show: (image: AiutaImage) => Image,
) {
  return {
    id: view.id,
    status: view.status,
    error: view.error,
    abort_reason: view.abortReason,
    generated_images: generatedImages(view, pictures, origin).map((image) => image && show(image)),
    ...(view.warnings.length === 0 ? {} : { warnings: view.warnings }),
  };
}

/** The SKUs that a valid request names, in one way or the other. */
export function namedSkus(request: {
  sku_id?: string | null | undefined;
  sku_ids?: string[] | null | undefined;
}): string[] {
  return request.sku_ids ?? [request.sku_id ?? ''];
}

import {
  type AiutaImage,
  FlatLayImageType,
  type FlatLayOperation,
  ProductWords,
  studioFields,
} from '@atelier/contracts';
import { z } from 'zod';
import type { StoredImage } from '../../assets/asset.ts';
import type { OperationView } from '../../operations/operation.ts';
import type { ImageAnswers } from '../image-answers.ts';

/** The part of a request that its operation repeats: everything but the photos, which are answered as our URLs. */
export const FlatLayEcho = z.object({
  product_info: ProductWords,
  image_types: z.array(FlatLayImageType),
  ...studioFields,
});
export type FlatLayEcho = z.infer<typeof FlatLayEcho>;

type Pictures = Pick<ImageAnswers, 'image' | 'url'>;

/** A flat-lay operation as Studio shows it; one made with a legacy body also has the legacy list of pictures. */
export function flatLayAnswer(view: OperationView, pictures: Pictures, origin: string): FlatLayOperation {
  const { product_info, ...settings } = FlatLayEcho.parse(view.echo);
  const done = view.status === 'SUCCESS';
  return {
    id: view.id,
    status: view.status,
    error: view.error,
    product_info: { ...product_info, image_urls: view.photos.map((photo) => pictures.url(photo, origin)) },
    ...settings,
    generation_result: done
      ? view.results.map(({ imageType, images }) => ({
          image_type: imageType,
          generated_images: answerAll(images, pictures, origin),
        }))
      : null,
    ...(view.family === 'studio' ? {} : { generated_images: generatedImages(view, pictures, origin) }),
    ...(view.warnings.length === 0 ? {} : { warnings: view.warnings }),
  };
}

/** All pictures in one list, empty until SUCCESS. */
export function generatedImages(
  view: OperationView,
  pictures: Pictures,
  origin: string,
): (AiutaImage | null)[] {
  if (view.status !== 'SUCCESS') return [];
  return answerAll(
    view.results.flatMap((result) => result.images),
    pictures,
    origin,
  );
}

function answerAll(
  images: (StoredImage | null)[],
  pictures: Pictures,
  origin: string,
): (AiutaImage | null)[] {
  return images.map((image) => (image === null ? null : pictures.image(image, origin)));
}

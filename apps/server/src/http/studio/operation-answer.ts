import type { AiutaImage, ProductWords } from '@atelier/contracts';
import type { StoredImage } from '../../assets/asset.ts';
import type { OperationView } from '../../operations/operation.ts';
import type { ImageAnswers } from '../image-answers.ts';

export type Pictures = Pick<ImageAnswers, 'image' | 'url'>;

/** What every kind of operation repeats of its request. */
interface Echo<ImageType> {
  product_info: ProductWords;
  image_types: ImageType[];
}

/**
 * An operation as Studio shows it, whatever its kind: the request, and how far it got. Photos are answered as our
 * URLs, however the request named them.
 */
export function studioAnswer<ImageType, E extends Echo<ImageType>>(
  echo: E & Echo<ImageType>,
  view: OperationView,
  pictures: Pictures,
  origin: string,
) {
  const image_urls = view.photos.map((photo) => pictures.url(photo, origin));
  const results = echo.image_types.map((image_type, index) => ({
    image_type,
    generated_images: answerAll(view.results[index] ?? [], pictures, origin),
  }));
  return {
    id: view.id,
    status: view.status,
    error: view.error,
    ...echo,
    product_info: { ...echo.product_info, image_urls },
    generation_result: view.status === 'SUCCESS' ? results : null,
    ...(view.warnings.length === 0 ? {} : { warnings: view.warnings }),
  };
}

/** All pictures in one list, empty until SUCCESS. */
export function generatedImages(
  view: OperationView,
  pictures: Pictures,
  origin: string,
): (AiutaImage | null)[] {
  return view.status === 'SUCCESS' ? answerAll(view.results.flat(), pictures, origin) : [];
}

function answerAll(
  images: (StoredImage | null)[],
  pictures: Pictures,
  origin: string,
): (AiutaImage | null)[] {
  return images.map((image) => (image === null ? null : pictures.image(image, origin)));
}

import type { Picture } from '@atelier/sdk';
import type { ResultPicture } from '../pictures/result-picture.ts';

/** The pictures of one image type of an order. */
export interface ResultGroup<ImageType> {
  imageType: ImageType;
  pictures: ResultPicture[];
}

/** What a finished product operation made. */
export interface ProductResult<ImageType> {
  operationId: string;
  groups: ResultGroup<ImageType>[];
  warnings: readonly string[];
}

interface Finished<ImageType> {
  id: string;
  generation_result: { image_type: ImageType; generated_images: (Picture | null)[] }[] | null;
  warnings?: string[];
}

/** Shapes a finished operation for the panel. Expired pictures are left out. */
export async function readProductResult<ImageType>(
  operation: Finished<ImageType>,
  nameOf: (imageType: ImageType) => string,
): Promise<ProductResult<ImageType>> {
  const groups = (operation.generation_result ?? []).map(async ({ image_type, generated_images }) => ({
    imageType: image_type,
    pictures: await Promise.all(
      generated_images
        .filter((image) => image !== null)
        .map((image, index, all) => toResult(image, numbered(nameOf(image_type), index, all.length))),
    ),
  }));
  return { operationId: operation.id, groups: await Promise.all(groups), warnings: operation.warnings ?? [] };
}

function numbered(name: string, index: number, count: number): string {
  return count === 1 ? name : `${name} ${index + 1}`;
}

async function toResult({ id, url }: Picture, name: string): Promise<ResultPicture> {
  const { width, height } = await measure(url);
  return { id, url, alt: name, name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), width, height };
}

/** The product APIs do not say how large their pictures are; the browser loads them anyway, so nothing is loaded twice. */
async function measure(url: string): Promise<{ width: number; height: number }> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

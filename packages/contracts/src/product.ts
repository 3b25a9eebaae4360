import { z } from 'zod';
import { httpUrl, text } from './fields.ts';
import { LIMITS } from './product-enums.ts';

const { uploadedImageIds, productImageUrls } = LIMITS;

/** What a client may say about a product; the picture makers treat it as hints. */
const productWords = {
  id: text().nullable().default(null).meta({ description: "The client's own id, echoed and not used." }),
  category: text()
    .nullable()
    .default(null)
    .meta({ description: 'Free text, best a path such as `Apparel & Accessories > Clothing > Dresses`.' }),
  title: text().nullable().default(null),
  description: text().nullable().default(null),
};

/** Product photos by URL or by upload, as yet unchecked which of the two. */
export const ProductPhotos = z.object({
  image_urls: z.array(httpUrl()).max(productImageUrls.max).nullable().optional(),
  uploaded_image_ids: z
    .array(text())
    .min(uploadedImageIds.min)
    .max(uploadedImageIds.max)
    .nullable()
    .optional(),
});
export type ProductPhotos = z.infer<typeof ProductPhotos>;

/** An empty list of URLs says as little as none. */
export function hasUrls(photos: ProductPhotos): boolean {
  return (photos.image_urls?.length ?? 0) > 0;
}

export function hasUploads(photos: ProductPhotos): boolean {
  return (photos.uploaded_image_ids?.length ?? 0) > 0;
}

/** The words of a product alone, for bodies that name its photos elsewhere. */
export const ProductWords = z.object(productWords);
export type ProductWords = z.infer<typeof ProductWords>;

/** A product in a request: its words and exactly one source of photos. */
export const ProductInfo = z
  .object({ ...productWords, ...ProductPhotos.shape })
  .refine((product) => hasUrls(product) !== hasUploads(product), {
    error: 'Expected exactly one of image_urls and uploaded_image_ids',
  })
  .meta({ id: 'ProductInfo' });
export type ProductInfo = z.infer<typeof ProductInfo>;

/** A product in an answer: `image_urls` are ours, whatever the request named. */
export const ProductInfoAnswer = z
  .object({ ...productWords, image_urls: z.array(z.url()) })
  .meta({ id: 'ProductInfoAnswer' });

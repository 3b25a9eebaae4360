import type { TryOnModel } from '../try-on-models/try-on-models.ts';

/** Where the pictures of the predefined try-on models lie in the URL space. */
export const MODEL_PICTURES_PATH = '/try_on_models';

/** Digits of the picture's hash in its address. */
const VERSION_DIGITS = 12;

/** The address of a model's picture: it works for ever, and differs as soon as the picture does. */
export function modelPictureUrl({ id, picture }: TryOnModel, origin: string): string {
  return `${origin}${MODEL_PICTURES_PATH}/${id}.jpg?v=${picture.etag.slice(0, VERSION_DIGITS)}`;
}

export { type RefusalReason, UndecodableImage } from './decode/undecodable.ts';

/**
 * No attempt with this input can give a picture: there is no product to be seen, or no photo shows the side asked
 * for. `message` is a public sentence that tells what to change; `cause` is for the log only.
 */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
}

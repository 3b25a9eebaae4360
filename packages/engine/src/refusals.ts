import type { PhotoCheck } from '@atelier/contracts';

export { type RefusalReason, UndecodableImage } from './decode/undecodable.ts';

/**
 * No attempt with this input can give a picture: there is no product to be seen, or no photo shows the side asked
 * for. `message` is a public sentence that tells what to change; `cause` is for the log only.
 */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
}

const ABORT_SENTENCES: Record<PhotoCheck, string> = {
  NO_PEOPLE_DETECTED: 'The photo shows nobody; please use one of a person who stands upright.',
  TOO_MANY_PEOPLE_DETECTED: 'The photo shows several people; please use one of a single person.',
  CHILD_DETECTED: 'Clothes are not tried on children; please use a photo of an adult.',
  INSUFFICIENT_TARGET_AREA:
    'The part of the body that this product is worn on is not in the photo; please use one that shows more of the person.',
};

/** A photo cannot be used for a try-on. `message` is a public sentence. */
export class TryOnAborted extends Error {
  override readonly name = 'TryOnAborted';
  readonly reason: PhotoCheck;

  constructor(reason: PhotoCheck, options: { cause?: unknown } = {}) {
    super(ABORT_SENTENCES[reason], options);
    this.reason = reason;
  }
}

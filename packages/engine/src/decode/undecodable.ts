/** Why the gate refused an upload. */
export type RefusalReason = 'empty' | 'too_large' | 'unsupported' | 'too_many_pixels' | 'damaged';

/** An upload that is no picture we take. `message` is a sentence for the public; `cause` is for the log only. */
export class UndecodableImage extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'UndecodableImage';
    this.reason = reason;
  }
}

/** The file says it is a picture, but it cannot be read to its end. */
export function damaged(cause?: unknown): UndecodableImage {
  return new UndecodableImage(
    'damaged',
    'The image is damaged or incomplete; please upload it again.',
    cause,
  );
}

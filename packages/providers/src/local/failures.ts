import { AtelierError, ERRORS } from '@atelier/contracts';
import { PictureRefused, TryOnAborted, UndecodableImage } from '@atelier/engine/refusals';
import { ProviderUnavailable } from '../provider.ts';
import type { Failure } from './messages.ts';
import { withoutFolders } from './without-folders.ts';

/** Packs an exception for another process; classes do not survive the way. */
export function packFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const detail = error instanceof Error ? withoutFolders(describe(error)) : message;
  if (error instanceof UndecodableImage)
    return { kind: 'undecodable', reason: error.reason, message, detail };
  if (error instanceof TryOnAborted) return { kind: 'aborted', reason: error.reason, message, detail };
  if (error instanceof PictureRefused) return { kind: 'refused', message, detail };
  if (error instanceof AtelierError && !ERRORS[error.code].retryable) {
    return { kind: 'refused', message: error.fields[0]?.msg ?? message, detail };
  }
  if (error instanceof ProviderUnavailable) return { kind: 'unavailable', message, detail };
  return { kind: 'unexpected', message, detail };
}

/** Builds the exception that `packFailure` packed; its cause carries the stack of the other process. */
export function unpackFailure(failure: Failure): Error {
  const { message, detail } = failure;
  switch (failure.kind) {
    case 'undecodable':
      return new UndecodableImage(failure.reason, message, detail);
    case 'aborted':
      return new TryOnAborted(failure.reason, { cause: detail });
    case 'refused':
      return new PictureRefused(message, { cause: detail });
    case 'unavailable':
      return new ProviderUnavailable(message, { cause: detail });
    case 'unexpected':
      return new Error(message, { cause: detail });
  }
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${describe(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

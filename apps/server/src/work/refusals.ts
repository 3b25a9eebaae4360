import { UndecodableImage } from '@atelier/engine/refusals';
import { PictureRefused, TryOnAborted } from '@atelier/providers';
import { type Failure, UNEXPLAINED } from '../operations/failure.ts';
import { TaskRefused } from './task-work.ts';

/** What is known of why a task failed: what its owner may read, and whether trying again can help. */
export interface Diagnosis {
  failure: Failure;
  retryable: boolean;
}

export function diagnose(error: unknown): Diagnosis {
  if (error instanceof TaskRefused)
    return { failure: { sentence: error.message, isVerdict: false }, retryable: error.retryable };
  if (error instanceof TryOnAborted) {
    const failure = { sentence: error.message, isVerdict: true, abortReason: error.reason };
    return { failure, retryable: false };
  }
  if (error instanceof PictureRefused || error instanceof UndecodableImage) {
    const isVerdict = error instanceof PictureRefused;
    return { failure: { sentence: error.message, isVerdict }, retryable: false };
  }
  return { failure: UNEXPLAINED, retryable: true };
}

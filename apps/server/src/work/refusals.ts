import { UndecodableImage } from '@atelier/engine/refusals';
import { PictureRefused } from '@atelier/providers';
import { TaskRefused } from './task-work.ts';

/** What is known of why a task failed: what its owner may read, and whether trying again can help. */
export interface Diagnosis {
  /** Null when it is none of the owner's business. */
  sentence: string | null;
  retryable: boolean;
}

export function diagnose(error: unknown): Diagnosis {
  if (error instanceof TaskRefused) return { sentence: error.message, retryable: error.retryable };
  if (error instanceof PictureRefused || error instanceof UndecodableImage)
    return { sentence: error.message, retryable: false };
  return { sentence: null, retryable: true };
}

import { UndecodableImage } from '@atelier/engine/refusals';
import { PictureRefused } from '@atelier/providers';
import { TaskRefused } from './task-work.ts';

/** The public sentence of an error that no further attempt can cure; null for everything else. */
export function refusalSentence(error: unknown): string | null {
  const refused =
    error instanceof TaskRefused || error instanceof PictureRefused || error instanceof UndecodableImage;
  return refused ? error.message : null;
}

import type { ImageRole, StudioWork, StudioWorkKind } from '@atelier/contracts/image-studio';
import type { Models } from '../models/models.ts';

/** The work of one kind. */
export type WorkOf<K extends StudioWorkKind> = Extract<StudioWork, { kind: K }>;

/** Pictures by what they are to the work: undecoded bytes. */
export type StudioImages = Partial<Record<ImageRole, Uint8Array>>;

/** What every kind of work is done with. */
export interface StudioTools {
  models: Models;
  /** Told the name of the stage that starts and how much is done, 0..1. */
  onProgress(stage: string, fraction: number): void;
  /** Takes what the user should know, in sentences. */
  warn(sentence: string): void;
}

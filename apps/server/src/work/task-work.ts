import type { PictureProvider } from '@atelier/providers';
import type { Logger } from 'pino';
import type { PhotoParts } from '../assets/assets.ts';
import type { Hosted } from '../hosted/configured.ts';
import type { ClaimedTask, SettleParts } from '../operations/settle.ts';
import type { FetchGate } from '../outbound/index.ts';
import type { Hold } from '../store/blobs.ts';
import type { Tx } from '../store/connect.ts';
import type { TaskResult } from '../store/tasks.ts';

/** What a worker needs to do its tasks. */
export interface WorkParts extends SettleParts, PhotoParts {
  /** The engine of this machine. */
  provider: PictureProvider;
  /** Those who make pictures elsewhere. */
  hosted: Hosted;
  fetchGate: FetchGate;
  maxUploadBytes: number;
  log: Logger;
}

export interface WorkContext {
  signal: AbortSignal;
  onProgress(stage: string, fraction: number): void;
}

/** A task's work, done but not yet recorded. */
export interface FinishedWork {
  /** Bytes that are stored for it; given up when the attempt turns out to be lost. */
  held: Hold[];
  warnings: string[];
  /** Writes the rows that the result consists of and ends the holds. */
  write(tx: Tx): Promise<TaskResult>;
}

export type TaskWork = (parts: WorkParts, task: ClaimedTask, context: WorkContext) => Promise<FinishedWork>;

/** The task cannot be done for a reason that its owner can read and cure. `message` is a public sentence. */
export class TaskRefused extends Error {
  override readonly name = 'TaskRefused';
  /** The reason may pass by itself. */
  readonly retryable: boolean;

  constructor(message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable ?? false;
  }
}

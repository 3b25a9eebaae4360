import type { ImageOut, Mime, Operation, Tri } from './operation.ts';
import type { Money } from './spec.ts';

/** JSON-safe, so that a restarted server goes on polling. `remote` holds ids and URLs, never keys. */
export interface JobHandle {
  provider: string;
  operation: Operation;
  model: string;
  /** The key of the call context that it was submitted under. */
  key: string;
  remote: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  submittedAt: number;
  /** When the provider forgets the result. */
  resultsUntil?: number;
}

export interface Progress {
  /** 0..1. */
  fraction?: number;
  /** 0 = next. */
  queuePosition?: number;
}

export type ErrorKind =
  /** The key is missing, wrong, or lacks a right. */
  | 'auth'
  /** No credit, or a daily limit is used up. */
  | 'quota'
  /** Too many requests at the moment. */
  | 'rate'
  /** The provider dislikes the input. */
  | 'invalid'
  | 'too-large'
  /** Unknown model or job, or a result that has expired. */
  | 'not-found'
  | 'unavailable'
  | 'timeout'
  | 'network'
  /** It answered what nobody can use: no picture, garbage, too many bytes, a redirect to a private address. */
  | 'bad-output'
  | 'internal';

/** Why something failed. It never holds a key. */
export interface ProviderError {
  kind: ErrorKind;
  /** Whether the provider took on (paid) work. */
  accepted: Tri;
  charged: Tri;
  /** The least time to wait before anything is sent again. */
  retryAfterMs?: number;
  /** Of the request, in the provider's words. */
  field?: string;
  /** For the log and, in front of the provider's name, for the user: one sentence, at most 300 characters. */
  message: string;
  requestId?: string;
  status?: number;
}

/** How a job stands. */
export type JobState =
  | { state: 'queued' | 'running'; handle: JobHandle; progress?: Progress; pollAfterMs: number }
  | {
      state: 'done';
      images: readonly ImageOut[];
      /** What it cost, when the answer says so; what the price list says otherwise. */
      cost: Money;
      requestId?: string;
      warnings: readonly string[];
    }
  | {
      state: 'blocked';
      stage: 'input' | 'output' | 'unknown';
      categories: readonly string[];
      charged: Tri;
      requestId?: string;
    }
  | { state: 'failed'; error: ProviderError }
  | { state: 'canceled'; charged: Tri };

export type PendingJob = Extract<JobState, { state: 'queued' | 'running' }>;

/** Thrown inside adapters to end a call; whoever calls a provider sees it as the state `failed`. */
export class ProviderFailed extends Error {
  override readonly name = 'ProviderFailed';
  readonly error: ProviderError;

  constructor(error: ProviderError, options?: ErrorOptions) {
    super(error.message, options);
    this.error = error;
  }
}

/** What the bytes of a result may weigh and measure before anybody decodes them. */
export const RESULT_LIMITS = { maxBytes: 64 * 1024 * 1024, maxPixels: 100_000_000 } as const;

export const RESULT_MIMES: readonly Mime[] = ['image/png', 'image/jpeg', 'image/webp'];

import type { PhotoCheck } from '@atelier/contracts';
import type { RefusalReason } from '@atelier/engine/refusals';

/**
 * What a server process and its child processes say to each other (structured clone over a pipe). A call is answered
 * by one `result` or `failure`, after any number of `progress` messages.
 */

/** The methods of a child by name. */
export type Calls = Record<string, { input: unknown; output: unknown }>;

export type ToChild =
  | { type: 'call'; id: number; method: string; input: unknown }
  | { type: 'abort'; id: number };

export type FromChild =
  | { type: 'progress'; id: number; stage: string; fraction: number }
  | { type: 'result'; id: number; value: unknown; rssMb: number }
  | { type: 'failure'; id: number; failure: Failure; rssMb: number }
  | { type: 'warning'; message: string };

/** An exception in transit; `detail` is for the log. */
export type Failure =
  | { kind: 'undecodable'; reason: RefusalReason; message: string; detail: string }
  | { kind: 'aborted'; reason: PhotoCheck; message: string; detail: string }
  | { kind: 'refused' | 'unavailable' | 'unexpected'; message: string; detail: string };

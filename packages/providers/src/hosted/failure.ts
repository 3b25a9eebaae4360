import { type Answer, requestIdOf } from './answer.ts';
import type { HttpFailed } from './http-port.ts';
import { type ErrorKind, type ProviderError, ProviderFailed } from './job.ts';
import type { Tri } from './operation.ts';

/** What a status says by itself (the safe-retry rule): adapters know more about some. */
const BY_STATUS: Readonly<Record<number, { kind: ErrorKind; accepted: Tri }>> = {
  401: { kind: 'auth', accepted: 'no' },
  402: { kind: 'quota', accepted: 'no' },
  403: { kind: 'auth', accepted: 'no' },
  404: { kind: 'not-found', accepted: 'no' },
  408: { kind: 'timeout', accepted: 'unknown' },
  410: { kind: 'not-found', accepted: 'no' },
  413: { kind: 'too-large', accepted: 'no' },
  429: { kind: 'rate', accepted: 'no' },
  503: { kind: 'unavailable', accepted: 'unknown' },
  504: { kind: 'timeout', accepted: 'unknown' },
};
const SERVER_ERROR = 500;
const MAX_MESSAGE_CHARS = 300;

/** What an adapter knows better than the status tells. */
export type Correction = Partial<Omit<ProviderError, 'status' | 'requestId'>>;

/** A failure for an answer with a bad status; `message` of the correction must be free of keys already. */
export function failureOf(answer: Answer, correction: Correction = {}): ProviderFailed {
  const known = BY_STATUS[answer.status] ?? statusClass(answer.status);
  const accepted = correction.accepted ?? (answer.accepted === 'yes' ? 'yes' : known.accepted);
  const requestId = requestIdOf(answer);
  const retryAfterMs = correction.retryAfterMs ?? retryAfterOf(answer.headers);
  return new ProviderFailed({
    kind: known.kind,
    charged: accepted === 'no' ? 'no' : 'unknown',
    ...correction,
    accepted,
    message: (correction.message ?? `The provider answered with status ${answer.status}.`).slice(
      0,
      MAX_MESSAGE_CHARS,
    ),
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function statusClass(status: number): { kind: ErrorKind; accepted: Tri } {
  if (status >= SERVER_ERROR) return { kind: 'internal', accepted: 'unknown' };
  if (status >= 400) return { kind: 'invalid', accepted: 'no' };
  return { kind: 'bad-output', accepted: 'unknown' };
}

/**
 * A failure for a request without a whole answer.
 * @param isPaid whether it was to start paid work: then, as soon as it may have arrived, so may the charge
 */
export function lostCall({ reason, mayHaveArrived, message }: HttpFailed, isPaid: boolean): ProviderFailed {
  const accepted: Tri = isPaid ? (mayHaveArrived ? 'unknown' : 'no') : 'yes';
  const charged: Tri = accepted === 'no' ? 'no' : 'unknown';
  return new ProviderFailed({ ...LOST[reason], message: LOST[reason].message ?? message, accepted, charged });
}

const LOST: Readonly<Record<HttpFailed['reason'], { kind: ErrorKind; message?: string }>> = {
  forbidden: { kind: 'bad-output', message: 'The provider pointed to an address that is not public.' },
  unreachable: { kind: 'network', message: 'The provider could not be reached.' },
  reset: { kind: 'network', message: 'The connection to the provider broke.' },
  timeout: { kind: 'timeout', message: 'The provider did not answer in time.' },
  'too-large': { kind: 'bad-output', message: 'The provider sent more bytes than a picture may have.' },
};

/** Reads `retry-after-ms` or `retry-after` in seconds; dates (RFC 9110, section 10.2.3) count from the answer's own `date`. */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | undefined {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (ms >= 0) return ms;
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const wait = Date.parse(text) - Date.parse(headers.date ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

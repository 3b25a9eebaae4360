import type { z } from 'zod';
import { ProviderFailed } from './job.ts';
import type { Tri } from './operation.ts';

/** A whole answer of a provider, whatever its status. */
export interface Answer {
  status: number;
  /** 200..299. */
  ok: boolean;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  bytes: Uint8Array;
  /** Whether the work was taken on at the provider when the request has this answer and says nothing else. */
  accepted: Tri;
}

/** Header names under which providers tell the id that their support asks for. */
const REQUEST_ID_HEADERS = ['x-request-id', 'x-fal-request-id', 'request-id', 'x-goog-request-id'];

export function requestIdOf({ headers }: Pick<Answer, 'headers'>): string | undefined {
  const name = REQUEST_ID_HEADERS.find((header) => headers[header] !== undefined);
  return name === undefined ? undefined : headers[name];
}

export function textOf({ bytes }: Pick<Answer, 'bytes'>): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The answer's JSON; undefined when it is none. For error bodies, which may be anything. */
export function jsonOf(answer: Pick<Answer, 'bytes'>): unknown {
  try {
    return JSON.parse(textOf(answer));
  } catch {
    return undefined;
  }
}

/**
 * The answer's JSON in the shape that the provider's contract promises.
 * @throws ProviderFailed `bad-output`
 */
export function parseAnswer<T>(answer: Answer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(jsonOf(answer));
  if (parsed.success) return parsed.data;
  throw unusable(answer, 'The answer does not have the shape that its contract promises.');
}

/** A failure for an answer that arrived with a good status but that nobody can use. */
export function unusable(answer: Pick<Answer, 'status' | 'headers'>, message: string): ProviderFailed {
  const requestId = requestIdOf(answer);
  return new ProviderFailed({
    kind: 'bad-output',
    accepted: 'yes',
    charged: 'unknown',
    message,
    status: answer.status,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer, requestIdOf, unusable } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Correction } from '../failure.ts';
import type { JobState, ProviderFailed } from '../job.ts';
import type { ImageOut } from '../operation.ts';
import { pictureFrom, pictureFromBase64 } from '../picture.ts';
import type { Money } from '../spec.ts';

const ErrorBody = z.object({ name: z.string(), errors: z.array(z.string()).min(1) });
const JobId = z.object({ id: z.string().min(1).max(200) });
/** The document says `image`; one client saw results of jobs under `result`. */
const ImageBody = z.object({
  image: z.string().optional(),
  result: z.string().optional(),
  finish_reason: z.string().optional(),
  seed: z.number().optional(),
});

const FILTERED = 'CONTENT_FILTERED';
/** Refusals that are about what was asked for, not about how. */
const MODERATION = ['content_moderation', 'invalid_language', 'public_figure'];
/** Who exceeds the rate is locked out for so long. */
const RATE_PENALTY_MS = 60_000;

interface Finished {
  picture: () => ImageOut;
  reason: string | undefined;
}

/** The state that a finished piece of work is in. @throws ProviderFailed when the answer holds no picture */
export function finishedState(answer: Answer, cost: Money, warnings: readonly string[]): JobState {
  const { picture, reason } = readPicture(answer);
  const requestId = requestIdOf(answer);
  const named = requestId === undefined ? {} : { requestId };
  // The picture that comes with this reason is a blurred one: nobody is to see it.
  if (reason === FILTERED) {
    return { state: 'blocked', stage: 'output', categories: [], charged: 'unknown', ...named };
  }
  return { state: 'done', images: [picture()], cost, warnings, ...named };
}

function readPicture(answer: Answer): Finished {
  if (!answer.headers['content-type']?.startsWith('application/json')) {
    const seed = seedOf(answer.headers.seed);
    return { picture: () => pictureFrom(answer.bytes, seed), reason: answer.headers['finish-reason'] };
  }
  const { image, result, finish_reason, seed } = parseAnswer(answer, ImageBody);
  const base64 = image ?? result;
  if (base64 === undefined) throw unusable(answer, 'The answer holds no picture.');
  return { picture: () => pictureFromBase64(base64, seed), reason: finish_reason };
}

function seedOf(header: string | undefined): number | undefined {
  const seed = Number(header ?? Number.NaN);
  return Number.isInteger(seed) && seed >= 0 ? seed : undefined;
}

/** The id of a job that was taken on (by 200, although 202 would be usual). @throws ProviderFailed */
export function jobIdOf(answer: Answer): string {
  return parseAnswer(answer, JobId).id;
}

/** The state for an answer with a bad status: blocked, or failed. */
export function refusedState(caller: Caller, answer: Answer): JobState {
  const { name, errors = [] } = ErrorBody.partial().safeParse(jsonOf(answer)).data ?? {};
  if (name !== undefined && MODERATION.includes(name)) {
    const requestId = requestIdOf(answer);
    const named = requestId === undefined ? {} : { requestId };
    const stage = name === 'content_moderation' ? 'unknown' : 'input';
    return { state: 'blocked', stage, categories: [name], charged: 'no', ...named };
  }
  return { state: 'failed', error: failureOf(caller, answer, errors).error };
}

function failureOf(caller: Caller, answer: Answer, errors: readonly string[]): ProviderFailed {
  const message = errors.length === 0 ? {} : { message: errors.join('; ') };
  const field = answer.status === 400 ? /^([\w-]+): /.exec(errors[0] ?? '')?.[1] : undefined;
  return caller.failure(answer, {
    ...message,
    ...(field === undefined ? {} : { field }),
    ...whatIsKnownOf(answer),
  });
}

function whatIsKnownOf({ status, headers }: Answer): Correction {
  // Failed calls are free, says the price list.
  if (status >= 500) return { charged: 'no' };
  const saysHowLong = headers['retry-after'] !== undefined;
  return status === 429 && !saysHowLong ? { retryAfterMs: RATE_PENALTY_MS } : {};
}

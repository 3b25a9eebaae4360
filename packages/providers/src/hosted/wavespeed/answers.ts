import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { ErrorKind, JobState } from '../job.ts';

const Prediction = z.object({
  id: z.string().min(1),
  status: z.string(),
  outputs: z.array(z.string()).nullish(),
  has_nsfw_contents: z.array(z.boolean()).nullish(),
  error: z.string().nullish(),
  code: z.number().nullish(),
});
const Envelope = z.object({ code: z.number(), message: z.string().nullish(), data: Prediction });
export type Prediction = z.infer<typeof Prediction>;

const ErrorBody = z.object({ code: z.number().optional(), message: z.string().optional() });

/** Codes of tasks (wavespeed.ai/docs/error-codes). */
const MODERATED = 1200;
const KIND_BY_CODE: Readonly<Record<number, ErrorKind>> = {
  1400: 'invalid',
  1401: 'invalid',
  1402: 'invalid',
  1403: 'internal',
  1405: 'internal',
  5000: 'internal',
  5003: 'unavailable',
  5004: 'timeout',
};
const FORBIDDEN = 403;

/** The task in an answer. @throws ProviderFailed */
export function predictionIn(answer: Answer): Prediction {
  const { data, code } = parseAnswer(answer, Envelope);
  return { ...data, code: data.code ?? code };
}

/** The state that an answer with a bad status means: blocked, or failed. */
export function refused(caller: Caller, answer: Answer): JobState {
  const { code, message } = ErrorBody.safeParse(jsonOf(answer)).data ?? {};
  if (code === MODERATED) return { state: 'blocked', stage: 'input', categories: [], charged: 'no' };
  const said = message === undefined ? {} : { message };
  // 403 is no lack of rights but of money: keys work only after a first top-up.
  const kind = answer.status === FORBIDDEN ? { kind: 'quota' as const } : {};
  return { state: 'failed', error: caller.failure(answer, { ...said, ...kind }).error };
}

/** The state of a task that has ended without a result; undefined for one that goes on or is done. */
export function endOf(caller: Caller, prediction: Prediction): JobState | undefined {
  const { status, code, error } = prediction;
  if (status === 'completed') return flagged(prediction);
  if (status === 'cancelled') return { state: 'canceled', charged: 'unknown' };
  if (status === 'deleted') return failed('not-found', 'WaveSpeed AI no longer has the task.');
  if (status === 'timeout') return failed('timeout', 'The task took too long at WaveSpeed AI.');
  if (status !== 'failed') return undefined;
  if (code === MODERATED) return { state: 'blocked', stage: 'unknown', categories: [], charged: 'no' };
  const message = caller.clean(error ?? '').slice(0, 300) || 'The task failed at WaveSpeed AI.';
  return failed(KIND_BY_CODE[code ?? 0] ?? 'internal', message);
}

/** Of several outputs those that are flagged must not be seen; all of a call's pictures stand for one request. */
function flagged({ has_nsfw_contents }: Prediction): JobState | undefined {
  if (!has_nsfw_contents?.includes(true)) return undefined;
  return { state: 'blocked', stage: 'output', categories: ['nsfw'], charged: 'unknown' };
}

/** Failed tasks are paid back. */
function failed(kind: ErrorKind, message: string): JobState {
  return { state: 'failed', error: { kind, accepted: 'yes', charged: 'no', message } };
}

import { z } from 'zod';
import { type Answer, jsonOf, requestIdOf } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Correction } from '../failure.ts';
import type { JobState } from '../job.ts';

/** The router and its hosts put their words under one of three names. */
const ErrorBody = z.object({
  error: z.unknown().optional(),
  detail: z.unknown().optional(),
  message: z.unknown().optional(),
  estimated_time: z.number().optional(),
});
const Complaints = z.array(z.looseObject({ msg: z.string().optional(), type: z.string().optional() }));

const POLICY_VIOLATION = 'content_policy_violation';
/** Nobody waits longer for a model to be loaded. */
const LONGEST_LOADING_MS = 60_000;

/** The state for an answer with a bad status: blocked, or failed. */
export function refusedState(caller: Caller, answer: Answer): JobState {
  const body = ErrorBody.safeParse(jsonOf(answer)).data;
  const complaints = Complaints.safeParse(body?.detail).data ?? [];
  if (complaints.some(({ type }) => type === POLICY_VIOLATION)) {
    const requestId = requestIdOf(answer);
    const named = requestId === undefined ? {} : { requestId };
    return { state: 'blocked', stage: 'unknown', categories: [], charged: 'unknown', ...named };
  }
  const told = [body?.error, body?.message, body?.detail, complaints[0]?.msg];
  const message = told.find((text): text is string => typeof text === 'string' && text !== '');
  const correction = { ...(message ? { message } : {}), ...loading(answer, body?.estimated_time) };
  return { state: 'failed', error: caller.failure(answer, correction).error };
}

/** A model that is still being loaded has not begun. */
function loading({ status }: Answer, seconds: number | undefined): Correction {
  if (status !== 503 || seconds === undefined) return {};
  const retryAfterMs = Math.min(LONGEST_LOADING_MS, Math.round(seconds * 1000));
  return { accepted: 'no', charged: 'no', retryAfterMs };
}

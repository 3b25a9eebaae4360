import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { ErrorKind, JobState, ProviderFailed } from '../job.ts';
import type { Money } from '../spec.ts';
import { usdOf } from './model.ts';

const Run = z.object({ id: z.string().min(1) });
const Status = z.object({
  status: z.string(),
  output: z.array(z.string()).nullish(),
  error: z.object({ name: z.string(), message: z.string().nullish() }).nullish(),
});
export type Status = z.infer<typeof Status>;

/** Of bad statuses; only FASHN itself answers in this shape, what stands in front of it does not. */
const ErrorBody = z.object({ error: z.string(), message: z.string() });

const MODERATED = 'ContentModerationError';
/** Errors of jobs that are about their pictures or words: the same input fails again. */
const ABOUT_INPUT = ['ImageLoadError', 'PoseError', 'InputValidationError', 'LoRALoadError'];
const OUT_OF_CREDITS = 'OutOfCredits';
const SERVER_ERROR = 500;

/** @throws ProviderFailed */
export function jobIdIn(answer: Answer): string {
  return parseAnswer(answer, Run).id;
}

/** @throws ProviderFailed */
export function statusIn(answer: Answer): Status {
  return parseAnswer(answer, Status);
}

/** The failure that a bad status means. FASHN promises that it makes no job when it answers with an error. */
export function failureIn(caller: Caller, answer: Answer): ProviderFailed {
  const body = ErrorBody.safeParse(jsonOf(answer)).data;
  if (body === undefined) return caller.failure(answer);
  const { error, message } = body;
  const isQuota = error === OUT_OF_CREDITS;
  const isInternal = answer.status >= SERVER_ERROR;
  return caller.failure(answer, {
    message: `${error}: ${message}`,
    ...(isQuota ? { kind: 'quota' } : {}),
    ...(isInternal ? { accepted: 'no' } : {}),
  });
}

/** The state of a job that has ended without a result; undefined for one that goes on or is completed. */
export function endOf(caller: Caller, { status, error }: Status): JobState | undefined {
  if (status === 'canceled') return { state: 'canceled', charged: 'no' };
  if (status === 'time_out') return failed('timeout', 'The job took too long at FASHN.');
  if (status !== 'failed') return undefined;
  if (error?.name === MODERATED) return { state: 'blocked', stage: 'input', categories: [], charged: 'no' };
  const kind = ABOUT_INPUT.includes(error?.name ?? '') ? 'invalid' : 'internal';
  const message = [error?.name, error?.message].filter(Boolean).join(': ');
  return failed(kind, caller.clean(message).slice(0, 300) || 'The job failed at FASHN.');
}

/** Failed jobs are not charged. */
function failed(kind: ErrorKind, message: string): JobState {
  return { state: 'failed', error: { kind, accepted: 'yes', charged: 'no', message } };
}

/** What the answer says that the job cost; undefined when it does not. */
export function reportedCost({ headers }: Pick<Answer, 'headers'>): Money | undefined {
  const credits = Number(headers['x-fashn-credits-used'] ?? Number.NaN);
  return credits >= 0 ? { usd: usdOf(credits), credits, basis: 'reported' } : undefined;
}

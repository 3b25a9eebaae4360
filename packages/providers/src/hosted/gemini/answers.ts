import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer, requestIdOf, unusable } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Correction } from '../failure.ts';
import type { JobState } from '../job.ts';
import type { ImageOut } from '../operation.ts';
import { pictureFromBase64 } from '../picture.ts';
import type { Money } from '../spec.ts';

const Part = z.object({
  inlineData: z.object({ data: z.string() }).optional(),
  /** Pictures on the way to the result, which some models show as well. */
  thought: z.boolean().optional(),
});
const Generated = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(Part).optional() }).optional(),
        finishReason: z.string().optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z.object({ candidatesTokenCount: z.number().optional() }).optional(),
});
type Generated = z.infer<typeof Generated>;

/** Reasons for no picture that say nothing about its content. */
const NOT_MODERATION = [
  'NO_IMAGE',
  'OTHER',
  'IMAGE_OTHER',
  'STOP',
  'MAX_TOKENS',
  'FINISH_REASON_UNSPECIFIED',
];

export interface Pricing {
  usdPerOutputToken: number | null;
  /** What is booked when the answer does not count tokens. */
  estimate: Money;
}

/**
 * The state that a good status tells: pictures, or a refusal, which also comes with status 200.
 * @throws ProviderFailed when there is neither
 */
export function stateFrom(answer: Answer, pricing: Pricing): JobState {
  const generated = parseAnswer(answer, Generated);
  const requestId = requestIdOf(answer);
  const named = requestId === undefined ? {} : { requestId };
  const images = picturesOf(generated);
  if (images.length > 0) {
    return { state: 'done', images, cost: costOf(generated, pricing), warnings: [], ...named };
  }
  const refusal = refusalOf(generated);
  if (refusal) return { state: 'blocked', ...refusal, ...named };
  throw unusable(answer, 'Gemini answered without a picture.');
}

function picturesOf({ candidates = [] }: Generated): ImageOut[] {
  return candidates
    .flatMap(({ content }) => content?.parts ?? [])
    .flatMap(({ inlineData, thought }) =>
      inlineData && !thought ? [pictureFromBase64(inlineData.data)] : [],
    );
}

function refusalOf(
  generated: Generated,
): Pick<Extract<JobState, { state: 'blocked' }>, 'stage' | 'categories' | 'charged'> | null {
  const asked = generated.promptFeedback?.blockReason;
  if (asked !== undefined && !NOT_MODERATION.includes(asked)) {
    return { stage: 'input', categories: [asked], charged: 'unknown' };
  }
  const made = generated.candidates?.find(({ finishReason }) => finishReason !== undefined)?.finishReason;
  if (made === undefined || NOT_MODERATION.includes(made)) return null;
  return { stage: 'output', categories: [made], charged: 'unknown' };
}

function costOf({ usageMetadata }: Generated, { usdPerOutputToken, estimate }: Pricing): Money {
  const tokens = usageMetadata?.candidatesTokenCount;
  if (tokens === undefined || usdPerOutputToken === null) return estimate;
  return { usd: tokens * usdPerOutputToken, basis: 'metered' };
}

const ErrorBody = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().default(''),
    details: z
      .array(
        z.looseObject({
          retryDelay: z.string().optional(),
          reason: z.string().optional(),
          violations: z.array(z.looseObject({ quotaId: z.string().optional() })).optional(),
        }),
      )
      .default([]),
  }),
});
type GeminiError = z.infer<typeof ErrorBody>['error'];

/** The failure that an answer with a bad status is. */
export function failedState(caller: Caller, answer: Answer): JobState {
  const error = ErrorBody.safeParse(jsonOf(answer)).data?.error;
  const correction = error ? { message: error.message, ...whatIsKnownOf(answer.status, error) } : {};
  return { state: 'failed', error: caller.failure(answer, correction).error };
}

function whatIsKnownOf(status: number, error: GeminiError): Correction {
  if (error.details.some(({ reason }) => reason === 'API_KEY_INVALID')) return { kind: 'auth' };
  // Nothing was started: the model had no room. Other 503s leave that open.
  if (status === 503 && /overloaded/i.test(error.message)) return { accepted: 'no', charged: 'no' };
  if (status !== 429) return {};
  if (isUsedUp(error)) return { kind: 'quota' };
  const wait = retryDelayMs(error);
  return wait === undefined ? {} : { retryAfterMs: wait };
}

/** Whether waiting a moment is of no use: a day's quota, or what may be spent, is used up. */
function isUsedUp({ message, details }: GeminiError): boolean {
  const quotas = details.flatMap(({ violations = [] }) => violations.map(({ quotaId = '' }) => quotaId));
  return quotas.some((id) => /PerDay|Spend/i.test(id)) || /per day|spend|billing/i.test(message);
}

/** `RetryInfo`: seconds with a decimal fraction, as in `37.5s`. */
function retryDelayMs({ details }: GeminiError): number | undefined {
  const text = details.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay;
  const seconds = /^([\d.]+)s$/.exec(text ?? '')?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
}

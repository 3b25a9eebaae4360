import { z } from 'zod';
import { type Answer, jsonOf, parseAnswer, requestIdOf } from '../answer.ts';
import type { Caller } from '../call.ts';
import type { Correction } from '../failure.ts';
import type { JobState } from '../job.ts';
import type { Money } from '../spec.ts';
import type { HostedModel } from './models.ts';

const Images = z.object({
  data: z
    .array(
      z.union([
        z.object({ b64_json: z.string().min(1) }).transform(({ b64_json }) => ({ base64: b64_json })),
        z.object({ url: z.string().min(1) }),
      ]),
    )
    .min(1),
  usage: z
    .object({
      input_tokens: z.number().default(0),
      output_tokens: z.number(),
      input_tokens_details: z
        .object({ text_tokens: z.number().default(0), image_tokens: z.number().default(0) })
        .optional(),
    })
    .nullish()
    // Some servers count other things under this name.
    .catch(undefined),
});
export type Images = z.infer<typeof Images>;

/** Pictures, as base64 or as addresses, and what they were counted as. @throws ProviderFailed */
export function imagesOf(answer: Answer): Images {
  return parseAnswer(answer, Images);
}

/** What the counted tokens cost; the estimate where nothing was counted or nothing is known of prices. */
export function costOf({ usage }: Images, prices: HostedModel['usdPerToken'], estimate: Money): Money {
  if (!usage || !prices) return estimate;
  const { text_tokens: text, image_tokens: image } = usage.input_tokens_details ?? {
    text_tokens: usage.input_tokens,
    image_tokens: 0,
  };
  const usd = text * prices.textIn + image * prices.imageIn + usage.output_tokens * prices.imageOut;
  return { usd, basis: 'metered' };
}

/** OpenAI's error; `detail` is FastAPI's, on which most servers for one's own GPU are built. */
const ErrorBody = z.object({
  error: z
    .union([
      z.string().transform((message) => ({ message })),
      z.object({
        message: z.string().nullish(),
        code: z.union([z.string(), z.number()]).nullish(),
        type: z.string().nullish(),
        param: z.string().nullish(),
        moderation_details: z
          .object({ categories: z.array(z.string()).default([]), moderation_stage: z.string().optional() })
          .nullish(),
      }),
    ])
    .optional(),
  detail: z.union([z.string(), z.array(z.looseObject({ msg: z.string() }))]).optional(),
});

interface Told {
  message: string | undefined;
  code: string;
  field: string | undefined;
  categories: readonly string[];
  stage: string | undefined;
}

const REFUSALS = ['moderation_blocked', 'content_policy_violation'];
const USED_UP = ['insufficient_quota', 'billing_hard_limit_reached'];

/** The state for an answer with a bad status: blocked, or failed. */
export function refusedState(caller: Caller, answer: Answer): JobState {
  const told = readError(answer);
  if (REFUSALS.includes(told.code)) {
    const requestId = requestIdOf(answer);
    const stage = told.stage === 'input' || told.stage === 'output' ? told.stage : 'unknown';
    const named = requestId === undefined ? {} : { requestId };
    return { state: 'blocked', stage, categories: told.categories, charged: 'unknown', ...named };
  }
  return { state: 'failed', error: caller.failure(answer, correctionOf(answer.status, told)).error };
}

function correctionOf(status: number, { message, code, field }: Told): Correction {
  return {
    ...(message ? { message } : {}),
    ...(field ? { field } : {}),
    ...(status === 429 && USED_UP.includes(code) ? { kind: 'quota' as const } : {}),
  };
}

function readError(answer: Answer): Told {
  const { error, detail } = ErrorBody.safeParse(jsonOf(answer)).data ?? {};
  const details = error && 'code' in error ? error : undefined;
  return {
    message:
      error?.message ?? (typeof detail === 'string' ? detail : detail?.map(({ msg }) => msg).join('; ')),
    code: String(details?.code ?? details?.type ?? ''),
    field: details?.param ?? undefined,
    categories: details?.moderation_details?.categories ?? [],
    stage: details?.moderation_details?.moderation_stage,
  };
}

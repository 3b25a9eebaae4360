import type { Mime, Operation, ParameterName, Role } from '../operation.ts';
import type { Limits, OperationSpec, ParameterRule, Sizing } from '../spec.ts';

/** One operation of Stability's `stable-image` API (v2beta): what it takes, and under which names. */
export interface Endpoint {
  spec: OperationSpec;
  /** Below `/v2beta/stable-image/`. */
  path: string;
  /** The form's names of pictures. */
  files: Readonly<Partial<Record<Role, string>>>;
  /** The form's name of the prompt. */
  promptField: string;
  /** The form's names of parameters. */
  fields: Readonly<Partial<Record<ParameterName, string>>>;
  /** What is sent unless the request says something else. */
  usual: Readonly<Record<string, string>>;
}

/** What an endpoint differs in from the others. */
export interface EndpointFacts {
  operation: Operation;
  model: string;
  path: string;
  credits: number;
  typicalMs: number;
  sizing: Sizing;
  /** Role: form's name and limits. */
  pictures?: Readonly<Partial<Record<Role, readonly [field: string, limits: Limits]>>>;
  prompt?: 'required' | 'optional' | 'ignored';
  promptField?: string;
  /** Whether `negative_prompt` is taken; it is wherever a prompt is, with few exceptions. */
  negative?: boolean;
  seed?: boolean;
  mimes?: readonly Mime[];
  /** Parameter: form's name and rule. */
  params?: Readonly<Partial<Record<ParameterName, readonly [field: string, rule: ParameterRule]>>>;
  usual?: Readonly<Record<string, string>>;
  mode?: 'sync' | 'job';
}

export const USD_PER_CREDIT = 0.01;
const MAX_PROMPT_CHARS = 10_000;
const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** Of all pictures of a request together; the rest is for words. */
const MAX_PICTURE_BYTES = 9.5 * 1024 * 1024;
/** Published: 150 requests in 10 seconds; who sends more is locked out for a minute. */
const RATE_PER_MINUTE = 900;
const JOB_DEADLINE_MS = 10 * 60_000;
const SYNC_DEADLINE_MS = 120_000;

const SENT_MIMES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export const RESULT_FORMATS: readonly Mime[] = SENT_MIMES;

export const MEGAPIXEL = 2 ** 20;
/** Of most inputs: each side from 64, 4,096 to 9,437,184 pixels. */
export const ONE_PICTURE = {
  mimes: SENT_MIMES,
  count: [1, 1],
  minSide: 64,
  minPixels: 4096,
  maxPixels: 9 * MEGAPIXEL,
} as const satisfies Limits;
/** The same, and nothing longer or taller than 5:2. */
export const ONE_MODERATE_PICTURE = {
  ...ONE_PICTURE,
  minRatio: 0.4,
  maxRatio: 2.5,
} as const satisfies Limits;
export const MASK = { mimes: SENT_MIMES, count: [1, 1] } as const satisfies Limits;

/** Puts an endpoint's facts and what all endpoints have in common together. */
export function endpoint(facts: EndpointFacts): Endpoint {
  const pictures = Object.entries(facts.pictures ?? {});
  const params = Object.entries(facts.params ?? {});
  const maxBytes = Math.floor(MAX_PICTURE_BYTES / Math.max(1, pictures.length));
  return {
    spec: specOf(facts, {
      inputs: Object.fromEntries(pictures.map(([role, [, limits]]) => [role, { ...limits, maxBytes }])),
      params: Object.fromEntries(params.map(([name, [, rule]]) => [name, rule])),
    }),
    path: facts.path,
    files: Object.fromEntries(pictures.map(([role, [field]]) => [role, field])),
    promptField: facts.promptField ?? 'prompt',
    fields: Object.fromEntries(params.map(([name, [field]]) => [name, field])),
    usual: facts.usual ?? {},
  };
}

function specOf(facts: EndpointFacts, parts: Pick<OperationSpec, 'inputs' | 'params'>): OperationSpec {
  const prompt = facts.prompt ?? 'required';
  const mode = facts.mode ?? 'sync';
  return {
    ...parts,
    operation: facts.operation,
    model: facts.model,
    ...(parts.inputs.mask ? { mask: 'white-changes' as const } : {}),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: prompt, maxChars: MAX_PROMPT_CHARS, negative: facts.negative ?? prompt !== 'ignored' },
    sizing: facts.sizing,
    outputs: { mimes: facts.mimes ?? RESULT_FORMATS, maxPerCall: 1 },
    seed: facts.seed === false ? 'none' : 'exact',
    mode,
    progress: 'none',
    cancel: 'none',
    resend: 'never',
    price: { basis: 'price-list', usd: facts.credits * USD_PER_CREDIT, credits: facts.credits },
    typicalMs: facts.typicalMs,
    deadlineMs: mode === 'job' ? JOB_DEADLINE_MS : SYNC_DEADLINE_MS,
    ratePerMinute: RATE_PER_MINUTE,
  };
}

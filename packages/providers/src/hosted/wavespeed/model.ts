import type { Operation, Role } from '../operation.ts';
import type { Limits, OperationSpec, Price, Sizing } from '../spec.ts';

/** How a model's fields are called; what is absent, the model does not have. */
export interface Wire {
  /** Below `/api/v3/`. */
  path: string;
  /** The fields of single pictures, by role. */
  picture?: Readonly<Partial<Record<Role, string>>>;
  /** All pictures go into the list `images`. */
  isList?: true;
  /** Knows no fields but words: the prompt says what the whole request is. */
  isInstructed?: true;
  size?: 'W*H' | 'aspect_ratio';
  /** Takes the name of a tier as `resolution`. */
  tiers?: true;
  /** Takes the name of a size as `target_resolution`. */
  enlarges?: true;
  seed?: true;
  guidance?: true;
  outputFormat?: true;
}

/** One of the things that a model does; what is absent is as the model says. */
export interface Task {
  operation: Operation;
  inputs?: OperationSpec['inputs'];
  params?: OperationSpec['params'];
  prompt?: OperationSpec['prompt']['use'];
  mask?: NonNullable<OperationSpec['mask']>;
  sizing?: Sizing;
}

export interface WavespeedModel {
  /** Ours; the upstream name is the wire's path. */
  id: string;
  wire: Wire;
  tasks: readonly Task[];
  sizing: Sizing;
  price: Price;
  mimes: OperationSpec['outputs']['mimes'];
  typicalMs: number;
  promptChars?: number;
  deadlineMs?: number;
}

export const ALL_MIMES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const JPEG = ['image/jpeg'] as const;
export const LIKE_SOURCE: Sizing = { kind: 'like', role: 'source' };
export const TEN_MINUTES_MS = 600_000;

const MEGABYTE = 1024 * 1024;
const MAX_BODY_BYTES = 48 * MEGABYTE;
/** What may be sent as pictures; base64 makes them a third larger. */
export const PICTURE_ROOM = {
  mimes: ALL_MIMES,
  maxBytes: 10 * MEGABYTE,
  maxTotalBytes: 35 * MEGABYTE,
} as const;

export const ONE_PICTURE: Limits = {
  mimes: ALL_MIMES,
  count: [1, 1],
  minSide: 64,
  maxSide: 8192,
  maxBytes: PICTURE_ROOM.maxBytes,
};

/** As WaveSpeed publishes it. */
export function usd(amount: number): Price {
  return { basis: 'price-list', usd: amount };
}

/** As others say that it was. */
export function aboutUsd(amount: number): Price {
  return { basis: 'estimate', usd: amount };
}

const PROMPT_CHARS = 10_000;
const MAX_SEED = 2 ** 31 - 1;
/** The published limits of new ("bronze") accounts. */
const RATE_PER_MINUTE = 10;
const CONCURRENCY = 3;

export function specOf(model: WavespeedModel, task: Task): OperationSpec {
  return {
    operation: task.operation,
    model: model.id,
    inputs: task.inputs ?? {},
    ...(task.mask === undefined ? {} : { mask: task.mask }),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: {
      use: task.prompt ?? 'required',
      maxChars: model.promptChars ?? PROMPT_CHARS,
      negative: false,
    },
    sizing: task.sizing ?? model.sizing,
    outputs: { mimes: model.mimes, maxPerCall: 1 },
    params: task.params ?? {},
    seed: model.wire.seed ? 'hint' : 'none',
    maxSeed: MAX_SEED,
    mode: 'job',
    progress: 'none',
    cancel: 'none',
    resend: 'never',
    price: model.price,
    typicalMs: model.typicalMs,
    ...(model.deadlineMs === undefined ? {} : { deadlineMs: model.deadlineMs }),
    ratePerMinute: RATE_PER_MINUTE,
    concurrency: CONCURRENCY,
  };
}

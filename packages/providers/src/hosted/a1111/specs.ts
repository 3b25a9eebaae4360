import type { Operation } from '../operation.ts';
import type { Limits, OperationSpec, ParameterRule, Sizing } from '../spec.ts';

/** Whatever checkpoint the operator has loaded, and whatever upscaler is best of those that are installed. */
const CHECKPOINT = 'loaded-checkpoint';
const UPSCALER = 'installed-upscaler';

const MEGAPIXEL = 2 ** 20;
const PROMPT_CHARS = 10_000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const MAX_PICTURES_PER_CALL = 4;
const TEN_MINUTES_MS = 600_000;
export const UPSCALER_FACTOR = 4;
const MAX_SCALE = 8;

/** What checkpoints of the SDXL generation were trained on, and half as much again; latents have an eighth of the sides. */
export const FREE_SIZES: Extract<Sizing, { kind: 'free' }> = {
  kind: 'free',
  multipleOf: 8,
  minSide: 256,
  maxSide: 2048,
  maxPixels: 1.5 * MEGAPIXEL,
};

function picture(maxPixels: number): Limits {
  return {
    mimes: ['image/png', 'image/jpeg', 'image/webp'],
    count: [1, 1],
    minSide: 64,
    maxSide: 8192,
    maxPixels,
  };
}

function number(min: number, max: number): ParameterRule {
  return { kind: 'number', min, max };
}

const SOURCE = picture(4 * MEGAPIXEL);
const SAMPLING: OperationSpec['params'] = {
  steps: { kind: 'number', min: 1, max: 150, integer: true },
  guidance: number(1, 30),
};

/** What all operations have in common: the operator's own server does one thing at a time, and costs nothing. */
const COMMON = {
  maxBodyBytes: MAX_BODY_BYTES,
  mode: 'sync',
  progress: 'none',
  cancel: 'none',
  resend: 'free',
  price: { basis: 'own-gpu', usd: 0 },
  typicalMs: 20_000,
  deadlineMs: TEN_MINUTES_MS,
  concurrency: 1,
} as const;

function painting(
  operation: Operation,
  facts: Partial<Pick<OperationSpec, 'inputs' | 'params' | 'mask' | 'sizing' | 'prompt'>> = {},
): OperationSpec {
  return {
    ...COMMON,
    operation,
    model: CHECKPOINT,
    inputs: {},
    prompt: { use: 'required', maxChars: PROMPT_CHARS, negative: true },
    sizing: FREE_SIZES,
    outputs: { mimes: ['image/png'], maxPerCall: MAX_PICTURES_PER_CALL },
    seed: 'exact',
    ...facts,
    params: { ...SAMPLING, ...facts.params },
  };
}

export const A1111_SPECS: readonly OperationSpec[] = [
  painting('text-to-image'),
  painting('image-to-image', { inputs: { source: SOURCE }, params: { strength: number(0, 1) } }),
  painting('inpaint', {
    inputs: { source: SOURCE, mask: SOURCE },
    mask: 'white-changes',
    sizing: { kind: 'like', role: 'source' },
    params: { strength: number(0, 1) },
  }),
  painting('erase', {
    inputs: { source: SOURCE, mask: SOURCE },
    mask: 'white-changes',
    sizing: { kind: 'like', role: 'source' },
    prompt: { use: 'ignored', maxChars: 0, negative: false },
  }),
  painting('control-sketch', { inputs: { source: SOURCE }, params: { controlStrength: number(0, 1) } }),
  painting('control-structure', { inputs: { source: SOURCE }, params: { controlStrength: number(0, 1) } }),
  {
    ...COMMON,
    operation: 'upscale-fast',
    model: UPSCALER,
    inputs: { source: picture(2 * MEGAPIXEL) },
    prompt: { use: 'ignored', maxChars: 0, negative: false },
    sizing: { kind: 'like', role: 'source', scale: UPSCALER_FACTOR },
    outputs: { mimes: ['image/png'], maxPerCall: 1 },
    params: { scale: number(1, MAX_SCALE) },
    seed: 'none',
  },
];

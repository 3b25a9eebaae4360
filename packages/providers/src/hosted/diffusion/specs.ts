import type { Limits, OperationSpec, Sizing } from '../spec.ts';
import type { DiffusionSettings } from './settings.ts';

/** Whatever weights the operator has chosen. */
export const OWN_WEIGHTS = 'own-weights';
const OWN_UPSCALER = 'own-upscaler';

const PROMPT_CHARS = 10_000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const HALF_HOUR_MS = 1_800_000;
const UPSCALER_FACTOR = 4;
const MEGAPIXEL = 2 ** 20;
/** Latents have an eighth of the picture's sides. */
const LATENT_STEP = 8;
const MAX_REFERENCES = 3;

/** Processes of one's own: one at a time, free of charge, and done again at will. */
const COMMON = {
  maxBodyBytes: MAX_BODY_BYTES,
  mode: 'sync',
  progress: 'none',
  cancel: 'none',
  resend: 'free',
  price: { basis: 'own-gpu', usd: 0 },
  typicalMs: 120_000,
  deadlineMs: HALF_HOUR_MS,
  concurrency: 1,
} as const;

const SAMPLING: OperationSpec['params'] = {
  steps: { kind: 'number', min: 1, max: 150, integer: true },
  guidance: { kind: 'number', min: 0, max: 30 },
};

function pictures(min: number, max: number, maxPixels: number): Limits {
  return { mimes: ['image/png', 'image/jpeg'], count: [min, max], minSide: 64, maxSide: 4096, maxPixels };
}

type FreeSizing = Required<Extract<Sizing, { kind: 'free' }>>;

/** What the operator's weights can do. FLUX.2, known by its language model, takes pictures as part of the prompt. */
export function specsOf({ files, esrgan, side }: DiffusionSettings): OperationSpec[] {
  const sizing: FreeSizing = {
    kind: 'free',
    multipleOf: LATENT_STEP,
    minSide: 256,
    maxSide: 2 * side,
    maxPixels: 1.5 * side * side,
  };
  const painting = {
    ...COMMON,
    model: OWN_WEIGHTS,
    prompt: { use: 'required', maxChars: PROMPT_CHARS, negative: true },
    sizing,
    outputs: { mimes: ['image/png'], maxPerCall: 1 },
    params: SAMPLING,
    seed: 'exact',
  } as const;
  const source = pictures(1, 1, 4 * MEGAPIXEL);
  const reference = pictures(0, MAX_REFERENCES, 4 * MEGAPIXEL);
  const fromPictures: OperationSpec = isFlux2(files)
    ? { ...painting, operation: 'general-edit', inputs: { source, reference }, mask: 'composited' }
    : {
        ...painting,
        operation: 'image-to-image',
        inputs: { source: pictures(1, 1, sizing.maxPixels) },
        // The runtime goes by the picture, in steps of 64 pixels, whatever size it is asked for.
        sizing: { kind: 'like', role: 'source' },
        params: { ...SAMPLING, strength: { kind: 'number', min: 0, max: 1 } },
      };
  const enlarging: OperationSpec = {
    ...COMMON,
    operation: 'upscale-fast',
    model: OWN_UPSCALER,
    inputs: { source: pictures(1, 1, MEGAPIXEL) },
    prompt: { use: 'ignored', maxChars: 0, negative: false },
    sizing: { kind: 'like', role: 'source', scale: UPSCALER_FACTOR },
    outputs: { mimes: ['image/png'], maxPerCall: 1 },
    params: {},
    seed: 'none',
  };
  return [
    { ...painting, operation: 'text-to-image', inputs: {} },
    fromPictures,
    ...(esrgan === undefined ? [] : [enlarging]),
  ];
}

export function isFlux2({ llm }: DiffusionSettings['files']): boolean {
  return llm !== undefined;
}

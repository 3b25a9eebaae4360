import { INSTRUCTED, type Instructed, instructedInputs } from '../instructed.ts';
import type { Mime } from '../operation.ts';
import type { OperationSpec, Price, Sizing } from '../spec.ts';

/** What Google's image models take and make (Gemini API, `generateContent`). */
export interface GeminiModel {
  id: string;
  sizing: Sizing;
  price: Price;
  /** By which `usageMetadata` is priced; null where Google publishes nothing that we found. */
  usdPerOutputToken: number | null;
  /** Pictures in one request. */
  maxImages: number;
  typicalMs: number;
}

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];
const NARROW_RATIOS = ['1:4', '4:1', '1:8', '8:1'];
const K1 = { name: '1K', longSide: 1024 };
const TIERS = [K1, { name: '2K', longSide: 2048 }, { name: '4K', longSide: 4096 }];

export const DEFAULT_MODEL = 'gemini-nano-banana-2.1';

export const GEMINI_MODELS: readonly GeminiModel[] = [
  {
    id: DEFAULT_MODEL,
    sizing: { kind: 'ratios', values: [...RATIOS, ...NARROW_RATIOS], tiers: TIERS },
    // 1K is published; 2K and 4K are the token counts of the model before it at this model's price. Booked is what is counted.
    price: { basis: 'estimate', usd: 0.034, usdByTier: { '1K': 0.034, '2K': 0.05, '4K': 0.076 } },
    usdPerOutputToken: 30e-6,
    maxImages: 14,
    typicalMs: 12_000,
  },
  {
    id: 'gemini-3-pro-image',
    sizing: { kind: 'ratios', values: RATIOS, tiers: TIERS },
    price: { basis: 'price-list', usd: 0.134, usdByTier: { '1K': 0.134, '2K': 0.134, '4K': 0.24 } },
    usdPerOutputToken: 120e-6,
    maxImages: 14,
    typicalMs: 30_000,
  },
  {
    id: 'gemini-3.1-flash-lite-image',
    sizing: { kind: 'ratios', values: RATIOS, tiers: [K1] },
    price: { basis: 'metered', usd: null },
    usdPerOutputToken: null,
    maxImages: 3,
    typicalMs: 2_000,
  },
];

/** Imagen ended in August 2026; the older Gemini image models have ended or are about to. */
export const RETIRED: Readonly<Record<string, string>> = {
  'imagen-3.0-generate-001': DEFAULT_MODEL,
  'imagen-3.0-generate-002': DEFAULT_MODEL,
  'imagen-4.0-generate-001': DEFAULT_MODEL,
  'imagen-4.0-fast-generate-001': 'gemini-3.1-flash-lite-image',
  'imagen-4.0-ultra-generate-001': 'gemini-3-pro-image',
  'gemini-2.5-flash-image': DEFAULT_MODEL,
  'gemini-3.1-flash-image': DEFAULT_MODEL,
};

/** About 20 MB of base64 and text; larger requests would need the Files API. */
const MAX_BODY_BYTES = 20_000_000;
/** Base64 makes pictures a third larger. */
const MAX_PICTURE_BYTES = 14_500_000;
const MAX_PROMPT_CHARS = 10_000;
/** The seed is a 32-bit signed integer. */
const MAX_SEED = 2 ** 31 - 1;
export const ORDINARY_TIMEOUT_MS = 120_000;
/** 4K takes its time. */
export const LARGE_TIMEOUT_MS = 300_000;

const SENT_MIMES: readonly Mime[] = ['image/png', 'image/jpeg', 'image/webp'];
/** Every model does everything that words can tell; where something is to be erased they cannot. */
export const GEMINI_SPECS: readonly OperationSpec[] = GEMINI_MODELS.flatMap((model) =>
  INSTRUCTED.filter(({ operation }) => operation !== 'erase').flatMap((ability) => {
    const { maxImages } = model;
    const inputs = instructedInputs(ability, {
      maxImages,
      mimes: SENT_MIMES,
      maxTotalBytes: MAX_PICTURE_BYTES,
    });
    return inputs === null ? [] : [specOf(model, ability, inputs)];
  }),
);

function specOf(
  { id, sizing, price, typicalMs }: GeminiModel,
  { operation, prompt, params }: Instructed,
  inputs: OperationSpec['inputs'],
): OperationSpec {
  return {
    operation,
    model: id,
    inputs,
    ...(operation === 'inpaint' ? { mask: 'composited' as const } : {}),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: prompt, maxChars: MAX_PROMPT_CHARS, negative: false },
    sizing,
    outputs: { mimes: ['image/png', 'image/jpeg'], maxPerCall: 1 },
    params,
    seed: 'hint',
    maxSeed: MAX_SEED,
    mode: 'sync',
    progress: 'none',
    cancel: 'none',
    resend: 'never',
    price,
    typicalMs,
    deadlineMs: LARGE_TIMEOUT_MS,
  };
}

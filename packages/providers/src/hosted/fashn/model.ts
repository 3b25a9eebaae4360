import type { Operation, Role } from '../operation.ts';
import type { Limits, OperationSpec, Price, Sizing } from '../spec.ts';

/** One of FASHN's models, for one operation: what it takes, and under which names. */
export interface FashnModel {
  /** Theirs and ours. */
  name: string;
  operation: Operation;
  /** Field and limits by role. */
  pictures: Readonly<Partial<Record<Role, readonly [field: string, limits: Limits]>>>;
  prompt: OperationSpec['prompt']['use'];
  /** Takes `aspect_ratio`. */
  ratios?: true;
  /** Takes `resolution`. */
  tiers?: true;
  /** The field of the quality, and its values for ours. */
  quality?: { field: string; values: Readonly<Record<Quality, string>> };
  /** The field of the number of pictures. */
  count?: 'num_samples' | 'num_images';
  seed?: true;
  outputFormat?: true;
  /** Takes what kind of product it is, and how it was photographed. */
  garmentWords?: true;
  mask?: 'white-changes';
  /** Words that are put before the prompt. */
  preface?: string;
  /** What is always sent. */
  fixed?: Readonly<Record<string, string>>;
  sizing: Sizing;
  price: Price;
  /** What a picture of a face adds to the price of each picture, in credits. */
  faceCredits?: number;
  typicalMs: number;
}

const MIMES = ['image/png', 'image/jpeg', 'image/webp'] as const;
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
const MAX_BODY_BYTES = 48 * 1024 * 1024;
const MAX_SIDE = 8192;
const PROMPT_CHARS = 2_000;
const MAX_PICTURES_PER_CALL = 4;
const TEN_MINUTES_MS = 600_000;
const CONCURRENCY = 6;
const USD_PER_CREDIT = 0.075;

const QUALITIES = ['draft', 'standard', 'premium'] as const;
export type Quality = (typeof QUALITIES)[number];

export function isQuality(name: unknown): name is Quality {
  return QUALITIES.some((quality) => quality === name);
}

export function picture(min: 0 | 1, maxPixels?: number): Limits {
  return {
    mimes: MIMES,
    count: [min, 1],
    minSide: 64,
    maxSide: MAX_SIDE,
    maxBytes: MAX_PICTURE_BYTES,
    ...(maxPixels === undefined ? {} : { maxPixels }),
  };
}

/**
 * A price in FASHN's credits, which differs with the resolution when there are tiers. What a credit costs depends on the
 * plan, and newer models take more of them for more care.
 */
export function credits(amount: number, byTier: Readonly<Record<string, number>> = {}): Price {
  const tiers = Object.entries(byTier).map(([tier, count]) => [tier, usdOf(count)] as const);
  return {
    basis: 'estimate',
    usd: usdOf(amount),
    credits: amount,
    ...(tiers.length === 0 ? {} : { usdByTier: Object.fromEntries(tiers) }),
  };
}

/** What so many credits cost on demand, USD. */
export function usdOf(amount: number): number {
  return Math.round(amount * USD_PER_CREDIT * 1000) / 1000;
}

export function specOf(model: FashnModel): OperationSpec {
  const inputs = Object.entries(model.pictures).map(([role, [, limits]]) => [role, limits]);
  const withQuality = model.quality === undefined ? {} : { quality: choice(QUALITIES) };
  const withWords = model.garmentWords
    ? {
        garmentCategory: choice(['auto', 'tops', 'bottoms', 'one-pieces']),
        garmentPhoto: choice(['auto', 'flat-lay', 'model']),
      }
    : {};
  return {
    operation: model.operation,
    model: model.name,
    inputs: Object.fromEntries(inputs),
    ...(model.mask === undefined ? {} : { mask: model.mask }),
    maxBodyBytes: MAX_BODY_BYTES,
    prompt: { use: model.prompt, maxChars: PROMPT_CHARS, negative: false },
    sizing: model.sizing,
    outputs: {
      mimes: model.outputFormat ? ['image/png', 'image/jpeg'] : ['image/png'],
      maxPerCall: model.count === undefined ? 1 : MAX_PICTURES_PER_CALL,
    },
    params: { ...withQuality, ...withWords },
    seed: model.seed ? 'hint' : 'none',
    mode: 'job',
    progress: 'none',
    cancel: 'none',
    resend: 'never',
    price: model.price,
    typicalMs: model.typicalMs,
    deadlineMs: TEN_MINUTES_MS,
    concurrency: CONCURRENCY,
  };
}

function choice(values: readonly string[]) {
  return { kind: 'choice', values } as const;
}

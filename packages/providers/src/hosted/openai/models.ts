import type { Price, Sizing } from '../spec.ts';

/** A model that OpenAI hosts. */
export interface HostedModel {
  id: string;
  sizing: Sizing;
  price: Price;
  /** By which `usage` is priced; null where we know of no prices. */
  usdPerToken: { textIn: number; imageIn: number; imageOut: number } | null;
  typicalMs: number;
}

/** Since gpt-image-2: any size in steps of 16, nothing longer than 3:1, up to 3840 x 2160. */
const ANY_SIZE: Sizing = {
  kind: 'free',
  multipleOf: 16,
  minSide: 512,
  maxSide: 3840,
  maxPixels: 3840 * 2160,
};
export const LONGEST_RATIO = 3;
const THREE_SIZES: Sizing = {
  kind: 'sizes',
  values: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 1024, height: 1536 },
  ],
};

/** For 1024 x 1024, as resellers tell it; what is booked is counted by tokens. */
const PRICE: Price = {
  basis: 'estimate',
  usd: 0.07,
  usdByTier: { draft: 0.02, standard: 0.07, premium: 0.19 },
};
const USD_PER_TOKEN = { textIn: 5e-6, imageIn: 8e-6, imageOut: 30e-6 };

export const DEFAULT_MODEL = 'gpt-image-2.6-flare';

/** Models that live in November 2026; `flare` is the quick one of a pair. */
export const HOSTED_MODELS: readonly HostedModel[] = [
  hosted(DEFAULT_MODEL, ANY_SIZE, 20_000),
  hosted('gpt-image-2.6-sunburst', ANY_SIZE, 40_000),
  hosted('gpt-image-2.5-flare', ANY_SIZE, 20_000),
  hosted('gpt-image-2.5-sunburst', ANY_SIZE, 40_000),
  hosted('gpt-image-2', ANY_SIZE, 40_000),
  hosted('gpt-image-1.5', THREE_SIZES, 30_000),
  hosted('chatgpt-image-latest', THREE_SIZES, 30_000),
  {
    id: 'gpt-image-1-mini',
    sizing: THREE_SIZES,
    price: { basis: 'metered', usd: null },
    usdPerToken: null,
    typicalMs: 20_000,
  },
];

function hosted(id: string, sizing: Sizing, typicalMs: number): HostedModel {
  return { id, sizing, price: PRICE, usdPerToken: USD_PER_TOKEN, typicalMs };
}

/** DALL·E ended in May 2026, the first gpt-image in October. */
export const RETIRED: Readonly<Record<string, string>> = {
  'dall-e-2': 'gpt-image-1-mini',
  'dall-e-3': DEFAULT_MODEL,
  'gpt-image-1': 'gpt-image-1.5',
};

/** OpenAI's names of the qualities that are asked for. */
export const QUALITIES: Readonly<Record<string, string>> = {
  draft: 'low',
  standard: 'medium',
  premium: 'high',
};

/** The name of whatever model a server with a single one runs: it is left out of requests. */
export const ONLY_MODEL = 'default';

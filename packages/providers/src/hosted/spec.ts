import type { Mime, Operation, ParameterName, Role } from './operation.ts';

/** What pictures of a role must be like; absent limits do not exist. */
export interface Limits {
  mimes: readonly Mime[];
  count: readonly [min: number, max: number];
  minSide?: number;
  maxSide?: number;
  minPixels?: number;
  maxPixels?: number;
  /** Width divided by height. */
  minRatio?: number;
  maxRatio?: number;
  maxBytes?: number;
}

/** The sizes that a model makes. */
export type Sizing =
  /** `W:H` ratios, and names of resolutions such as `1K`, smallest first. `longSides` tells their pixels, tier by tier. */
  | {
      kind: 'ratios';
      values: readonly string[];
      tiers?: readonly { name: string; longSide: number }[];
      /** Long side in pixels of what comes when there are no tiers. */
      longSide?: number;
    }
  /** As large as an input, or `scale` times as large. */
  | { kind: 'like'; role: Role; scale?: number }
  | { kind: 'free'; multipleOf: number; minSide: number; maxSide: number; maxPixels?: number }
  /** One of a list. */
  | { kind: 'sizes'; values: readonly { width: number; height: number }[] }
  | { kind: 'fixed'; width: number; height: number };

/** What a parameter may be. Numbers out of range are clamped with a warning before a request is made. */
export type ParameterRule =
  | { kind: 'number'; min: number; max: number; integer?: boolean; required?: boolean }
  | { kind: 'choice'; values: readonly string[]; required?: boolean }
  | { kind: 'text'; maxChars: number; required?: boolean }
  | { kind: 'flag'; required?: boolean };

/** What is done about a mask, whose canonical form is an 8-bit single-channel PNG of the source's size, 255 = change. */
export type MaskUse =
  /** Sent as it is. */
  | 'white-changes'
  /** Sent as RGBA PNG, transparent = change: the request that an adapter gets holds it in this form already. */
  | 'transparent-changes'
  /** The model takes none: never sent; the result is composited with the source through the mask afterwards. */
  | 'composited';

export const COST_BASES = ['price-list', 'estimate', 'metered', 'reported', 'own-gpu'] as const;

/** What a picture costs. */
export interface Price {
  /**
   * `price-list`: published by the provider. `estimate`: what others say that it costs, or the usual price of a range.
   * `metered`: counted by what the answer says was used. `reported`: told by the answer. `own-gpu`: nothing that we know of.
   */
  basis: (typeof COST_BASES)[number];
  /** USD a picture; null when unknown. */
  usd: number | null;
  /** The provider's own credits a picture. */
  credits?: number;
  /** USD a picture where the size's tier or the quality decides; wins over `usd`. */
  usdByTier?: Readonly<Record<string, number>>;
}

export interface Money {
  usd: number | null;
  credits?: number;
  basis: Price['basis'];
}

/** One operation of one model, as data: whoever chooses, checks, converts and prices reads only this. */
export interface OperationSpec {
  operation: Operation;
  /** The id by which the model is known here; adapters know its upstream name. */
  model: string;
  inputs: Readonly<Partial<Record<Role, Limits>>>;
  /** Of each group of roles exactly one is to be sent. */
  oneOf?: readonly (readonly Role[])[];
  /** Only with `inputs.mask`, or `composited` without it. */
  mask?: MaskUse;
  /** Needs `request.work`, and gives pictures of exactly the size and type that it says: there is nothing to finish. */
  takesWork?: boolean;
  /** Of the encoded request. */
  maxBodyBytes: number;
  prompt: { use: 'required' | 'optional' | 'ignored'; maxChars: number; negative: boolean };
  sizing: Sizing;
  outputs: { mimes: readonly Mime[]; maxPerCall: number };
  params: Readonly<Partial<Record<ParameterName, ParameterRule>>>;
  seed: 'exact' | 'hint' | 'none';
  /** The largest seed that is taken; 4294967294 when absent. Larger ones are wrapped before the request is made. */
  maxSeed?: number;
  mode: 'sync' | 'job';
  progress: 'none' | 'queue' | 'fraction';
  cancel: 'none' | 'queued' | 'running';
  /**
   * After an answer was lost: never send again; send again after a look-up under our own id found nothing; or send again at
   * will, because it costs nothing (own GPU) or the provider drops duplicates.
   */
  resend: 'never' | 'lookup-first' | 'free';
  price: Price;
  typicalMs: number;
  /** The time a whole job may take; 5 minutes unless told. */
  deadlineMs?: number;
  /** As published; absent = no known limit. They hold for the provider as a whole; the smallest of its specs counts. */
  ratePerMinute?: number;
  concurrency?: number;
}

import type { StudioWork } from '@atelier/contracts/image-studio';

/** What hosted providers are asked to do; each model of a provider says which of these it does. */
export const OPERATIONS = [
  'text-to-image',
  'image-to-image',
  'general-edit',
  'inpaint',
  'erase',
  'outpaint',
  'search-replace',
  'search-recolor',
  'remove-background',
  'replace-background-relight',
  'upscale-fast',
  'upscale-conservative',
  'upscale-creative',
  'control-sketch',
  'control-structure',
  'control-style',
  'control-style-transfer',
  'try-on',
  'on-figure',
  'flat-lay',
  'face-swap',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What a picture is to the operation that it is sent for. */
export const ROLES = [
  'source',
  'mask',
  'reference',
  'style',
  'background',
  'light',
  'person',
  'garment',
  'face',
  'pose',
] as const;
export type Role = (typeof ROLES)[number];

export type Mime = 'image/png' | 'image/jpeg' | 'image/webp';

/** Facts that may be unknown: whether a request was accepted, whether it was charged. */
export type Tri = 'yes' | 'no' | 'unknown';

/** A picture that is sent; its facts are read from the bytes. */
export interface ImageIn {
  role: Role;
  bytes: Uint8Array;
  mime: Mime;
  width: number;
  height: number;
  /** What the picture shows, for models that are told about their pictures in words: `a red jacket`. */
  note?: string;
}

/** A picture that came back; everything but the seed is read from the bytes, never believed from names or headers. */
export interface ImageOut {
  bytes: Uint8Array;
  mime: Mime;
  width: number;
  height: number;
  alpha: boolean;
  seed?: number;
  /** What else its owner may know of how it came about; JSON. */
  facts?: Readonly<Record<string, unknown>>;
}

/** The size that a provider is asked for, in the terms of its `Sizing`; absent for sizings `like` and `fixed`. */
export type NativeSize = { ratio: string; tier?: string } | { width: number; height: number };

export interface OperationRequest {
  operation: Operation;
  /** A model of the provider's specs. */
  model: string;
  /** In an order that matters within a role (first garment, second garment). */
  images: readonly ImageIn[];
  /** Pictures wanted, 1..`maxPerCall`. */
  count: number;
  prompt?: string;
  negativePrompt?: string;
  /** 0..4294967294. */
  seed?: number;
  size?: NativeSize;
  outputMime?: Mime;
  /** By names of the table of parameters; a parameter that the spec lacks is an objection. */
  params?: Params;
  /** The work as it was ordered, which says all of the above more exactly. Only for specs that take it; it never leaves the house. */
  work?: StudioWork;
}

export type Params = Readonly<Partial<Record<ParameterName, number | string | boolean>>>;

/**
 * One name for one thing at all providers; adapters translate. Strengths are 0..1 where 0 keeps the source.
 */
export const PARAMETERS = [
  /** 0 = a copy of the input, 1 = ignores it. */
  'strength',
  'guidance',
  'steps',
  /** An id of the style presets of `contracts/image-studio`. */
  'stylePreset',
  /** Pixels by which the mask grows. */
  'growMaskPx',
  'creativity',
  /** Pixels added at each side by `outpaint`. */
  'left',
  'right',
  'up',
  'down',
  /** What is looked for, by `search-replace` and `search-recolor`. */
  'searchPrompt',
  /** Where light comes from: left, right, above, below. */
  'lightDirection',
  'lightStrength',
  'foregroundPrompt',
  /** How much of the subject is kept, 0..1. */
  'preserveSubject',
  'keepBackground',
  'controlStrength',
  'fidelity',
  'styleStrength',
  'compositionFidelity',
  'changeStrength',
  /** draft, standard, premium: adapters translate to modes and quality levels of their own. */
  'quality',
  /** transparent or opaque. */
  'background',
  /** tops, bottoms, one-pieces, auto. */
  'garmentCategory',
  /** How the garment was photographed: auto, flat-lay, model. */
  'garmentPhoto',
  /** By how much `upscale-*` enlarges. */
  'scale',
] as const;
export type ParameterName = (typeof PARAMETERS)[number];

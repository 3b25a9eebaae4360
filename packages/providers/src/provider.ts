import type { FlatLayViewpoint, OnFigureModelSettings, PhotoCheck } from '@atelier/contracts';
import type { StudioWork } from '@atelier/contracts/image-studio';
import type {
  FlatLaySpec,
  OnFigureSpec,
  PredefinedModel,
  ProductHints,
  ProductTraits,
  RenderedPicture,
  StudioImages,
  StudioResult,
} from '@atelier/engine';

export { PictureRefused, type RefusalReason, TryOnAborted, UndecodableImage } from '@atelier/engine/refusals';

/**
 * The work was lost for a reason outside its input (a process died, a service was away): the same call may well
 * succeed when made again. `message` is for the log.
 */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** What every call may be given besides its input. */
export interface CallContext {
  /** Aborts the work; the provider stops as soon as it can and rejects with the signal's reason. */
  signal: AbortSignal;
  /** Told the name of the stage that starts and how much of the call is done, 0..1. */
  onProgress?: (stage: string, fraction: number) => void;
}

export interface PrepareRequest {
  /** The product photos as uploaded (undecoded bytes), 1..20. */
  photos: Uint8Array[];
  hints: ProductHints;
  /** The sides that will be asked for. */
  viewpoints: FlatLayViewpoint[];
}

/** The prepared product as one opaque, storable file plus what a caller may be told about it. */
export interface PrepareResult {
  bytes: Uint8Array;
  warnings: string[];
  traits: ProductTraits;
  timings: Record<string, number>;
}

export interface FlatLayRequest {
  /** What `prepare` gave. */
  prepared: Uint8Array;
  spec: FlatLaySpec;
  /** A picture (undecoded) to be used as the ground instead of the spec's background. */
  ground?: Uint8Array;
}

export interface OnFigureRequest {
  /** What `prepare` gave, asked for both sides. */
  prepared: Uint8Array;
  spec: OnFigureSpec;
}

/** A person to be shown for themselves, in clothes that are nobody's product. */
export interface ModelPreviewRequest {
  model: OnFigureModelSettings;
}

/** One of the products that are tried on together. */
export interface TryOnProduct {
  /** What `prepare` gave, asked for both sides. */
  prepared: Uint8Array;
  words: ProductHints;
}

export interface PhotoTryOnRequest {
  /** The photo of the person as uploaded (undecoded bytes). */
  photo: Uint8Array;
  /** 1..5. */
  products: TryOnProduct[];
  /** The checks whose failing aborts the call. */
  checks: PhotoCheck[];
  /** Whom the products are made for, when they say it: a hint for the person's build. */
  gender?: 'female' | 'male';
  /** 32 bits. */
  seed: number;
}

export interface ModelTryOnRequest {
  model: PredefinedModel;
  /** 1..5. */
  products: TryOnProduct[];
}

/** Work of the Image Studio API on its pictures (undecoded bytes). */
export interface StudioRequest {
  work: StudioWork;
  images: StudioImages;
}

export interface PictureResult extends RenderedPicture {
  /** Provider, model and engine version, seed: goes to the result's metadata. */
  metadata: Record<string, unknown>;
}

/**
 * Where pictures come from. Version 1: what products alone and products on people need; it grows with its
 * users.
 *
 * Calls reject with `PictureRefused`, `TryOnAborted` or `UndecodableImage` (final, with a public sentence), or with the signal's
 * reason; every other rejection (`ProviderUnavailable` among them) is trouble that trying again may cure.
 */
export interface PictureProvider {
  readonly id: string;
  readonly version: 1;
  /** Changes whenever the same input could give other bytes; part of every cache key. */
  readonly engineVersion: string;
  prepareProduct(request: PrepareRequest, context: CallContext): Promise<PrepareResult>;
  /** A picture of the product alone. */
  flatLay(request: FlatLayRequest, context: CallContext): Promise<PictureResult>;
  /** A picture of the product on a human model. */
  onFigure(request: OnFigureRequest, context: CallContext): Promise<PictureResult>;
  /** A small picture of somebody whom settings describe: quick enough to be looked at while they are chosen. */
  modelPreview(request: ModelPreviewRequest, context: CallContext): Promise<PictureResult>;
  /**
   * Products on the person in a photo. What is seen of the person stays inside the call.
   * Rejects with `TryOnAborted` when one of the checks says that the photo cannot be used.
   */
  tryOnPhoto(request: PhotoTryOnRequest, context: CallContext): Promise<PictureResult>;
  /** Products on a predefined model. */
  tryOnModel(request: ModelTryOnRequest, context: CallContext): Promise<PictureResult>;
  /** Work of the Image Studio API; every picture says in its metadata who made it. */
  studio(request: StudioRequest, context: CallContext): Promise<StudioResult>;
  close(): Promise<void>;
}

/** An upload that passed the decode gate. */
export interface CheckedImage {
  /** Re-encoded sRGB picture without metadata, safe to serve. */
  served: Uint8Array;
  mime: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

/** The decode gate, run outside the server process; rejects with `UndecodableImage` for what it refuses. */
export interface ImageGate {
  check(bytes: Uint8Array, signal?: AbortSignal): Promise<CheckedImage>;
  /** The same with at most `maxSidePx` pixels a side. */
  shrink(bytes: Uint8Array, maxSidePx: number, signal?: AbortSignal): Promise<CheckedImage>;
  close(): Promise<void>;
}

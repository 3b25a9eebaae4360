import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import {
  drawModelPreview,
  FrameMemory,
  loadFigureData,
  type ModelName,
  type Models,
  makeStudioPictures,
  PictureRefused,
  type PreparedGarment,
  tryOnModel as photographTryOn,
  prepareProduct,
  RecentFigures,
  RecentModels,
  type RenderedPicture,
  readPreparedView,
  renderFlatLay,
  renderOnFigure,
  type StudioResult,
  TrousersAhead,
  traitsOf,
  tryOnPhoto as tryOnInPhoto,
  writePrepared,
} from '@atelier/engine';
import sharp from 'sharp';
import type {
  FlatLayRequest,
  ModelPreviewRequest,
  ModelTryOnRequest,
  OnFigureRequest,
  PhotoTryOnRequest,
  PrepareRequest,
  PrepareResult,
  StudioRequest,
  TryOnProduct,
} from '../provider.ts';
import { packFailure } from './failures.ts';
import type { Failure } from './messages.ts';
import { recentProduct, rememberProduct } from './recent-product.ts';
import { remoteModels } from './remote-models.ts';
import { type StopFlag, throwIfStopped } from './stop-flag.ts';

/** A call and how it reaches the rest of the process. */
export interface PixelJob<Input = unknown> {
  input: Input;
  /** To the thread that owns the networks. */
  models: MessagePort;
  available: readonly ModelName[];
  /** Takes `Progress`. */
  progress: MessagePort;
  stop: StopFlag;
}
export interface Progress {
  stage: string;
  fraction: number;
}
/** Exceptions are returned, packed: their classes would be lost on the way. */
export type PixelOutcome = { value: unknown } | { failure: Failure };

type OnProgress = (stage: string, fraction: number) => void;

sharp.cache(false);
sharp.concurrency(1);

/** What this thread made lately: further views of a figure need not wait for cloth. */
const recent = new RecentFigures();
const recentModels = new RecentModels();
const memory = new FrameMemory();
/** On one core another thread would only take its time from this one. */
const ahead = availableParallelism() > 1 ? new TrousersAhead() : undefined;

export const prepare = asJob(
  async (
    { photos, hints, viewpoints }: PrepareRequest,
    models: Models,
    onProgress: OnProgress,
  ): Promise<PrepareResult> => {
    const { product, timings } = await prepareProduct(photos, hints, viewpoints, models, onProgress);
    // Packing is done by other threads; meanwhile this one looks at the product.
    const packed = writePrepared(product);
    const traits = traitsOf(product, hints);
    const bytes = await packed;
    rememberProduct(bytes, product);
    return { bytes, warnings: product.warnings, traits, timings };
  },
);

export const flatLay = asJob(
  async (
    { prepared, spec, ground }: FlatLayRequest,
    models: Models,
    onProgress: OnProgress,
  ): Promise<RenderedPicture> => {
    const view = await readPreparedView(prepared, spec.viewpoint);
    if (!view)
      throw new PictureRefused(`No photo shows the ${spec.viewpoint} of the product; please add one.`);
    return renderFlatLay(view, spec, models, (done, stage) => onProgress(stage, done), ground);
  },
);

export const onFigure = asJob(
  async (
    { prepared, spec }: OnFigureRequest,
    _models: Models,
    onProgress: OnProgress,
  ): Promise<RenderedPicture> => {
    const { views } = await recentProduct(prepared);
    return renderOnFigure(
      views,
      spec,
      { figureData: await loadFigureData(), recent, memory, ahead },
      onProgress,
    );
  },
);

export const modelPreview = asJob(
  async (
    { model }: ModelPreviewRequest,
    _models: Models,
    onProgress: OnProgress,
  ): Promise<RenderedPicture> => {
    // Nobody looks on any more when it had to wait for long.
    onProgress('draw', 0);
    return drawModelPreview(model, { figureData: await loadFigureData(), memory });
  },
);

export const tryOnPhoto = asJob(
  async (
    { photo, products, ...request }: PhotoTryOnRequest,
    models: Models,
    onProgress: OnProgress,
  ): Promise<RenderedPicture> => {
    const garments = await garmentsOf(products);
    const figureData = await loadFigureData();
    return tryOnInPhoto(photo, garments, { ...request, figureData, memory, models, onProgress });
  },
);

export const tryOnModel = asJob(
  async (
    { model, products }: ModelTryOnRequest,
    _models: Models,
    onProgress: OnProgress,
  ): Promise<RenderedPicture> => {
    onProgress('wear', 0);
    return photographTryOn(model, await garmentsOf(products), {
      figureData: await loadFigureData(),
      memory,
      recent: recentModels,
    });
  },
);

export const studio = asJob(
  ({ work, images }: StudioRequest, models: Models, onProgress: OnProgress): Promise<StudioResult> =>
    makeStudioPictures(work, images, models, onProgress),
);

/** One after the other: only the last product is kept unpacked. */
async function garmentsOf(products: readonly TryOnProduct[]): Promise<PreparedGarment[]> {
  const garments: PreparedGarment[] = [];
  for (const { prepared, words } of products)
    garments.push({ views: (await recentProduct(prepared)).views, words });
  return garments;
}

/** Gives a call of the engine its networks and its progress, and closes the lines behind it. */
function asJob<Input>(call: (input: Input, models: Models, onProgress: OnProgress) => Promise<unknown>) {
  return async (job: PixelJob<Input>): Promise<PixelOutcome> => {
    const models = remoteModels(job.models, job.available, job.stop);
    const onProgress = (stage: string, fraction: number) => {
      throwIfStopped(job.stop);
      const progress: Progress = { stage, fraction };
      job.progress.postMessage(progress);
    };
    try {
      return { value: await call(job.input, models, onProgress) };
    } catch (error) {
      return { failure: packFailure(error) };
    } finally {
      job.models.close();
      job.progress.close();
    }
  };
}

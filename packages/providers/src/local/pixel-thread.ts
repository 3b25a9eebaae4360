import type { MessagePort } from 'node:worker_threads';
import {
  FrameMemory,
  loadFigureData,
  type ModelName,
  type Models,
  PictureRefused,
  prepareProduct,
  RecentFigures,
  type RenderedPicture,
  readPreparedView,
  renderFlatLay,
  renderOnFigure,
  traitsOf,
  writePrepared,
} from '@atelier/engine';
import sharp from 'sharp';
import type { FlatLayRequest, OnFigureRequest, PrepareRequest, PrepareResult } from '../provider.ts';
import { packFailure } from './failures.ts';
import type { Failure } from './messages.ts';
import { recentProduct } from './recent-product.ts';
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
const memory = new FrameMemory();

export const prepare = asJob(
  async (
    { photos, hints, viewpoints }: PrepareRequest,
    models: Models,
    onProgress: OnProgress,
  ): Promise<PrepareResult> => {
    const { product, timings } = await prepareProduct(photos, hints, viewpoints, models, onProgress);
    const traits = traitsOf(product, hints);
    return { bytes: await writePrepared(product), warnings: product.warnings, traits, timings };
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
    return renderOnFigure(views, spec, { figureData: await loadFigureData(), recent, memory }, onProgress);
  },
);

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

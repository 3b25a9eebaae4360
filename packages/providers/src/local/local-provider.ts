import { availableParallelism } from 'node:os';
import type { RenderedPicture, StudioResult } from '@atelier/engine';
import { ENGINE_VERSION } from '@atelier/engine/version';
import type {
  FlatLayRequest,
  ModelPreviewRequest,
  ModelTryOnRequest,
  OnFigureRequest,
  PhotoTryOnRequest,
  PictureProvider,
  PictureResult,
  PrepareRequest,
  PrepareResult,
  StudioRequest,
} from '../provider.ts';
import { Child } from './child.ts';

/** What the engine's process does. */
export type HostCalls = {
  prepare: { input: PrepareRequest; output: PrepareResult };
  flatLay: { input: FlatLayRequest; output: RenderedPicture };
  onFigure: { input: OnFigureRequest; output: RenderedPicture };
  modelPreview: { input: ModelPreviewRequest; output: RenderedPicture };
  tryOnPhoto: { input: PhotoTryOnRequest; output: RenderedPicture };
  tryOnModel: { input: ModelTryOnRequest; output: RenderedPicture };
  studio: { input: StudioRequest; output: StudioResult };
};

/** What the engine's process is started with. */
export interface HostOptions {
  threads: number;
  /** What the networks may take together, MB. */
  modelsMb: number;
}

export interface LocalProviderOptions {
  log?: { warn(message: string): void };
  /** Calls that run at a time; default: one a core. */
  threads?: number;
  /** What the engine's process may take, MB; networks that do not fit are not used. */
  memoryMb?: number;
}

/** The process itself, and what a call holds besides the networks at the picture sizes we make. */
const BASE_MB = 100;
const THREAD_MB = 150;
const DEFAULT_MODELS_MB = 1400;
/**
 * glibc keeps freed memory per thread: two pools instead of eight a core halve what stays. And it keeps ever larger
 * blocks, the weights and pictures of a moment ago, unless it is told from which size they go back at once, bytes.
 */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: `${4 * 1024 * 1024}` };
/** Beyond this multiple of its memory the process has leaked or fragmented, and is replaced. */
const GROWTH = 1.25;
/** Longer than the slowest inference on a slow machine, as a call is silent meanwhile. */
const STALL_MS = 180_000;

/**
 * The engine on this machine, in a process of its own: a crash costs the calls that run at that moment (they reject
 * with `ProviderUnavailable`), and the next call finds a new process.
 *
 *     const provider = createLocalProvider({ log });
 *     const { bytes } = await provider.prepareProduct({ photos, hints: {}, viewpoints: ['front'] }, { signal });
 */
export function createLocalProvider(options: LocalProviderOptions = {}): LocalProvider {
  return new LocalProvider(options);
}

export class LocalProvider implements PictureProvider {
  readonly id = 'local';
  readonly version = 1;
  readonly engineVersion = ENGINE_VERSION;
  readonly #host: Child<HostCalls>;

  constructor({ log, threads = availableParallelism(), memoryMb }: LocalProviderOptions) {
    const callsMb = BASE_MB + threads * THREAD_MB;
    const modelsMb = memoryMb === undefined ? DEFAULT_MODELS_MB : memoryMb - callsMb;
    const hostOptions: HostOptions = { threads, modelsMb };
    this.#host = new Child<HostCalls>({
      entry: new URL('./host-process.ts', import.meta.url),
      args: [JSON.stringify(hostOptions)],
      env: ALLOCATOR,
      maxRssMb: (modelsMb + callsMb) * GROWTH,
      stallMs: STALL_MS,
      warn: (message) => log?.warn(message),
    });
  }

  /** Of the engine's process, if it runs. */
  get pid(): number | undefined {
    return this.#host.pid;
  }

  prepareProduct(
    ...[request, context]: Parameters<PictureProvider['prepareProduct']>
  ): Promise<PrepareResult> {
    return this.#host.call('prepare', request, context);
  }

  async flatLay(...[request, context]: Parameters<PictureProvider['flatLay']>): Promise<PictureResult> {
    const picture = await this.#host.call('flatLay', request, context);
    const { type, viewpoint, variant, seed } = request.spec;
    const { separation } = picture;
    return this.#signed(picture, {
      type,
      viewpoint,
      variant,
      seed,
      ...(separation !== undefined && { separation }),
    });
  }

  async onFigure(...[request, context]: Parameters<PictureProvider['onFigure']>): Promise<PictureResult> {
    const picture = await this.#host.call('onFigure', request, context);
    const { viewpoint, pose, variant, seed, modelSeed } = request.spec;
    return this.#signed(picture, { viewpoint, pose, variant, seed, model_seed: modelSeed });
  }

  async modelPreview(
    ...[request, context]: Parameters<PictureProvider['modelPreview']>
  ): Promise<PictureResult> {
    return this.#signed(await this.#host.call('modelPreview', request, context), {});
  }

  async tryOnPhoto(...[request, context]: Parameters<PictureProvider['tryOnPhoto']>): Promise<PictureResult> {
    const picture = await this.#host.call('tryOnPhoto', request, context);
    return this.#signed(picture, { seed: request.seed, products: request.products.length });
  }

  async tryOnModel(...[request, context]: Parameters<PictureProvider['tryOnModel']>): Promise<PictureResult> {
    const picture = await this.#host.call('tryOnModel', request, context);
    return this.#signed(picture, { seed: request.model.seed, products: request.products.length });
  }

  async studio(...[request, context]: Parameters<PictureProvider['studio']>): Promise<StudioResult> {
    const result = await this.#host.call('studio', request, context);
    const pictures = result.pictures.map((picture) => ({
      ...picture,
      metadata: { engine: this.id, engine_version: this.engineVersion, ...picture.metadata },
    }));
    return { ...result, pictures };
  }

  /** A picture with what its owner may know of how it came about. */
  #signed(picture: RenderedPicture, wish: Record<string, unknown>): PictureResult {
    return {
      ...picture,
      metadata: { provider: this.id, engine_version: this.engineVersion, ...wish },
    };
  }

  close(): Promise<void> {
    return this.#host.close();
  }
}

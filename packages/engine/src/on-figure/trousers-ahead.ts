import { Worker } from 'node:worker_threads';
import type { RestedGarment } from '@atelier/figure';
import type { TrousersAnswer, TrousersRequest } from './trousers-thread.ts';

/** Its arrays lie outside of the heap; a small one keeps it from waiting long with giving them back. */
const YOUNG_MB = 8;

/**
 * Drapes the plain trousers under a top in a thread of its own, while the photos of the top are still being read: on
 * two cores that takes a fifth off the wait for a first picture.
 *
 *     const ahead = new TrousersAhead();
 *     const trousers = ahead.rest({ model, modelSeed: 7, pose: 'standing', variant: 0 });
 *     dress(data, person, outfit, stance, timed, await trousers);
 */
export class TrousersAhead {
  readonly #waiting = new Map<number, (rested: RestedGarment | undefined) => void>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** The trousers at rest; undefined when the thread failed, and they are to be draped here. Never rejects. */
  rest({ model, modelSeed, pose, variant }: Omit<TrousersRequest, 'id'>): Promise<RestedGarment | undefined> {
    const request: TrousersRequest = { id: ++this.#lastId, model, modelSeed, pose, variant };
    const { promise, resolve } = Promise.withResolvers<RestedGarment | undefined>();
    this.#waiting.set(request.id, resolve);
    this.#worker ??= this.#start();
    // Only while someone waits does the thread keep the process alive.
    this.#worker.ref();
    this.#worker.postMessage(request);
    return promise;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./trousers-thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', ({ id, rested }: TrousersAnswer) => {
      this.#waiting.get(id)?.(rested);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) worker.unref();
    });
    worker.on('error', () => this.#giveUp());
    worker.on('exit', () => this.#giveUp());
    return worker;
  }

  /** Answers all who wait; the next request starts another thread. */
  #giveUp(): void {
    this.#worker = undefined;
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}

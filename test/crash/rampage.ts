import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { photo } from '../support/photos.ts';
import { type AtelierProcess, type StartOptions, startAtelier, temporaryFolder } from '../support/server.ts';

export interface Rampage {
  kills: number;
  operations: number;
  /** The real engine instead of quick pictures. */
  real: boolean;
}

export interface RampageResult {
  dataDir: string;
  /** What the server said it had taken, with the number of pictures each is to have. */
  accepted: Map<string, number>;
  /** Final answers by operation id. */
  answers: Map<string, OperationAnswer>;
  kills: number;
  /** Pictures that were made, whether or not they were recorded; null with the real engine. */
  made: number | null;
  /** From the last restart until everything had ended, milliseconds. */
  drainMs: number;
}

const UPLOADED = z.object({ id: z.string() });
const CREATED = z.object({ operation_id: z.string() });
const OPERATION = z.object({
  status: z.string(),
  error: z.string().nullable(),
  generation_result: z
    .array(z.object({ generated_images: z.array(z.object({ id: z.string() }).nullable()) }))
    .nullable(),
});
export type OperationAnswer = z.infer<typeof OPERATION>;

const FLAT_LAYS = 'flat_lay_operations';
const ON_FIGURE = 'on_figure_operations';
const QUICK_SERVER = join(import.meta.dirname, 'server-with-quick-pictures.ts');
const REAL_PHOTOS = ['product-tee-blue-front.jpg', 'product-mug.jpg', 'product-bag-tote.png'];
const TYPES = ['flat', 'ghost_mannequin', 'detail'];
const POSES = ['standing', 'walking', 'sitting'];
/** A garment, for the orders that put it on somebody. */
const REAL_GARMENT = 'product-tee-blue-front.jpg';
/** Small, so that the real engine is quick. */
const REAL_SIZE = { width: 200, height: 300 };
/** Pictures that can be on their way when a kill comes. */
export const WORKERS = 2;
const DRAIN_TIMEOUT_MS = 900_000;
const LOOK_MS = 200;

/** Runs operations on a server that is killed meanwhile, until all of them have ended. */
export async function runOperationsWhileKilling(wish: Rampage): Promise<RampageResult> {
  const dataDir = temporaryFolder();
  const log = join(dataDir, 'made');
  const start: StartOptions = {
    dataDir,
    env: { ATELIER_WORKERS: String(WORKERS), QUICK_PICTURES_LOG: log },
    ...(wish.real ? {} : { command: [QUICK_SERVER] }),
  };
  const stage = new Stage(await startAtelier(start), start);
  const orders = (async () => {
    for (let n = 0; n < wish.operations; n++) await stage.order(n, wish.real);
  })();
  const [shortest, longest] = wish.real ? [500, 8000] : [50, 900];
  for (let kill = 0; kill < wish.kills; kill++) {
    await pause(randomInt(shortest, longest));
    await stage.killAndRestart();
  }
  await orders;
  const drained = performance.now();
  const answers = await stage.waitForAll();
  const drainMs = performance.now() - drained;
  await stage.server.stop();
  const made = wish.real ? null : readFileSync(log).byteLength;
  return { dataDir, accepted: stage.accepted, answers, kills: wish.kills, made, drainMs };
}

/** The server of the moment and what a shop did with it. */
class Stage {
  readonly accepted = new Map<string, number>();
  readonly #start: StartOptions;
  server: AtelierProcess;

  constructor(server: AtelierProcess, start: StartOptions) {
    this.server = server;
    this.#start = start;
  }

  async killAndRestart(): Promise<void> {
    await this.server.kill('SIGKILL');
    this.server = await startAtelier(this.#start);
  }

  /**
   * Uploads a photo and orders 1 to 4 pictures of it, every other time on somebody, as often as it takes for the
   * server to say yes.
   */
  async order(n: number, real: boolean): Promise<void> {
    const worn = n % 2 === 1;
    const name = worn ? REAL_GARMENT : (REAL_PHOTOS[n % REAL_PHOTOS.length] ?? '');
    const bytes = real ? photo(name) : `photo ${n % 7}`;
    const form = new FormData();
    form.set('image_data', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]));
    const { id } = await this.#insist(UPLOADED, 'uploaded_images', { method: 'POST', body: form });
    const generations = 1 + (n % 4);
    const kind = worn
      ? {
          image_types: [{ pose: POSES[n % POSES.length], viewpoint: 'front' }],
          on_figure_model_settings: { gender: 'female' },
          output_image_size: REAL_SIZE,
        }
      : { image_types: [{ flat_lay_type: TYPES[n % TYPES.length], viewpoint: 'front' }] };
    const { operation_id } = await this.#insist(CREATED, worn ? ON_FIGURE : FLAT_LAYS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        product_info: { uploaded_image_ids: [id], title: `product ${n}` },
        ...kind,
        number_of_generations: generations,
        operation_priority: n % 3 === 0 ? 'online' : 'offline',
      }),
    });
    this.accepted.set(operation_id, generations);
  }

  async waitForAll(): Promise<Map<string, OperationAnswer>> {
    const answers = new Map<string, OperationAnswer>();
    const end = performance.now() + DRAIN_TIMEOUT_MS;
    for (const id of this.accepted.keys()) {
      while (performance.now() < end) {
        const kind = id.startsWith('onfigure_op-') ? ON_FIGURE : FLAT_LAYS;
        const answer = await this.#insist(OPERATION, `${kind}/${id}`, {});
        answers.set(id, answer);
        if (answer.status === 'SUCCESS' || answer.status === 'FAILED') break;
        await pause(LOOK_MS);
      }
    }
    return answers;
  }

  /** Asks until there is an answer: the server may be dead at the moment. */
  async #insist<T>(schema: z.ZodType<T>, path: string, init: RequestInit): Promise<T> {
    for (;;) {
      const { url, apiKey } = this.server;
      const headers = { ...init.headers, 'x-api-key': apiKey };
      const response = await fetch(`${url}/studio/v1/${path}`, { ...init, headers }).catch(() => null);
      const body: unknown = await response?.json().catch(() => null);
      if (response?.ok === true && body !== null) return schema.parse(body);
      if (response !== null && response.status < 500 && !response.ok)
        throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
      await pause(LOOK_MS);
    }
  }
}

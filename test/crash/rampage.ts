import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type AtelierProcess, type StartOptions, startAtelier, temporaryFolder } from '../support/server.ts';
import { CRASH_SKU, crashOrder, garmentPhoto, OPERATION, type OperationAnswer } from './orders.ts';

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
const SKU = z.object({ capabilities_readiness: z.object({ try_on: z.object({ status: z.string() }) }) });

const QUICK_SERVER = join(import.meta.dirname, 'server-with-quick-pictures.ts');
/** Pictures that can be on their way when a kill comes. */
export const WORKERS = 2;
const FINAL = ['SUCCESS', 'FAILED', 'ABORTED', 'CANCELLED'];
const DRAIN_TIMEOUT_MS = 900_000;
const LOOK_MS = 200;
const JSON_BODY = { 'content-type': 'application/json' };

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
  await stage.stock(wish.real);
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
  /** What the server took, with the number of pictures each is to have. */
  readonly accepted = new Map<string, number>();
  /** Where each is polled. */
  readonly #places = new Map<string, string>();
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

  /** Puts the SKU in that is tried on, before the killing starts. */
  async stock(real: boolean): Promise<void> {
    const id = await this.#upload(garmentPhoto(real));
    const item = '/v1/sku_items';
    await this.#insist(SKU, item, {
      method: 'POST',
      headers: JSON_BODY,
      body: JSON.stringify({
        sku_id: CRASH_SKU,
        product_info: { uploaded_image_ids: [id], title: 'Tee' },
        capabilities: { try_on: true },
      }),
    });
    for (;;) {
      const { capabilities_readiness } = await this.#insist(SKU, `${item}/${CRASH_SKU}`, {});
      if (capabilities_readiness.try_on.status === 'ready') return;
      await pause(LOOK_MS);
    }
  }

  /** Uploads the photo of the nth order and makes it, as often as it takes for the server to say yes. */
  async order(n: number, real: boolean): Promise<void> {
    const { path, upload, request, pictures } = crashOrder(n, real);
    const body = JSON.stringify(request(await this.#upload(upload)));
    const init = { method: 'POST', headers: JSON_BODY, body };
    const { operation_id } = await this.#insist(CREATED, path, init);
    this.accepted.set(operation_id, pictures);
    this.#places.set(operation_id, `${path}/${operation_id}`);
  }

  async waitForAll(): Promise<Map<string, OperationAnswer>> {
    const answers = new Map<string, OperationAnswer>();
    const end = performance.now() + DRAIN_TIMEOUT_MS;
    for (const [id, place] of this.#places) {
      while (performance.now() < end) {
        const answer = await this.#insist(OPERATION, place, {});
        answers.set(id, answer);
        if (FINAL.includes(answer.status)) break;
        await pause(LOOK_MS);
      }
    }
    return answers;
  }

  async #upload(photo: Uint8Array | string): Promise<string> {
    const form = new FormData();
    form.set('image_data', new Blob([typeof photo === 'string' ? photo : new Uint8Array(photo)]));
    const init = { method: 'POST', body: form };
    return (await this.#insist(UPLOADED, '/studio/v1/uploaded_images', init)).id;
  }

  /** Asks until there is an answer: the server may be dead at the moment. */
  async #insist<T>(schema: z.ZodType<T>, path: string, init: RequestInit): Promise<T> {
    for (;;) {
      const { url, apiKey } = this.server;
      const headers = { ...init.headers, 'x-api-key': apiKey };
      const response = await fetch(`${url}${path}`, { ...init, headers }).catch(() => null);
      const body: unknown = await response?.json().catch(() => null);
      if (response?.ok === true && body !== null) return schema.parse(body);
      if (response !== null && response.status < 500 && !response.ok)
        throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
      await pause(LOOK_MS);
    }
  }
}

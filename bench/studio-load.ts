import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { Pool } from 'undici';
import { photo } from '../test/support/photos.ts';
import { type AtelierProcess, startAtelier } from '../test/support/server.ts';
import { percentile } from './percentile.ts';
import { processMemory } from './process-tree.ts';
import type { Row } from './report.ts';

const BASE = '/api/image-studio';
const CONCURRENCY = 16;
const HUNDRED = 100;
const WARM_UP_REQUESTS = HUNDRED;
const IDLE_PROBES = 200;
/** Somebody who looks through the catalogue while others make pictures. */
const PROBE_EVERY_MS = 50;
const MOST_LIGHT_P95_MS = 25;
/** What the memory of the server may grow by from the second hundred requests to the third. */
const FLAT = 1.1;
const MIB = 1024 ** 2;
const SERVER_ERROR = 500;

/** One request of the mix. */
interface Wish {
  path: string;
  json?: unknown;
}

/** Answered from memory and a row or two of the database. */
const LIGHT: readonly Wish[] = [
  { path: '/templates' },
  { path: '/estimate-cost', json: { provider: 'wavespeed', width: 1200, height: 628 } },
  { path: '/platform-specs/instagram' },
  { path: '/templates/search?query=instagram+story' },
  { path: '/social/platforms/linkedin/formats' },
];

/**
 * 300 requests to Image Studio, half of them for pictures, 16 at a time: how long light ones take meanwhile, against the
 * same on an idle server, how many fail, and whether the memory of the server stays level after the first hundred.
 */
export async function benchStudioLoad(): Promise<Row[]> {
  const atelier = await startAtelier();
  const client = new StudioLoad(atelier);
  try {
    const idle = await client.probeTimes(IDLE_PROBES);
    const mix = await mixedRequests();
    const warmUp = await client.sendAll(mix(WARM_UP_REQUESTS));
    await client.loopDelay();
    const light = new AbortController();
    const probing = client.probeUntil(light.signal);
    const second = await client.sendAll(mix(HUNDRED));
    const third = await client.sendAll(mix(HUNDRED));
    light.abort();
    const times = [...(await probing), ...second.light, ...third.light];
    const loop = await client.loopDelay();
    return [
      timeRow('light requests while pictures are made, p95', times, idle, 0.95, MOST_LIGHT_P95_MS),
      timeRow('light requests while pictures are made, p50', times, idle, 0.5),
      {
        name: `answers of 500 and above among ${WARM_UP_REQUESTS + 2 * HUNDRED} requests and ${times.length} light ones`,
        ours: String(client.failures),
        baseline: '',
        goal: '0',
        held: client.failures === 0,
      },
      {
        name: 'memory of the server, mean over the third hundred',
        ours: `${third.meanMiB.toFixed(0)} MiB`,
        baseline: `second: ${second.meanMiB.toFixed(0)} MiB, first: ${warmUp.meanMiB.toFixed(0)} MiB`,
        ratio: third.meanMiB / second.meanMiB,
        goal: `<= ${FLAT}`,
        held: third.meanMiB / second.meanMiB <= FLAT,
      },
      {
        name: 'delay of the event loop of the server, p99',
        ours: `${(loop * 1000).toFixed(1)} ms`,
        baseline: '',
      },
    ];
  } finally {
    await client.close();
    await atelier.stop();
  }
}

function timeRow(name: string, times: number[], idle: number[], share: number, most?: number): Row {
  const [ours, baseline] = [percentile(times, share), percentile(idle, share)];
  return {
    name,
    ours: `${ours.toFixed(1)} ms`,
    baseline: `idle server: ${baseline.toFixed(1)} ms`,
    ratio: ours / baseline,
    ...(most === undefined ? {} : { goal: `<= ${most} ms`, held: ours <= most }),
  };
}

/** Makes requests in a fixed order, every second one for pictures, each with a seed of its own. */
async function mixedRequests(): Promise<(count: number) => Wish[]> {
  const image_base64 = await small('product-mug.jpg', 640);
  const tiny = await small('product-cap-red-front.png', 160);
  let seed = 0;
  const heavy: ((seed: number) => Wish)[] = [
    (seed) => ({ path: '/create', json: { prompt: 'a red mug on a table', width: 512, height: 512, seed } }),
    () => ({ path: '/edit/process', json: { image_base64, operation: 'remove_background' } }),
    () => ({ path: '/compress', json: { image_base64, format: 'webp' } }),
    (seed) => ({ path: '/upscale', json: { image_base64: tiny, mode: 'fast', seed } }),
    () => ({ path: '/social/optimize', json: { image_base64, platforms: ['instagram', 'x'] } }),
    (seed) => ({
      path: '/edit',
      json: { image_base64, operation: 'general_edit', prompt: 'warmer and brighter', seed },
    }),
  ];
  return (count) =>
    Array.from({ length: count }, (_, index) => {
      const turn = Math.floor(index / 2);
      if (index % 2 === 0) return LIGHT[turn % LIGHT.length] ?? { path: '/templates' };
      return heavy[turn % heavy.length]?.(++seed) ?? { path: '/templates' };
    });
}

async function small(name: string, sidePx: number): Promise<string> {
  const bytes = await sharp(photo(name)).resize(sidePx, sidePx, { fit: 'inside' }).jpeg().toBuffer();
  return bytes.toString('base64');
}

/** A client of the server under load; answers are read and let go of, so that the client stays quick itself. */
class StudioLoad {
  failures = 0;
  readonly #atelier: AtelierProcess;
  readonly #pool: Pool;

  constructor(atelier: AtelierProcess) {
    this.#atelier = atelier;
    this.#pool = new Pool(atelier.url, { connections: CONCURRENCY + 1, pipelining: 1, headersTimeout: 0 });
  }

  /** Sends requests, 16 at a time; returns how long the light ones took, milliseconds, and what the server took meanwhile. */
  async sendAll(wishes: Wish[]): Promise<{ light: number[]; meanMiB: number }> {
    const waiting = wishes.values();
    const light: number[] = [];
    const sizes: number[] = [];
    const sendNext = async () => {
      for (const wish of waiting) {
        const ms = await this.#send(wish);
        if (LIGHT.includes(wish)) light.push(ms);
        sizes.push(processMemory(this.#atelier.process.pid ?? 0) / MIB);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, sendNext));
    return { light, meanMiB: sizes.reduce((sum, size) => sum + size, 0) / sizes.length };
  }

  /** Milliseconds of light requests, one after the other. */
  async probeTimes(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let probe = 0; probe < count; probe++) times.push(await this.#send(probeOf(probe)));
    return times.slice(count / 2);
  }

  /** Milliseconds of light requests, sent at a steady pace until the signal. */
  async probeUntil(signal: AbortSignal): Promise<number[]> {
    const times: number[] = [];
    for (let probe = 0; !signal.aborted; probe++) {
      times.push(await this.#send(probeOf(probe)));
      await pause(PROBE_EVERY_MS);
    }
    return times;
  }

  /** Seconds that the 99th percentile of turns of the server's event loop came late since the last reading. */
  async loopDelay(): Promise<number> {
    const answer = await this.#pool.request({ path: '/metrics', method: 'GET' });
    const [, seconds] = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(await answer.body.text()) ?? [];
    return Number(seconds);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #send({ path, json }: Wish): Promise<number> {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const started = performance.now();
    const answer = await this.#pool.request({
      path: `${BASE}${path}`,
      method: json === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${this.#atelier.apiKey}`, 'content-type': 'application/json' },
      ...body,
    });
    await answer.body.dump({ limit: Number.MAX_SAFE_INTEGER });
    const ms = performance.now() - started;
    if (answer.statusCode >= SERVER_ERROR) this.failures++;
    else if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${answer.statusCode}.`);
    return ms;
  }
}

function probeOf(index: number): Wish {
  return LIGHT[index % LIGHT.length] ?? { path: '/templates' };
}

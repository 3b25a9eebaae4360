import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { JobAccepted, JobAnswer } from '@atelier/contracts/image-studio';
import { randomStream } from '@atelier/pixels/random';
import type { z } from 'zod';
import type { FakeRequest } from '../fakes/fake-server.ts';
import { type AtelierProcess, type StartOptions, startAtelier, temporaryFolder } from '../support/server.ts';
import { type KilledAdapter, ORDERS_AT_A_TIME, startAdapters } from './hosted-adapters.ts';
import type { Moment } from './hosted-moments.ts';

/** One piece of paid work whose server was killed at a moment of it, and what became of it. */
export interface HostedRun {
  kind: KilledAdapter['kind'];
  moment: Moment;
  /** How often the provider was asked to take the work on. */
  submissions: number;
  /** How often it did. */
  paid: number;
  status: string;
  /** What the caller was told when it failed. */
  detail: string;
}

export interface HostedRampage {
  runs: HostedRun[];
  /** What came to the fakes that their contracts forbid. */
  violations: string[];
}

const QUICK_SERVER = join(import.meta.dirname, 'server-with-quick-pictures.ts');
const SEED = 20_261_121;
/** From before an answer that is let out can be noted until everything is done. */
const LONGEST_DELAY_MS = 400;
const LOOK_MS = 25;
const PATIENCE_MS = 90_000;
const FINAL = ['succeeded', 'failed', 'cancelled'];

/** Kills a real server once a round, while each of its orders is at its moment, and sees how the next one ends them. */
export async function killWhileProvidersWork(rounds: number): Promise<HostedRampage> {
  const adapters = await startAdapters();
  const stage = new Stage(adapters);
  const runs: HostedRun[] = [];
  try {
    await stage.start();
    for (let round = 0; round < rounds; round++) runs.push(...(await stage.round(round)));
  } finally {
    await stage.close();
  }
  return { runs, violations: adapters.flatMap(({ fake }) => fake.server.violations) };
}

/** Rounds after which each kind of adapter has had so many runs. */
export function roundsFor(runs: number): number {
  return Math.ceil(runs / Math.min(...Object.values(ORDERS_AT_A_TIME)));
}

/** An order whose provider stops at a moment. */
interface HeldOrder {
  adapter: KilledAdapter;
  moment: Moment;
  /** Part of its words; nobody else's hold them. */
  mark: string;
  job: string;
  /** Fulfilled at the moment, with what lets the provider go on. */
  held: Promise<() => void>;
}

class Stage {
  readonly #adapters: readonly KilledAdapter[];
  readonly #start: StartOptions;
  readonly #random = randomStream(SEED);
  #server: AtelierProcess | null = null;

  constructor(adapters: readonly KilledAdapter[]) {
    this.#adapters = adapters;
    const env = Object.assign({ ATELIER_ENGINE: 'hosted' }, ...adapters.map((adapter) => adapter.env));
    this.#start = { dataDir: temporaryFolder(), command: [QUICK_SERVER], env };
  }

  async start(): Promise<void> {
    this.#server = await startAtelier(this.#start);
  }

  async close(): Promise<void> {
    await this.#server?.stop();
    for (const { fake } of this.#adapters) await fake.server.close();
  }

  /** As many orders as fit side by side, one kill in the middle of all of them, and how they end. */
  async round(round: number): Promise<HostedRun[]> {
    const turns = this.#adapters.flatMap((adapter) =>
      Array.from({ length: ORDERS_AT_A_TIME[adapter.kind] }, (_, n) => ({
        adapter,
        turn: round * ORDERS_AT_A_TIME[adapter.kind] + n,
      })),
    );
    const orders = await Promise.all(turns.map(({ adapter, turn }) => this.#order(adapter, turn)));
    const letGo = await Promise.all(orders.map(({ held }) => held));
    for (const [index, { moment }] of orders.entries()) if (moment.isAnswered) letGo[index]?.();
    await pause(this.#random() * LONGEST_DELAY_MS);
    await this.#server?.kill('SIGKILL');
    await this.start();
    return Promise.all(orders.map((order) => this.#ended(order)));
  }

  /** Orders a picture whose provider will stop at the moment whose turn it is. */
  async #order(adapter: KilledAdapter, turn: number): Promise<HeldOrder> {
    const moment = adapter.moments[turn % adapter.moments.length];
    if (moment === undefined) throw new Error(`no moments for ${adapter.kind}`);
    const mark = `mug ${String(turn).padStart(4, '0')}`;
    const held = holdAt(adapter, moment, mark);
    const order = { prompt: `a ${mark}`, provider: adapter.provider, async: true, save: false };
    const { job_id: job } = await this.#ask(JobAccepted, '/create', order);
    return { adapter, moment, mark, job, held };
  }

  async #ended({ adapter, moment, mark, job }: HeldOrder): Promise<HostedRun> {
    const { status, detail } = await this.#finalAnswer(job);
    const { requests } = adapter.fake.server;
    return {
      kind: adapter.kind,
      moment,
      submissions: requests.filter((request) => isSubmission(request, mark)).length,
      paid: adapter.taken().filter((words) => words.includes(mark)).length,
      status,
      detail: detail ?? '',
    };
  }

  async #finalAnswer(job: string): Promise<z.infer<typeof JobAnswer>> {
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      const answer = await this.#ask(JobAnswer, `/jobs/${job}`);
      if (FINAL.includes(answer.status)) return answer;
      await pause(LOOK_MS);
    }
    throw new Error(`job ${job} did not end:\n${this.#server?.output()}`);
  }

  async #ask<T>(schema: z.ZodType<T>, path: string, body?: unknown): Promise<T> {
    const { url = '', apiKey = '' } = this.#server ?? {};
    const response = await fetch(`${url}/api/image-studio${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return schema.parse(await response.json());
  }
}

/** Has the provider stop at a moment of the work whose words hold a mark. */
function holdAt(adapter: KilledAdapter, { request: wanted, at }: Moment, mark: string): Promise<() => void> {
  let looks = 0;
  const fits = (request: FakeRequest): boolean => {
    if (request.method === 'POST') return wanted === 'submission' && isSubmission(request, mark);
    if (!adapter.wordsOf(request)?.includes(mark)) return false;
    if (request.path.startsWith('/store/')) return wanted === 'picture';
    looks++;
    return typeof wanted === 'object' && wanted.look === looks;
  };
  return new Promise((reached) => adapter.fake.server.fail({ kind: 'hold', at, reached }, fits));
}

function isSubmission({ method, body }: FakeRequest, mark: string): boolean {
  return method === 'POST' && body.includes(mark);
}

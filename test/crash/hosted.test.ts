import { setImmediate } from 'node:timers/promises';
import { randomStream } from '@atelier/pixels/random';
import { Turnstile } from '@atelier/providers/hosted';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configureProviders } from '../../apps/server/src/hosted/configured.ts';
import { type PaidJob, type PaidOutcome, runPaidJob } from '../../apps/server/src/hosted/paid-job.ts';
import { startFakeComfyui } from '../fakes/comfyui.ts';
import type { FakeProvider } from '../fakes/fake-server.ts';
import { startFakeStability } from '../fakes/stability.ts';
import { startFakeWavespeed } from '../fakes/wavespeed.ts';
import { leastRequest } from '../providers/sample-requests.ts';
import { CANARY_KEY } from '../providers/trial.ts';
import { type Domain, openDomain } from '../support/domain.ts';
import { Crash, MortalProcess, partsOf } from './crashing-parts.ts';

/** Of each kind, deaths and successors included. */
const RUNS = 200;
const SEED = 20_261_121;
const MOST_DEATHS = 3;
/** More than any submission takes. */
const MANY_STEPS = 400;
const UNLIMITED = { concurrency: 1_000, ratePerMinute: 1_000_000 };

let domain: Domain;
beforeAll(async () => {
  domain = await openDomain();
});
afterAll(() => domain.close());

/** Time that does not make anybody wait. */
const clock = {
  now: () => Date.now(),
  pause: async (_ms: number, signal: AbortSignal) => {
    await setImmediate();
    signal.throwIfAborted();
  },
};

describe.each([
  { kind: 'sync', id: 'stability', start: () => startFakeStability(CANARY_KEY), recovers: false },
  { kind: 'job', id: 'wavespeed', start: () => startFakeWavespeed(CANARY_KEY), recovers: false },
  { kind: 'job with ids of our own', id: 'comfyui', start: startFakeComfyui, recovers: true },
])('paid work of the kind $kind', ({ id, start, recovers }) => {
  let fake: FakeProvider;
  let job: Omit<PaidJob, 'turn'>;
  let hosted: ReturnType<typeof configureProviders>;
  let tasks = 0;

  beforeAll(async () => {
    fake = await start();
    const apiKey = id === 'comfyui' ? {} : { apiKey: CANARY_KEY };
    hosted = configureProviders({ [id]: { ...apiKey, baseUrl: fake.server.url, extras: {} } }, clock);
    const by = hosted.providers.get(id);
    const spec = by?.provider.specs().find(({ operation }) => operation === 'text-to-image');
    if (by === undefined || spec === undefined) throw new Error(`${id} makes no pictures`);
    const wide = { provider: by.provider, turnstile: new Turnstile(UNLIMITED, clock) };
    job = { account: await domain.account(), by: wide, spec, request: await leastRequest(spec) };
  });
  afterAll(() => fake.server.close());

  /** One process after the other at the same task, each of which dies at its step; the last one lives. */
  const succession = async (
    deaths: number[],
  ): Promise<{ outcome: PaidOutcome; steps: number; paid: number }> => {
    const before = fake.server.paid.length;
    const turn = { taskId: `${id}-${++tasks}`, choice: 0 };
    for (const diesAt of deaths) await attempt(turn, new MortalProcess(diesAt)).catch(ignoreCrash);
    const last = new MortalProcess();
    const outcome = await attempt(turn, last);
    return { outcome, steps: last.steps, paid: fake.server.paid.length - before };
  };
  const attempt = (turn: PaidJob['turn'], process: MortalProcess) =>
    runPaidJob(partsOf(domain, hosted, process), { ...job, turn }, new AbortController().signal, () => {});

  test(`is never submitted twice, wherever processes die (${RUNS} runs)`, async () => {
    const { steps } = await succession([]);
    expect(steps).toBeLessThan(MANY_STEPS);
    const random = randomStream(SEED);
    const ends = { done: 0, lost: 0 };
    for (let run = 0; run < RUNS; run++) {
      // Every single step first, then several deaths in a row.
      const several = Array.from(
        { length: 1 + Math.floor(random() * MOST_DEATHS) },
        () => 1 + Math.floor(random() * steps),
      );
      const { outcome, paid } = await succession(run < steps ? [run + 1] : several);
      expect(paid).toBeLessThanOrEqual(1);
      if (outcome.outcome !== 'done' && outcome.outcome !== 'lost')
        throw new Error(`run ${run} ended as ${outcome.outcome}`);
      if (outcome.outcome === 'done') expect(paid).toBe(1);
      if (outcome.outcome === 'lost') expect(outcome.message).toContain('it was not sent again');
      ends[outcome.outcome]++;
    }
    expect(fake.server.violations).toEqual([]);
    expect(ends.done).toBeGreaterThan(0);
    // Where work can be looked up under an id of ours, nothing is ever lost.
    if (recovers) expect(ends.lost).toBe(0);
    else expect(ends.lost).toBeGreaterThan(0);
  });
});

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}

import type { FakeProvider, FakeRequest } from '../fakes/fake-server.ts';
import { startFakeStability } from '../fakes/stability.ts';
import { startFakeWavespeed } from '../fakes/wavespeed.ts';
import { CANARY_KEY } from '../providers/trial.ts';
import { JOB_MOMENTS, type Moment, SYNC_MOMENTS } from './hosted-moments.ts';

/** A provider that stands for all that work in its way, and what is done to those who call it. */
export interface KilledAdapter {
  /** Whether its answer is the picture, or a job that is to be looked at. */
  kind: 'sync' | 'job';
  provider: string;
  fake: FakeProvider;
  /** What its operator would set. */
  env: Record<string, string>;
  moments: readonly Moment[];
  /** What the provider took on, by the words that it was given. */
  taken(): string[];
  /** The words of the work that a look or a download is about. */
  wordsOf(request: FakeRequest): string | undefined;
}

/** As many as the adapters send at the same time. */
export const ORDERS_AT_A_TIME: Readonly<Record<KilledAdapter['kind'], number>> = { sync: 4, job: 3 };

export async function startAdapters(): Promise<KilledAdapter[]> {
  return Promise.all([answering(), lookedAt()]);
}

async function answering(): Promise<KilledAdapter> {
  const fake = await startFakeStability(CANARY_KEY);
  return {
    kind: 'sync',
    provider: 'stability',
    fake,
    env: { STABILITY_API_KEY: CANARY_KEY, STABILITY_BASE_URL: fake.server.url },
    moments: SYNC_MOMENTS,
    taken: () => fake.works.map(({ fields }) => String(fields.text.prompt)),
    wordsOf: () => undefined,
  };
}

async function lookedAt(): Promise<KilledAdapter> {
  const fake = await startFakeWavespeed(CANARY_KEY);
  const taken = () => fake.inputs.map(({ input }) => String(input.prompt));
  return {
    kind: 'job',
    provider: 'wavespeed',
    fake,
    env: { WAVESPEED_API_KEY: CANARY_KEY, WAVESPEED_BASE_URL: fake.server.url },
    moments: JOB_MOMENTS,
    taken,
    wordsOf: ({ path }) => taken()[Number(/task-(\d+)\b/.exec(path)?.[1]) - 1],
  };
}

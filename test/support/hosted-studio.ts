import { CreateRequest, type StudioWork } from '@atelier/contracts/image-studio';
import type { Account } from '../../apps/server/src/accounts/account.ts';
import { priceOf } from '../../apps/server/src/credits/price.ts';
import { type EngineMode, enginesIn, illustrators } from '../../apps/server/src/hosted/choose.ts';
import { realClock } from '../../apps/server/src/hosted/clock.ts';
import { configureProviders, type Hosted } from '../../apps/server/src/hosted/configured.ts';
import type { StudioInput, StudioJob } from '../../apps/server/src/studio-jobs/job.ts';
import { planCreate } from '../../apps/server/src/studio-jobs/plan-create.ts';
import { createStudioJobs } from '../../apps/server/src/studio-jobs/studio-jobs.ts';
import { startWorker } from '../../apps/server/src/work/worker.ts';
import type { FakeProvider } from '../fakes/fake-server.ts';
import { CANARY_KEY } from '../providers/trial.ts';
import { type DomainOptions, openDomain, until } from './domain.ts';

/** Pauses (between polls, before repeats) are this many times as short. */
const HASTE = 100;
const SLOTS = 4;
const SEED = 11;

/** Time that passes as always, only that pauses are short. */
export const hastyClock = {
  now: realClock.now,
  pause: (ms: number, signal: AbortSignal) => realClock.pause(ms / HASTE, signal),
};

export type Fakes = Readonly<Record<string, FakeProvider>>;

/** The providers that fakes stand in for, by id, as if an operator had set their keys and addresses. */
export function hostedBy(fakes: Fakes): Hosted {
  const settings = Object.entries(fakes).map(([id, { server }]) => [
    id,
    { apiKey: CANARY_KEY, baseUrl: server.url, extras: {} },
  ]);
  return configureProviders(Object.fromEntries(settings), hastyClock);
}

export type HostedStudio = Awaited<ReturnType<typeof openHostedStudio>>;

/** Image Studio's jobs on a real database, made by providers that fakes stand in for. */
export async function openHostedStudio(
  fakes: Fakes,
  options: { mode?: EngineMode } & Pick<DomainOptions, 'provider'> = {},
) {
  const { mode = 'auto', ...given } = options;
  const hosted = hostedBy(fakes);
  const domain = await openDomain({ hosted, queue: { retryDelaySeconds: 0 }, ...given });
  const engines = enginesIn(mode, hosted.providers);
  const jobs = createStudioJobs({ ...domain.parts, engines }, domain.notices);
  const id = await domain.account();
  const account: Account = { id, name: 'tenant', subscriptionId: '0'.repeat(24), plan: 'unlimited' };
  let worker = await startWorker(domain.parts, SLOTS);
  return {
    domain,
    jobs,
    account,
    engines,
    /** Orders a picture from words. */
    create: (wish: Record<string, unknown> = {}) => {
      const body = CreateRequest.parse({ prompt: 'a red mug', save: false, ...wish });
      return jobs.order(account, planCreate(body, SEED, null, illustrators(engines)));
    },
    /** Orders other work, as its route would. */
    order: (work: StudioWork, operation: string, inputs: StudioInput[]) => {
      const route = work.kind === 'upscale' || work.kind === 'control' ? work.kind : 'edit';
      const model = work.kind === 'upscale' ? work.mode : undefined;
      const price = priceOf({ provider: 'auto', model, operation, count: 1 });
      return jobs.order(account, { route, work: [work], inputs, price, images: 1, facts: {}, save: false });
    },
    /** Waits for the end of a job. */
    ended: (job: string): Promise<StudioJob> =>
      until(async () => {
        const seen = await jobs.get(id, job);
        return seen === null || ['queued', 'running'].includes(seen.status) ? null : seen;
      }),
    /** Stops the worker at once, and starts another one. */
    restart: async () => {
      await worker.stop(0);
      worker = await startWorker(domain.parts, SLOTS);
    },
    close: async () => {
      await worker.stop(0);
      await domain.close();
    },
  };
}

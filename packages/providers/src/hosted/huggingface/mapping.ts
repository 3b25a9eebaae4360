import { z } from 'zod';
import { jsonOf } from '../answer.ts';
import type { CallContext, Caller } from '../call.ts';
import { ProviderFailed } from '../job.ts';
import type { HubTask } from './models.ts';
import { FAL_AI } from './routes/fal-ai.ts';
import { HF_INFERENCE } from './routes/hf-inference.ts';
import { REPLICATE } from './routes/replicate.ts';
import type { Route } from './routes/route.ts';
import { TOGETHER } from './routes/together.ts';
import { WAVESPEED } from './routes/wavespeed.ts';

/** Those with jobs come first: a job that has an id is not lost with the connection. */
export const ROUTES: readonly Route[] = [FAL_AI, WAVESPEED, REPLICATE, TOGETHER, HF_INFERENCE];

const MAPPING_KEPT_MS = 60 * 60_000;

const Host = z.object({ providerId: z.string().min(1), status: z.string(), task: z.string() });
/** Both shapes that the Hub has used: by name, and as a list. */
const Mapping = z.object({
  inferenceProviderMapping: z
    .union([z.record(z.string(), Host), z.array(Host.extend({ provider: z.string() }))])
    .transform((mapping) =>
      Array.isArray(mapping)
        ? mapping
        : Object.entries(mapping).map(([provider, host]) => ({ ...host, provider })),
    ),
});

export interface Served {
  route: Route;
  providerId: string;
}

/** Finds out who serves a model, which changes from week to week. */
export interface Directory {
  /**
   * @throws ProviderFailed when nobody does, or the Hub cannot be asked: nothing paid was begun then
   * @throws the signal's reason
   */
  serving(hubId: string, task: HubTask, context: CallContext): Promise<Served>;
}

/** Makes a directory that remembers what it was told for an hour. */
export function createDirectory(caller: Caller, hubUrl: string): Directory {
  const known = new Map<string, { served: Served; until: number }>();
  return {
    serving: async (hubId, task, context) => {
      const name = `${task} ${hubId}`;
      const remembered = known.get(name);
      if (remembered && remembered.until > context.clock.now()) return remembered.served;
      const served = await lookUp(caller, hubUrl, hubId, task, context).catch(beforeAnythingWasSent);
      known.set(name, { served, until: context.clock.now() + MAPPING_KEPT_MS });
      return served;
    },
  };
}

async function lookUp(
  caller: Caller,
  hubUrl: string,
  hubId: string,
  task: HubTask,
  context: CallContext,
): Promise<Served> {
  const url = `${hubUrl}/api/models/${hubId}?expand[]=inferenceProviderMapping`;
  const answer = await caller.ask(context, { url });
  if (!answer.ok) throw caller.failure(answer);
  const { inferenceProviderMapping: hosts = [] } = Mapping.safeParse(jsonOf(answer)).data ?? {};
  const live = hosts.filter((host) => host.status === 'live' && host.task === task);
  for (const route of ROUTES) {
    const host = live.find(({ provider }) => provider === route.host);
    if (host) return { route, providerId: host.providerId };
  }
  throw caller.failure(answer, {
    kind: 'not-found',
    message: `Nobody serves ${hubId} at the moment whom Atelier can talk to.`,
  });
}

function beforeAnythingWasSent(error: unknown): never {
  if (!(error instanceof ProviderFailed)) throw error;
  throw new ProviderFailed({ ...error.error, accepted: 'no', charged: 'no' }, { cause: error });
}

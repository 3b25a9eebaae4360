import { setImmediate } from 'node:timers/promises';
import type {
  Clock,
  HostedContext,
  HostedProvider,
  JobHandle,
  JobState,
  OperationRequest,
} from '@atelier/providers/hosted';
import { stateOf } from '@atelier/providers/hosted';
import { createHttpPort } from '../../apps/server/src/outbound/index.ts';

/** The key that every tested adapter is given; it may turn up nowhere but in the requests to its own provider. */
export const CANARY_KEY = 'sk-canary-0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const KEY = '1f0c3a52-6f0e-4f43-9a59-3d2f6f1d8a11';
const PLENTY_MS = 600_000;

/** Time that jumps over pauses instead of waiting for them. */
export function jumpingClock(): Clock {
  let jumpedMs = 0;
  return {
    now: () => Date.now() + jumpedMs,
    pause: async (ms, signal) => {
      signal.throwIfAborted();
      jumpedMs += ms;
      await setImmediate();
    },
  };
}

export interface Trial {
  context: HostedContext;
  /** Handles in the order in which they were saved. */
  saved: JobHandle[];
}

/** A context in which only the given hosts of the loopback can be reached. */
export function trial(options: {
  allow: readonly string[];
  budgetMs?: number;
  signal?: AbortSignal;
  key?: string;
}): Trial {
  const clock = jumpingClock();
  const saved: JobHandle[] = [];
  const context: HostedContext = {
    key: options.key ?? KEY,
    signal: options.signal ?? new AbortController().signal,
    deadline: clock.now() + (options.budgetMs ?? PLENTY_MS),
    http: createHttpPort({ allow: options.allow, now: () => clock.now() }),
    clock,
    save: async (handle) => {
      // Only what survives the database counts.
      saved.push(JSON.parse(JSON.stringify(handle)));
    },
  };
  return { context, saved };
}

/** Submits and polls until the end. */
export async function runToEnd(
  provider: HostedProvider,
  request: OperationRequest,
  context: HostedContext,
): Promise<JobState> {
  const state = await stateOf(() => provider.submit(request, context));
  return isPending(state) ? pollToEnd(provider, state, context) : state;
}

type Pending = Extract<JobState, { handle: JobHandle }>;

/** Polls a job until it ends, or, as failed, when the deadline is over. */
export async function pollToEnd(
  provider: HostedProvider,
  from: Pending,
  context: HostedContext,
): Promise<JobState> {
  let state: JobState = from;
  while (isPending(state) && context.clock.now() < context.deadline) {
    const { handle, pollAfterMs } = state;
    await context.clock.pause(pollAfterMs, context.signal);
    state = await stateOf(() => provider.poll(handle, context));
  }
  return state;
}

export function isPending(state: JobState): state is Pending {
  return 'handle' in state;
}

import { setTimeout as pause } from 'node:timers/promises';
import { withEngine } from '../hosted/configured.ts';
import type { Outcome } from '../queue/queue.ts';
import { attemptTask } from './attempt.ts';
import type { WorkParts } from './task-work.ts';

/** Time for the provider to let go of aborted work. */
const ABORT_MS = 5000;

export interface Worker {
  /** Takes no more tasks, gives running ones `graceMs` to end, and hands back the rest. */
  stop(graceMs: number): Promise<void>;
}

/** Works on up to `slots` tasks at the same time until it is stopped. */
export async function startWorker(given: WorkParts, slots: number): Promise<Worker> {
  const parts: WorkParts = { ...given, hosted: withEngine(given.hosted, given.provider) };
  const shutdown = new AbortController();
  const running = new Set<Promise<Outcome>>();
  let stopping = false;

  await parts.queue.work(slots, async (taskId, lost) => {
    if (stopping) return 'hand-back';
    const attempt = attemptTask(parts, taskId, { lost, shutdown: shutdown.signal });
    running.add(attempt);
    return attempt.finally(() => running.delete(attempt));
  });

  return {
    stop: async (graceMs) => {
      stopping = true;
      await parts.queue.pause();
      await settledWithin([...running], graceMs);
      shutdown.abort(new Error('the server stops'));
      await settledWithin([...running], ABORT_MS);
    },
  };
}

async function settledWithin(work: Promise<unknown>[], ms: number): Promise<void> {
  const timeout = new AbortController();
  await Promise.race([
    Promise.allSettled(work),
    pause(ms, undefined, { signal: timeout.signal }).catch(() => {}),
  ]);
  timeout.abort();
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@atelier/providers/hosted';

/** The clock of the machine. */
export const realClock: Clock = {
  now: () => Date.now(),
  pause: async (ms, signal) => {
    await sleep(ms, undefined, { signal }).catch(() => {});
    // Timers reject with an error of their own; callers are promised the reason.
    signal.throwIfAborted();
  },
};

import {
  type HostedContext,
  type HostedProvider,
  type JobState,
  type PendingJob,
  stateOf,
} from '@atelier/providers/hosted';
import { isGarbled, mayPass } from './paid-outcome.ts';

/**
 * Before a job is looked at again about which its provider said what nobody can use: the job is paid for, and a proxy or a
 * page cut short may have spoken for it. After the last of them it is given up.
 */
const GARBLED_PAUSES_MS = [2_000, 4_000, 8_000, 16_000, 32_000];

/**
 * Looks at a job until it has ended. Looks that fail tell nothing of the job: those that may pass are repeated as long as
 * there is time, those that were answered with garbage a few times.
 * @returns its end; null when its time was over before
 * @throws the signal's reason
 */
export async function pollToEnd(
  from: PendingJob,
  provider: Pick<HostedProvider, 'poll'>,
  context: HostedContext,
  onProgress: (fraction: number) => void,
): Promise<JobState | null> {
  let pending = from;
  let garbled = 0;
  do {
    const pause = garbled === 0 ? 0 : (GARBLED_PAUSES_MS[garbled - 1] ?? 0);
    await context.clock.pause(Math.max(pause, pending.pollAfterMs), context.signal);
    const state = await stateOf(() => provider.poll(pending.handle, context));
    if (state.state === 'queued' || state.state === 'running') {
      pending = state;
      garbled = 0;
      onProgress(state.progress?.fraction ?? 0);
      continue;
    }
    if (state.state !== 'failed') return state;
    const isLookedAtAgain = isGarbled(state.error)
      ? ++garbled <= GARBLED_PAUSES_MS.length
      : mayPass(state.error);
    if (!isLookedAtAgain) return state;
  } while (context.clock.now() < context.deadline);
  return null;
}

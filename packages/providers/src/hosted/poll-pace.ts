import type { JobHandle } from './job.ts';

/** From which age of a job on (ms) it is looked at how often (ms). */
const PACE = [
  { from: 120_000, every: 10_000 },
  { from: 30_000, every: 5_000 },
] as const;

/**
 * How long to wait before a job is looked at again: often while a quick job may be done, seldom when it takes long.
 *
 * @param first milliseconds between the first looks, as the provider recommends
 */
export function pollPause(
  { submittedAt }: Pick<JobHandle, 'submittedAt'>,
  now: number,
  first: number,
): number {
  const age = now - submittedAt;
  return Math.max(first, PACE.find(({ from }) => age >= from)?.every ?? first);
}

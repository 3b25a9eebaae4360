import { expect, test } from 'vitest';
import { faultsOf } from './hosted-findings.ts';
import { JOB_MOMENTS, SYNC_MOMENTS } from './hosted-moments.ts';
import { killWhileProvidersWork } from './hosted-rampage.ts';

/** Enough for every moment of every kind of adapter to have its turn. */
const ROUNDS = 3;
const MOMENTS = SYNC_MOMENTS.length + JOB_MOMENTS.length;

// A short run; `node test/crash/hosted-kill-9.ts` is the long one.
test('a server that is killed while providers work for it pays nobody twice, and goes on with what it knows', {
  timeout: 180_000,
}, async () => {
  const { runs, violations } = await killWhileProvidersWork(ROUNDS);
  expect(violations).toEqual([]);
  expect(runs.flatMap(faultsOf)).toEqual([]);
  expect(new Set(runs.map(({ kind, moment }) => `${kind} ${moment.name}`)).size).toBe(MOMENTS);
});

import { expect, test } from 'vitest';
import { Admission } from './admission.ts';

/** Work that ends when told to, and says whether it was let in. */
function job() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const state = { started: false, end: resolve };
  const work = () => {
    state.started = true;
    return promise;
  };
  return { state, work };
}

test('work enters while it fits and waits while it does not', async () => {
  const admission = new Admission(10);
  const [first, second, third] = [job(), job(), job()];
  const runs = [admission.run(6, first.work), admission.run(4, second.work), admission.run(1, third.work)];
  await Promise.resolve();
  expect([first, second, third].map(({ state }) => state.started)).toEqual([true, true, false]);
  second.state.end();
  await runs[1];
  await Promise.resolve();
  expect(third.state.started).toBe(true);
  first.state.end();
  third.state.end();
  await Promise.all(runs);
});

test('work larger than the budget gets in alone', async () => {
  const admission = new Admission(10);
  const [large, small] = [job(), job()];
  const runs = [admission.run(50, large.work), admission.run(1, small.work)];
  await Promise.resolve();
  expect([large.state.started, small.state.started]).toEqual([true, false]);
  large.state.end();
  await runs[0];
  small.state.end();
  await expect(Promise.all(runs)).resolves.toHaveLength(2);
});

test('work that fails makes room', async () => {
  const admission = new Admission(1);
  await expect(admission.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(admission.run(1, async () => 'next')).resolves.toBe('next');
});

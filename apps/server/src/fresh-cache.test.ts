import { expect, test } from 'vitest';
import { FreshCache } from './fresh-cache.ts';

function cacheWithClock() {
  const clock = { now: 0 };
  const cache = new FreshCache<number>({ maxAgeMs: 1000, maxEntries: 2, now: () => clock.now });
  const loads = { count: 0 };
  const load = async () => ++loads.count;
  return { cache, clock, load };
}

test('a fresh value is not loaded again, and an old one is', async () => {
  const { cache, clock, load } = cacheWithClock();
  expect([await cache.get('a', load), await cache.get('a', load)]).toEqual([1, 1]);
  clock.now = 1000;
  expect(await cache.get('a', load)).toBe(2);
});

test('whoever asks after a change is not given a load from before it', async () => {
  const { cache } = cacheWithClock();
  const before = Promise.withResolvers<number>();
  const first = cache.get('a', () => before.promise);
  cache.forget('a');
  const second = cache.get('a', async () => 2);
  before.resolve(1);
  expect([await first, await second]).toEqual([1, 2]);
});

test('a load that fails is tried again', async () => {
  const { cache, load } = cacheWithClock();
  await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await cache.get('a', load)).toBe(1);
});

test('only so many values are kept', async () => {
  const { cache, load } = cacheWithClock();
  for (const key of ['a', 'b', 'c']) await cache.get(key, load);
  expect(await cache.get('c', load)).toBe(3);
  expect(await cache.get('a', load)).toBe(4);
});

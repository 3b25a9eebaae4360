import { expect, test } from 'vitest';
import { pollPause } from './poll-pace.ts';

const pauseAt = (ageMs: number, first: number) => pollPause({ submittedAt: 1_000 }, 1_000 + ageMs, first);

test('a young job is looked at as often as its provider recommends, an old one seldom', () => {
  expect([0, 29_999, 30_000, 119_999, 120_000].map((age) => pauseAt(age, 1_500))).toEqual([
    1_500, 1_500, 5_000, 5_000, 10_000,
  ]);
});

test('no job is looked at more often than its provider allows', () => {
  expect(pauseAt(0, 15_000)).toBe(15_000);
  expect(pauseAt(500_000, 15_000)).toBe(15_000);
});

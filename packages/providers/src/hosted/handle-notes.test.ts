import { expect, test } from 'vitest';
import { notedCost, notedSeed, noteOf } from './handle-notes.ts';

test('seed and cost outlive the database', () => {
  const cost = { usd: 0.3, credits: 4, basis: 'price-list' } as const;
  const remote: Record<string, string> = JSON.parse(JSON.stringify(noteOf({ seed: 0 }, cost)));
  expect(notedSeed({ remote })).toBe(0);
  expect(notedCost({ remote })).toEqual(cost);
});

test('what was not noted is unknown, and not nought', () => {
  expect(notedSeed({ remote: {} })).toBeUndefined();
  expect(notedCost({ remote: {} })).toEqual({ usd: null, basis: 'price-list' });
});

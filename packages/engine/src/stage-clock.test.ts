import { expect, test } from 'vitest';
import { startStageClock } from './stage-clock.ts';

test('times of a stage that comes back add up, and progress is told as it goes', () => {
  const told: [string, number][] = [];
  let now = 0;
  const clock = startStageClock(
    (stage, fraction) => told.push([stage, fraction]),
    () => now,
  );
  clock.begin('read', 0);
  now = 10;
  clock.begin('cut out', 0.5);
  now = 25;
  clock.begin('read', 0.8);
  now = 30;
  expect(clock.end()).toEqual({ read: 15, 'cut out': 15 });
  expect(told).toEqual([
    ['read', 0],
    ['cut out', 0.5],
    ['read', 0.8],
  ]);
});

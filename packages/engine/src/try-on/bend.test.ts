import { expect, test } from 'vitest';
import { bendThrough, isSound } from './bend.ts';

const BOX = { left: 0, top: 0, right: 100, bottom: 100 };
const corners = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 0, y: 100 },
  { x: 100, y: 100 },
];

test('points that all move alike move everything alike', () => {
  const bend = bendThrough(
    corners.map((from) => ({ from, to: { x: from.x + 7, y: from.y - 3 } })),
    40,
  )!;
  const { x, y } = bend({ x: 50, y: 31 });
  expect(x).toBeCloseTo(57, 6);
  expect(y).toBeCloseTo(28, 6);
});

test('a point that moves alone is followed, and what is far from it stays', () => {
  const pairs = corners.map((from, k) => ({ from, to: k === 0 ? { x: 12, y: 4 } : from }));
  const bend = bendThrough(pairs, 30)!;
  expect(Math.hypot(bend(corners[0]!).x - 12, bend(corners[0]!).y - 4)).toBeLessThan(1);
  expect(Math.hypot(bend(corners[3]!).x - 100, bend(corners[3]!).y - 100)).toBeLessThan(1);
  expect(isSound(bend, BOX)).toBe(true);
});

test('a bend that turns the plane over is not sound', () => {
  const swapped = [corners[1]!, corners[0]!, corners[3]!, corners[2]!];
  const bend = bendThrough(
    corners.map((from, k) => ({ from, to: swapped[k]! })),
    60,
  )!;
  expect(isSound(bend, BOX)).toBe(false);
});

test('without points there is no bend', () => {
  expect(bendThrough([], 10)).toBeUndefined();
});

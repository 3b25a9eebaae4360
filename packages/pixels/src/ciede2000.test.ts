import { expect, test } from 'vitest';
import { deltaE2000, labOfSrgb } from './ciede2000.ts';

/** Rows of the table in Sharma, Wu and Dalal (2005). */
const PUBLISHED: [number, number, number, number, number, number, number][] = [
  [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
  [50, -1.3802, -84.2814, 50, 0, -82.7485, 1],
  [50, 0, 0, 50, -1, 2, 2.3669],
  [50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195],
  [50, 2.5, 0, 50, 0, -2.5, 4.3065],
  [50, 2.5, 0, 73, 25, -18, 27.1492],
  [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
  [22.7233, 20.0904, -46.694, 23.0331, 14.973, -42.5619, 2.0373],
  [2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082],
];

test.each(PUBLISHED)('dE2000 of (%d %d %d) and (%d %d %d) is %d', (l1, a1, b1, l2, a2, b2, expected) => {
  expect(deltaE2000({ l: l1, a: a1, b: b1 }, { l: l2, a: a2, b: b2 })).toBeCloseTo(expected, 3);
  expect(deltaE2000({ l: l2, a: a2, b: b2 }, { l: l1, a: a1, b: b1 })).toBeCloseTo(expected, 3);
});

test('sRGB white is L* 100 and red has its published coordinates', () => {
  expect(labOfSrgb(255, 255, 255).l).toBeCloseTo(100, 2);
  const red = labOfSrgb(255, 0, 0);
  expect([red.l, red.a, red.b].map(Math.round)).toEqual([53, 80, 67]);
});

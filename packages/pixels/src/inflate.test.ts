import { expect, test } from 'vitest';
import { emptyField, mapField } from './field.ts';
import { inflate } from './inflate.ts';

test('a long strip becomes a half cylinder', () => {
  const width = 41;
  const height = 160;
  const strip = mapField(emptyField(width, height), (_, i) => (i % width >= 5 && i % width <= 35 ? 1 : 0));
  const heights = inflate(strip);
  const middle = Math.floor(height / 2) * width;
  for (const x of [10, 15, 20, 25, 30]) {
    expect(heights.data[middle + x]!).toBeCloseTo(Math.sqrt(16 ** 2 - (x - 20) ** 2), 0);
  }
});

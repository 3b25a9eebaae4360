import { expect, test } from 'vitest';
import { signedDistance } from './distance.ts';
import { emptyField, mapField } from './field.ts';

test('the distance to a disc is exact to half a cell, inside positive and outside negative', () => {
  const size = 61;
  const radius = 20;
  const from = (i: number) => Math.hypot((i % size) - 30, Math.floor(i / size) - 30);
  const disc = mapField(emptyField(size, size), (_, i) => Math.min(1, Math.max(0, radius - from(i) + 0.5)));
  signedDistance(disc).data.forEach((d, i) => {
    expect(Math.abs(d - (radius - from(i)))).toBeLessThan(0.85);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oklabOfSrgb, srgbOfOklab } from './oklab.ts';

test('every 8-bit colour survives the way to Oklab and back', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (r, g, b) => {
      expect(srgbOfOklab(oklabOfSrgb(r, g, b)).map(Math.round)).toEqual([r, g, b]);
    }),
  );
});

test('white is l = 1 without colour', () => {
  const { l, a, b } = oklabOfSrgb(255, 255, 255);
  expect(l).toBeCloseTo(1, 4);
  expect(Math.hypot(a, b)).toBeLessThan(1e-3);
});

import { expect, test } from 'vitest';
import { mapOpacity, opacityWithin } from './opacity.ts';
import type { Rgba } from './raster.ts';

/** Clear on the left, solid on the right, with a soft column between. */
function halfCovered(): Rgba {
  const width = 100;
  const data = new Uint8Array(width * 40 * 4);
  for (let i = 0; i < width * 40; i++) data[i * 4 + 3] = i % width < 48 ? 0 : i % width === 48 ? 128 : 255;
  return { width, height: 40, channels: 4, data };
}

test('says clear, solid or mixed of the tiles that a box touches', () => {
  const opacity = mapOpacity(halfCovered());
  expect(opacityWithin(opacity, 2, 2, 40, 30)).toBe('clear');
  expect(opacityWithin(opacity, 66, 2, 98, 38)).toBe('solid');
  expect(opacityWithin(opacity, 20, 2, 80, 30)).toBe('mixed');
});

test('counts what lies outside as clear', () => {
  const opacity = mapOpacity(halfCovered());
  expect(opacityWithin(opacity, 90, 10, 101, 20)).toBe('mixed');
  expect(opacityWithin(opacity, -30, -30, -10, -10)).toBe('clear');
  expect(opacityWithin(opacity, 300, 10, 320, 20)).toBe('clear');
});

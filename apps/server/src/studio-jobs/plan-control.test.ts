import { expect, test } from 'vitest';
import { sizeOfRatio } from './plan-control.ts';

test.each([
  [1, 1024, 1024],
  [16 / 9, 1368, 768],
  [2 / 3, 840, 1256],
  [1000, 4096, 64],
])('a ratio of %d gives about a megapixel: %dx%d', (ratio, width, height) => {
  expect(sizeOfRatio(ratio)).toEqual({ width, height });
});

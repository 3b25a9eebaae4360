import { expect, test } from 'vitest';
import { cropRgba, visibleBounds } from './bounds.ts';
import type { Rgba } from './raster.ts';

function emptyPicture(width: number, height: number): Rgba {
  return { width, height, channels: 4, data: new Uint8Array(width * height * 4) };
}

test('bounds hold what can be seen and nothing fainter', () => {
  const picture = emptyPicture(20, 10);
  picture.data[(3 * 20 + 4) * 4 + 3] = 200;
  picture.data[(7 * 20 + 15) * 4 + 3] = 13;
  picture.data[3] = 12;
  expect(visibleBounds(picture)).toEqual({ left: 4, top: 3, width: 12, height: 5 });
});

test('an empty picture has no bounds', () => {
  expect(visibleBounds(emptyPicture(5, 5))).toBeUndefined();
});

test('a crop holds the pixels of its box', () => {
  const picture = emptyPicture(4, 4);
  picture.data.set([1, 2, 3, 4], (2 * 4 + 1) * 4);
  expect([...cropRgba(picture, { left: 1, top: 2, width: 1, height: 1 }).data]).toEqual([1, 2, 3, 4]);
});

import { expect, test } from 'vitest';
import { mendFrameBorder } from './frame-border.ts';

test('a pale line along the frame takes the colour beside it; the photo inside stays', () => {
  const side = 8;
  const data = new Uint8Array(side * side * 3).fill(250);
  for (let y = 1; y < side - 1; y++)
    for (let x = 1; x < side - 1; x++) data.set([30, 10 * x, 10 * y], (y * side + x) * 3);
  const { data: mended } = mendFrameBorder({ width: side, height: side, channels: 3, data });
  const pixel = (x: number, y: number) => [...mended.subarray((y * side + x) * 3, (y * side + x) * 3 + 3)];
  expect(pixel(3, 0)).toEqual([30, 30, 10]);
  expect(pixel(7, 4)).toEqual([30, 60, 40]);
  expect(pixel(0, 0)).toEqual([30, 10, 10]);
  expect(pixel(4, 5)).toEqual([30, 40, 50]);
});

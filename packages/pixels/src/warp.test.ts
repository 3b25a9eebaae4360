import { expect, test } from 'vitest';
import type { Rgba } from './raster.ts';
import { warpRgba } from './warp.ts';

function checker(size: number): Rgba {
  const data = new Uint8Array(size * size * 4);
  for (let i = 0; i < size * size; i++) {
    const on = ((i % size) >> 3) + (Math.floor(i / size) >> 3);
    data.set([on & 1 ? 220 : 40, 90, 160, 255], i * 4);
  }
  return { width: size, height: size, channels: 4, data };
}

test('the identity changes nothing', () => {
  const source = checker(50);
  expect(warpRgba(source, 50, 50, (p) => p).data).toEqual(source.data);
});

test('a shift by whole pixels moves pixels and leaves transparency behind', () => {
  const source = checker(40);
  const moved = warpRgba(source, 40, 40, ({ x, y }) => ({ x: x - 5, y }));
  expect([...moved.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  expect([...moved.data.subarray((10 * 40 + 25) * 4, (10 * 40 + 26) * 4)]).toEqual([
    ...source.data.subarray((10 * 40 + 20) * 4, (10 * 40 + 21) * 4),
  ]);
});

test('colours do not darken at a transparent edge', () => {
  const source = checker(32);
  for (let i = 0; i < 32 * 32; i++) source.data.set([200, 100, 50, i % 32 < 16 ? 255 : 0], i * 4);
  const turned = warpRgba(source, 32, 32, ({ x, y }) => ({ x: x * 0.98 + y * 0.05, y: y * 0.98 - x * 0.05 }));
  for (let i = 0; i < 32 * 32; i++) {
    if (turned.data[i * 4 + 3]! < 8) continue;
    expect(Math.abs(turned.data[i * 4]! - 200)).toBeLessThanOrEqual(1);
  }
});

import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { extend } from './index.ts';

const SIDE = 100;
const MARGIN = 40;
const without = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };

function backdrop(value: (x: number, y: number) => number): Rgb {
  const data = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) data.fill(value(i % SIDE, Math.floor(i / SIDE)), 3 * i, 3 * i + 3);
  return { width: SIDE, height: SIDE, channels: 3, data };
}

const valueAt = ({ width, data }: Rgb, x: number, y: number) => data[3 * (y * width + x)]!;

test('shading goes on without a step, levels off, and no network is needed', async () => {
  const margins = { left: 0, right: MARGIN, up: 0, down: 0 };
  const { picture } = await extend(
    backdrop((x) => 120 + x / 4),
    margins,
    without,
  );
  const edge = valueAt(picture, SIDE - 1, 50);
  expect(Math.abs(valueAt(picture, SIDE, 50) - edge)).toBeLessThanOrEqual(2);
  expect(valueAt(picture, SIDE + MARGIN - 1, 50)).toBeGreaterThan(edge);
  expect(valueAt(picture, SIDE + MARGIN - 1, 50)).toBeLessThan(edge + 8);
});

test('a dark thing that comes near the edge does not brighten what is added', async () => {
  const margins = { left: MARGIN, right: 0, up: MARGIN, down: 0 };
  const { picture } = await extend(
    backdrop((x, y) => (Math.hypot(x - 16, y - 50) < 8 ? 40 : 200)),
    margins,
    without,
  );
  for (let y = 0; y < picture.height; y += 5)
    for (let x = 0; x < MARGIN; x += 5) expect(Math.abs(valueAt(picture, x, y) - 200)).toBeLessThanOrEqual(9);
});

import { triangularNoise } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { deblock } from './deblock.ts';

const SIDE = 96;

function picture(value: (x: number, y: number) => number): Rgb {
  const data = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++)
    data.fill(Math.round(value(i % SIDE, Math.floor(i / SIDE))), 3 * i, 3 * i + 3);
  return { width: SIDE, height: SIDE, channels: 3, data };
}

const smooth = picture((x, y) => 120 + 30 * Math.sin(x / 31) + 20 * Math.cos(y / 23));

function meanError(a: Rgb, b: Rgb): number {
  return a.data.reduce((sum, v, i) => sum + Math.abs(v - b.data[i]!), 0) / a.data.length;
}

test('a shading that a JPEG cut into blocks is nearer to what it was', async () => {
  const jpeg = await sharp(smooth.data, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .jpeg({ quality: 20 })
    .toBuffer();
  const coded: Rgb = { ...smooth, data: await sharp(jpeg).raw().toBuffer() };
  expect(meanError(deblock(coded), smooth)).toBeLessThan(0.9 * meanError(coded, smooth));
});

test('a picture without blocks is given back as it is', () => {
  expect(deblock(smooth)).toBe(smooth);
  const grainy = picture((x, y) => 128 + 6 * triangularNoise(x, y, 4));
  expect(deblock(grainy)).toBe(grainy);
});

test('lines and edges stay, even where they lie on the grid', () => {
  const blocks = picture((x, y) => 100 + 3 * ((x >> 3) % 2) + 3 * ((y >> 3) % 2) + (x >= 48 ? 90 : 0));
  const result = deblock(blocks);
  for (let y = 0; y < SIDE; y++) {
    const at = 3 * (y * SIDE + 48);
    expect(result.data[at]! - result.data[at - 3]!).toBe(blocks.data[at]! - blocks.data[at - 3]!);
  }
});

test('black stays black and white stays white beside steps at the grid', () => {
  const near = picture((x, y) => (x < 48 ? 2 * ((x >> 3) % 2) : 255 - 2 * ((y >> 3) % 2)));
  for (const [i, value] of deblock(near).data.entries())
    expect(Math.abs(value - near.data[i]!)).toBeLessThanOrEqual(2);
});

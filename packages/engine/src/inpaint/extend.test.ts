import { triangularNoise } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { createModels, type Models, type OwnedModels } from '../models/index.ts';
import { extend } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

/** What a machine without weights has. */
const off: Models = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };

async function mug(): Promise<Rgb> {
  const { data, info } = await sharp(photo('product-mug.jpg'))
    .resize({ height: 320 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

function columnMean({ width, height, data }: Rgb, x: number, channel: number): number {
  let sum = 0;
  for (let y = 0; y < height; y++) sum += data[3 * (y * width + x) + channel]!;
  return sum / height;
}

test('a plain backdrop goes on beyond the edges, and the picture stays where it was to the last bit', async () => {
  const before = await mug();
  const margins = { left: 60, right: 60, up: 0, down: 20 };
  const { picture, warnings } = await extend(before, margins, models);
  expect([picture.width, picture.height]).toEqual([before.width + 120, before.height + 20]);
  expect(warnings).toEqual([]);
  for (let y = 0; y < before.height; y++) {
    const from = 3 * (y * picture.width + margins.left);
    expect(picture.data.subarray(from, from + 3 * before.width)).toEqual(
      Uint8Array.from(before.data.subarray(3 * y * before.width, 3 * (y + 1) * before.width)),
    );
  }
  for (let c = 0; c < 3; c++) {
    const added = columnMean(picture, 20, c);
    expect(Math.abs(added - columnMean(picture, margins.left + 4, c))).toBeLessThan(12);
  }
});

describe('what is not plain goes on by copies', () => {
  const SIDE = 120;
  const MARGIN = 40;
  const margins = { left: MARGIN, right: MARGIN, up: 0, down: 0 };
  const isThing = (x: number, y: number) => Math.hypot(x - SIDE / 2, y - SIDE / 2) < 18;

  /** A red thing on sand, under a sky. */
  function scene(): Rgb {
    const data = new Uint8Array(3 * SIDE * SIDE);
    for (let y = 0, at = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++, at += 3) {
        const grain = 24 * triangularNoise(x >> 1, y >> 1, 5);
        const ground = y < 50 ? [110, 150, 210] : [200 + grain, 170 + grain, 120 + grain];
        data.set(isThing(x, y) ? [200, 20, 20] : ground, at);
      }
    }
    return { width: SIDE, height: SIDE, channels: 3, data };
  }

  const lendable = Uint8Array.from({ length: SIDE * SIDE }, (_, i) =>
    isThing(i % SIDE, Math.floor(i / SIDE)) ? 0 : 1,
  );
  test('sky stays above sand, the thing does not appear again, and no network is needed', async () => {
    const { picture } = await extend(scene(), margins, off, { lendable });
    for (let i = 0; i < picture.width * picture.height; i++) {
      const [x, y] = [i % picture.width, Math.floor(i / picture.width)];
      if (x >= MARGIN && x < MARGIN + SIDE) continue;
      const [red, , blue] = picture.data.subarray(3 * i, 3 * i + 3);
      if (y < 46) expect(blue).toBeGreaterThan(red!);
      if (y > 54) expect(blue).toBeLessThan(red!);
      expect(red! - blue!).toBeLessThan(130);
    }
  });

  test('the grain of the sand goes on, and the same seed gives the same bytes', async () => {
    const [first, second] = [
      await extend(scene(), margins, off, { lendable, seed: 4 }),
      await extend(scene(), margins, off, { lendable, seed: 4 }),
    ];
    expect(first.picture.data).toEqual(second.picture.data);
    const roughness = (from: number, to: number) => {
      let sum = 0;
      for (let y = 60; y < SIDE; y++)
        for (let x = from; x < to; x++) {
          const at = 3 * (y * first.picture.width + x);
          sum += Math.abs(first.picture.data[at + 3]! - first.picture.data[at]!);
        }
      return sum / (to - from);
    };
    const known = roughness(MARGIN, MARGIN + 36);
    expect(roughness(0, MARGIN - 2)).toBeGreaterThan(0.7 * known);
    expect(roughness(0, MARGIN - 2)).toBeLessThan(1.2 * known);
  });
});

test('far beyond the edges it warns; without margins it changes nothing; other margins are refused', async () => {
  const tiny: Rgb = { width: 40, height: 20, channels: 3, data: new Uint8Array(40 * 20 * 3).fill(90) };
  const none = { left: 0, right: 0, up: 0, down: 0 };
  const { warnings } = await extend(tiny, { ...none, right: 24 }, off);
  expect(warnings.join()).toMatch(/extended by 60 %/);
  expect((await extend(tiny, none, off)).picture).toEqual(tiny);
  await expect(extend(tiny, { ...none, up: -1 }, off)).rejects.toThrow(RangeError);
  await expect(extend(tiny, { ...none, up: 1.5 }, off)).rejects.toThrow(RangeError);
});

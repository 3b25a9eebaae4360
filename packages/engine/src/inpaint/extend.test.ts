import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { extend } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

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

test('far beyond the edges it warns; without margins it changes nothing; other margins are refused', async () => {
  const tiny: Rgb = { width: 40, height: 20, channels: 3, data: new Uint8Array(40 * 20 * 3).fill(90) };
  const none = { left: 0, right: 0, up: 0, down: 0 };
  const { warnings } = await extend(tiny, { ...none, right: 24 }, models);
  expect(warnings.join()).toMatch(/extended by 60 %/);
  expect((await extend(tiny, none, models)).picture).toEqual(tiny);
  await expect(extend(tiny, { ...none, up: -1 }, models)).rejects.toThrow(RangeError);
  await expect(extend(tiny, { ...none, up: 1.5 }, models)).rejects.toThrow(RangeError);
});

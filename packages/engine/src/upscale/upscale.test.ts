import type { Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { createModels, type Models, type OwnedModels } from '../models/index.ts';
import { upscale } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

/** What a machine without weights has. */
const off: Models = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };

async function crop(name: string, width: number, height = width): Promise<Rgb> {
  const image = sharp(photo(name)).removeAlpha();
  const whole = await image.metadata();
  const box = { left: Math.floor((whole.width - width) / 2), top: Math.floor((whole.height - height) / 3) };
  const data = await image
    .extract({ ...box, width, height })
    .raw()
    .toBuffer();
  return { width, height, channels: 3, data };
}

/** Peak signal to noise ratio, dB. */
function psnr(a: Raster, b: Raster): number {
  let squared = 0;
  for (let i = 0; i < a.data.length; i++) squared += (a.data[i]! - b.data[i]!) ** 2;
  return 10 * Math.log10((255 * 255 * a.data.length) / squared);
}

const PHOTOS = [
  'person-half-denim.jpg',
  'product-worn-jeans-woman.jpg',
  'multi-two-coats.jpg',
  'product-worn-tee-blue.jpg',
  'product-cosmetics-palettes.jpg',
  'multi-crowd-cheer.jpg',
];

/** Of the crops that are reduced and enlarged again, pixels. */
const SIDE = 128;

/** How many dB nearer to the true picture than Lanczos, on average over the photos reduced by a factor. */
async function meanGain(factor: number, mode: 'fast' | 'conservative'): Promise<number> {
  let sum = 0;
  for (const name of PHOTOS) {
    const truth = await crop(name, SIDE);
    const small = await resizeRgb(truth, SIDE / factor, SIDE / factor);
    const { picture } = await upscale(small, factor, mode, models);
    sum += psnr(picture, truth) - psnr(await resizeRgb(small, SIDE, SIDE), truth);
  }
  return sum / PHOTOS.length;
}

describe('nearer to the true picture than Lanczos', () => {
  test('by 3 dB and more at twice the size', async () => {
    expect(await meanGain(2, 'fast')).toBeGreaterThan(3);
    expect(await meanGain(2, 'conservative')).toBeGreaterThan(3);
  });

  test('by 1 dB and more at four times the size', async () => {
    expect(await meanGain(4, 'fast')).toBeGreaterThan(1);
    expect(await meanGain(4, 'conservative')).toBeGreaterThan(1);
  });
});

test('tiles leave no seam: steps where they meet are not above those beside', async () => {
  const whole = await crop('multi-crowd-cheer.jpg', 400, 120);
  const { picture } = await upscale(whole, 2, 'fast', models);
  // Tiles begin every 208 pixels; steps across the lines where they meet, and across the lines beside.
  const step = (column: number) => {
    let sum = 0;
    for (let y = 0; y < picture.height; y++) {
      const at = 3 * (y * picture.width + column) + 1;
      sum += Math.abs(picture.data[at]! - picture.data[at - 3]!);
    }
    return sum / picture.height;
  };
  const beside = [-24, -16, -8, 8, 16, 24].map((away) => step(416 + away));
  expect(step(416)).toBeLessThanOrEqual(Math.max(...beside));
});

test('reduced again, it is its source: no colour, face or letter drifts', async () => {
  const source = await crop('product-tee-blue-front.jpg', 64);
  for (const mode of ['fast', 'conservative'] as const) {
    const { picture } = await upscale(source, 4, mode, models);
    expect(psnr(await resizeRgb(picture, 64, 64), source)).toBeGreaterThan(38);
  }
});

test('creative makes detail bolder, the more the higher it is set, and leaves calm areas calm', async () => {
  const source = await crop('multi-crowd-cheer.jpg', 64);
  const contrast = async (creativity: number) => {
    const { picture } = await upscale(source, 2, 'creative', models, { creativity });
    let sum = 0;
    for (let i = 3; i < picture.data.length; i++) sum += Math.abs(picture.data[i]! - picture.data[i - 3]!);
    return sum / picture.data.length;
  };
  const [none, some, much] = [await contrast(0), await contrast(0.4), await contrast(1)];
  expect(some).toBeGreaterThan(1.05 * none);
  expect(much).toBeGreaterThan(1.05 * some);
  const calm: Rgb = { width: 32, height: 32, channels: 3, data: new Uint8Array(32 * 32 * 3).fill(180) };
  const { picture } = await upscale(calm, 2, 'creative', models, { creativity: 1 });
  for (const value of picture.data) expect(Math.abs(value - 180)).toBeLessThanOrEqual(3);
});

test('transparency is kept, and no fringe of hidden colours shows at its edge', async () => {
  const side = 48;
  const data = new Uint8Array(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const inside = i % side >= 24;
    data.set(inside ? [200, 60, 40, 255] : [0, 255, 0, 0], 4 * i);
  }
  const source: Rgba = { width: side, height: side, channels: 4, data };
  const { picture } = await upscale(source, 2, 'fast', models);
  for (let i = 0; i < picture.width * picture.height; i++) {
    const x = i % picture.width;
    const alpha = picture.data[4 * i + 3]!;
    if (x < 44) expect(alpha).toBe(0);
    if (x > 52) expect(alpha).toBe(255);
    if (alpha > 0) expect(picture.data[4 * i + 1]!).toBeLessThan(90);
  }
});

test('any target is met exactly; the source itself is returned as it is; nothing shrinks', async () => {
  const source = await crop('scene-rocket.jpg', 40);
  const { picture, network } = await upscale(source, { width: 111, height: 111 }, 'fast', models);
  expect([picture.width, picture.height, network]).toEqual([111, 111, 'esrgan-x4']);
  expect((await upscale(source, 1, 'fast', models)).picture).toBe(source);
  await expect(upscale(source, 0.5, 'fast', models)).rejects.toThrow(RangeError);
  await expect(upscale(source, Number.NaN, 'fast', models)).rejects.toThrow(RangeError);
});

test('without the weights it enlarges by Lanczos, held to its source, and says so', async () => {
  const source = await crop('scene-rocket.jpg', 64);
  const { picture, network, warnings } = await upscale(source, 2, 'conservative', off);
  expect([picture.width, network]).toEqual([128, null]);
  expect(warnings.join()).toMatch(/not installed/);
});

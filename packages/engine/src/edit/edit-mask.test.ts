import type { Raster } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { PictureRefused } from '../refusals.ts';
import { readMask, transparentArea } from './edit-mask.ts';

const HARD = { growPx: 0, featherPx: 0 };

function raster(width: number, height: number, pixel: (x: number, y: number) => number[]): Raster {
  const rows = Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => pixel(x, y)));
  const data = Uint8Array.from(rows.flat(2));
  return { width, height, channels: data.length === 4 * width * height ? 4 : 3, data };
}

const picture = raster(40, 20, () => [90, 90, 90]);
const leftHalf = raster(40, 20, (x) => (x < 20 ? [255, 255, 255] : [0, 0, 0]));

test('white is edited and black is kept', async () => {
  const { weight, source, resized } = await readMask(leftHalf, picture, HARD);
  expect([weight.data[0], weight.data[19], weight.data[20], weight.data[39]]).toEqual([255, 255, 0, 0]);
  expect([source, resized]).toEqual(['provided', false]);
});

test('transparent pixels are kept, whatever their colour', async () => {
  const mask = raster(40, 20, (x) => [255, 255, 255, x < 20 ? 255 : 0]);
  const { weight } = await readMask(mask, picture, HARD);
  expect([weight.data[0], weight.data[39]]).toEqual([255, 0]);
});

test('a black shape painted on transparency is the mask', async () => {
  const mask = raster(40, 20, (x) => [0, 0, 0, x < 10 ? 255 : 0]);
  const { weight } = await readMask(mask, picture, HARD);
  expect([weight.data[0], weight.data[39]]).toEqual([255, 0]);
});

test('a mask of another size and the same proportions is resampled', async () => {
  const mask = raster(20, 10, (x) => (x < 10 ? [255, 255, 255] : [0, 0, 0]));
  const { weight, resized } = await readMask(mask, picture, HARD);
  expect([weight.width, weight.height, resized]).toEqual([40, 20, true]);
  expect([weight.data[0], weight.data[39]]).toEqual([255, 0]);
});

test('other proportions are refused', async () => {
  const mask = raster(20, 20, () => [255, 255, 255]);
  await expect(readMask(mask, picture, HARD)).rejects.toThrow('Mask proportions do not match the image');
});

test('a mask that keeps everything is refused', async () => {
  const mask = raster(40, 20, () => [0, 0, 0]);
  await expect(readMask(mask, picture, HARD)).rejects.toThrow(PictureRefused);
  await expect(readMask(mask, picture, HARD)).rejects.toThrow('Mask is empty');
});

test('growing moves the edge by that many pixels, feathering softens it', async () => {
  const grown = (await readMask(leftHalf, picture, { growPx: 3, featherPx: 0 })).weight;
  expect([grown.data[22], grown.data[23]]).toEqual([255, 0]);
  const soft = (await readMask(leftHalf, picture, { growPx: 0, featherPx: 4 })).weight;
  expect(soft.data[200 + 19]).toBeLessThan(255);
  expect(soft.data[200 + 20]).toBeGreaterThan(0);
  expect(soft.data[200 + 39]).toBe(0);
});

test('the transparent part of a picture is its area', async () => {
  const holed = raster(8, 8, (x) => [9, 9, 9, x < 4 ? 0 : 255]);
  expect((await transparentArea(holed, HARD))?.weight.data.slice(0, 8)).toEqual(
    Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0),
  );
  expect(await transparentArea(picture, HARD)).toBeUndefined();
});

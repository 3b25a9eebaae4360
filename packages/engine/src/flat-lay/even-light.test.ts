import { deltaE2000, labOfSrgb } from '@atelier/pixels/ciede2000';
import type { Rgba } from '@atelier/pixels/raster';
import { linearToByte, SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { describe, expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { evenLight } from './even-light.ts';

const PATCHES = ['#c23b3b', '#3b9a4a', '#e3c440', '#8a4fb0', '#d8d8d8', '#2c2c34']
  .map(
    (colour, i) =>
      `<rect x="${180 + (i % 3) * 85}" y="${330 + Math.floor(i / 3) * 110}" width="60" height="70" fill="${colour}"/>`,
  )
  .join('');
const PATCH_CENTRES = [0, 1, 2, 3, 4, 5].map(
  (i) => [210 + (i % 3) * 85, 365 + Math.floor(i / 3) * 110] as const,
);

function lit(source: Rgba, gain: (u: number, v: number) => readonly [number, number, number]): Rgba {
  const data = source.data.slice();
  for (let i = 0; i < data.length; i += 4) {
    const x = (i / 4) % source.width;
    const y = Math.floor(i / 4 / source.width);
    const gains = gain(x / source.width, y / source.height);
    for (let c = 0; c < 3; c++) data[i + c] = linearToByte(SRGB_TO_LINEAR[data[i + c]!]! * gains[c]!);
  }
  return { ...source, data };
}

function labAt({ width, data }: Rgba, x: number, y: number) {
  const i = (y * width + x) * 4;
  return labOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
}

function meanLab({ data }: Rgba) {
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]! / 255;
    for (let c = 0; c < 3; c++) sums[c] = sums[c]! + alpha * data[i + c]!;
    sums[3] = sums[3]! + alpha;
  }
  return labOfSrgb(sums[0]! / sums[3]!, sums[1]! / sums[3]!, sums[2]! / sums[3]!);
}

describe('evening out the light', () => {
  test('changes an evenly lit product by less than can be seen', async () => {
    const tee = await drawTee({ cloth: '#b9b2a4', print: PATCHES });
    const evened = evenLight(tee, 'top');
    for (const [x, y] of PATCH_CENTRES)
      expect(deltaE2000(labAt(tee, x, y), labAt(evened, x, y))).toBeLessThan(1);
  });

  test('takes out most of a lamp on one side; patches come within dE2000 3 of their true colours', async () => {
    const tee = await drawTee({ cloth: '#8f9bb0', print: PATCHES });
    const uneven = lit(tee, (u) => [0.8 + 0.4 * u, 0.8 + 0.4 * u, 0.8 + 0.4 * u]);
    const evened = evenLight(uneven, 'top');
    for (const [x, y] of PATCH_CENTRES)
      expect(deltaE2000(labAt(tee, x, y), labAt(evened, x, y))).toBeLessThan(3);
    const sides = (picture: Rgba) => Math.abs(labAt(picture, 170, 560).l - labAt(picture, 430, 560).l);
    expect(sides(evened)).toBeLessThan(sides(uneven) * 0.45);
  });

  test('takes out a tint that changes across the cloth', async () => {
    const tee = await drawTee({ cloth: '#9a9a9a' });
    const tinted = lit(tee, (u) => [0.95 + 0.1 * u, 1, 1.05 - 0.1 * u]);
    const spread = (picture: Rgba) => Math.abs(labAt(picture, 170, 500).b - labAt(picture, 430, 500).b);
    expect(spread(evenLight(tinted, 'top'))).toBeLessThan(spread(tinted) * 0.6);
  });

  test('keeps the mean colour within dE2000 1', async () => {
    const uneven = lit(await drawTee({ cloth: '#b04a3a', print: PATCHES }), (u, v) => [
      0.7 + 0.5 * v,
      0.75 + 0.4 * v,
      0.8 + 0.3 * u,
    ]);
    expect(deltaE2000(meanLab(uneven), meanLab(evenLight(uneven, 'top')))).toBeLessThan(1);
  });

  test('does not brighten what stands in the sun while the rest lies in shade', async () => {
    const tee = await drawTee({ cloth: '#5a6a6a' });
    const sunny = lit(tee, (u, v) => {
      const sun = u > 0.45 && u < 0.75 && v > 0.7 ? 4 : 1;
      const gain = (1.2 - 0.6 * v) * sun;
      return [gain, gain, gain];
    });
    const before = labAt(sunny, 360, 640).l;
    expect(labAt(evenLight(sunny, 'top'), 360, 640).l).toBeLessThan(before + 4);
  });

  test('keeps the edges of a print', async () => {
    const tee = await drawTee({
      cloth: '#303848',
      print: '<rect x="0" y="0" width="600" height="360" fill="#e8e4da"/>',
    });
    const evened = evenLight(tee, 'top');
    expect(deltaE2000(labAt(tee, 300, 320), labAt(evened, 300, 320))).toBeLessThan(3);
    expect(deltaE2000(labAt(tee, 300, 400), labAt(evened, 300, 400))).toBeLessThan(3);
  });
});

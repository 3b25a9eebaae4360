import { flatten } from '@atelier/pixels/flatten';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb, Rgba } from '@atelier/pixels/raster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { decode } from '../decode/index.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { controlPicture } from './control-picture.ts';
import { labOf } from './lab-picture.ts';
import type { OrderOf } from './types.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

const MANNER = { prompt: 'a red ball', negativePrompt: null, stylePreset: null, seed: 3 } as const;
const SIZE = { width: 320, height: 240 };

function painted(width: number, height: number, colourAt: (x: number, y: number) => number[]): Rgb {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(colourAt(i % width, Math.floor(i / width)), 3 * i);
  return { width, height, channels: 3, data };
}

/** A circle whose outline has a gap of some degrees at its right. */
function circle(gapDegrees: number): Rgb {
  return painted(320, 240, (x, y) => {
    const isGap = Math.abs(Math.atan2(y - 120, x - 160)) < (gapDegrees * Math.PI) / 360;
    const isLine = Math.abs(Math.hypot(x - 160, y - 120) - 70) < 2 && !isGap;
    return isLine ? [30, 30, 30] : [250, 250, 248];
  });
}

function meanOf({ width, height, channels, data }: Rgb | Rgba, x0: number, y0: number, side = 20) {
  const rgb = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    const at = ((y0 + Math.floor(i / side)) * width + x0 + (i % side)) * channels;
    rgb.set(data.subarray(at, at + 3), 3 * i);
  }
  expect(y0 + side).toBeLessThanOrEqual(height);
  const lab = labOf({ width: side, height: side, channels: 3, data: rgb });
  const mean = (plane: Float32Array) => plane.reduce((sum, v) => sum + v, 0) / plane.length;
  return { l: mean(lab.l), a: mean(lab.a), b: mean(lab.b) };
}

describe('a sketch', () => {
  const order = (picture: Rgb, strength = 0.7): OrderOf<'sketch'> => ({
    operation: 'sketch',
    picture,
    ...MANNER,
    ...SIZE,
    strength,
  });

  test.each([0, 5])('is coloured inside its lines, across a gap of %d degrees', async (gap) => {
    const { picture, metadata } = await controlPicture(order(circle(gap)), { models });
    expect(metadata.areas).toBe(2);
    const inside = meanOf(picture, 150, 110);
    expect(inside.a).toBeGreaterThan(0.1);
    expect(meanOf(picture, 30, 110).a).toBeLessThan(inside.a - 0.08);
  });

  test('shows its lines the more the higher the strength, and none at 0', async () => {
    const darkness = async (strength: number) => {
      const { picture } = await controlPicture(order(circle(0), strength), { models });
      return 1 - meanOf(picture, 159, 49, 3).l;
    };
    const [none, some, all] = [await darkness(0), await darkness(0.5), await darkness(1)];
    expect(some).toBeGreaterThan(none + 0.05);
    expect(all).toBeGreaterThan(some + 0.05);
  });

  test('without lines is told', async () => {
    const blank = painted(320, 240, () => [255, 255, 255]);
    const { warnings } = await controlPicture(order(blank), { models });
    expect(warnings).toContainEqual(expect.stringContaining('No lines'));
  });

  test('that is a photo is told, a drawing is not', async () => {
    const warningsOf = async (picture: Rgb) =>
      (await controlPicture(order(picture), { models })).warnings.join(' ');
    expect(await warningsOf(flatten(await decode(photo('product-mug.jpg'))))).toContain('line drawing');
    expect(await warningsOf(circle(0))).not.toContain('line drawing');
  });
});

test('a structure keeps its edges, takes the colours of the prompt on, and repeats itself', async () => {
  const source = await decode(photo('product-mug.jpg'), { maxSidePx: 640 });
  const order: OrderOf<'structure'> = {
    operation: 'structure',
    picture: source,
    ...MANNER,
    prompt: 'in green tones',
    stylePreset: 'flat-design',
    ...SIZE,
    strength: 1,
  };
  const { picture } = await controlPicture(order, { models });
  const again = await controlPicture(order, { models });
  expect(Buffer.from(again.picture.data).equals(picture.data)).toBe(true);
  expect([picture.width, picture.height]).toEqual([320, 240]);
  const mug = meanOf(picture, 150, 140);
  expect(mug.l).toBeLessThan(meanOf(picture, 10, 10).l - 0.3);
});

describe('a style', () => {
  const teal = painted(200, 200, (x, y) => [10 + ((x * 7 + y * 3) % 30), 120 + ((x + y * 5) % 40), 130]);
  const drawn = (fidelity: number) =>
    controlPicture(
      { operation: 'style', picture: teal, ...MANNER, width: 256, height: 256, fidelity },
      { models },
    );
  const hue = ({ picture }: { picture: Rgb | Rgba }) => meanOf(picture, 0, 0, 256).a;

  test('colours the drawing the more the higher the fidelity', async () => {
    const [none, half, full] = [await drawn(0), await drawn(0.5), await drawn(1)];
    expect(hue(half)).toBeLessThan(hue(none));
    expect(hue(full)).toBeLessThan(hue(half));
    expect(full.metadata.subjects).not.toEqual([]);
  });
});

describe('a style transfer', () => {
  const random = randomStream(5);
  const source: Rgba = {
    width: 120,
    height: 90,
    channels: 4,
    data: Uint8Array.from({ length: 120 * 90 * 4 }, (_, i) =>
      i % 4 < 3 ? 60 + Math.floor(random() * 60) : i < 480 ? 120 : 255,
    ),
  };
  const style = painted(150, 150, (x, y) => [200 + ((x * y) % 40), 60 + ((x + y) % 50), 40]);
  const order = (strengths: Partial<OrderOf<'style_transfer'>> = {}): OrderOf<'style_transfer'> => ({
    operation: 'style_transfer',
    picture: source,
    style,
    prompt: '',
    styleStrength: 1,
    compositionFidelity: 0.9,
    changeStrength: 1,
    seed: 1,
    ...strengths,
  });

  test.each([{ styleStrength: 0 }, { changeStrength: 0 }])('changes nothing at %o', async (strengths) => {
    const { picture, warnings } = await controlPicture(order(strengths), { models });
    expect(Buffer.from(picture.data).equals(source.data)).toBe(true);
    expect(warnings).toContainEqual(expect.stringContaining('nothing changes'));
  });

  test('takes the mean colour of its reference on and keeps size and alpha', async () => {
    const { picture } = await controlPicture(order(), { models });
    const [made, wanted] = [meanOf(picture, 0, 0, 90), meanOf(style, 0, 0, 150)];
    for (const part of ['l', 'a', 'b'] as const) expect(made[part]).toBeCloseTo(wanted[part], 1);
    const alphas = (data: Uint8Array) => data.filter((_, i) => i % 4 === 3);
    expect(alphas(picture.data)).toEqual(alphas(source.data));
  });

  test('goes half-way at half the strength', async () => {
    const [none, half, full] = await Promise.all(
      [0, 0.5, 1].map(async (styleStrength) => {
        const { picture } = await controlPicture(order({ styleStrength }), { models });
        return meanOf(picture, 0, 0, 90).a;
      }),
    );
    expect(half).toBeGreaterThan(none! + 0.3 * (full! - none!));
    expect(half).toBeLessThan(none! + 0.7 * (full! - none!));
  });

  test('keeps less of its own detail at lower composition fidelity', async () => {
    const smooth = painted(150, 150, () => [200, 80, 40]);
    const detail = async (compositionFidelity: number) => {
      const { picture } = await controlPicture(order({ style: smooth, compositionFidelity }), { models });
      let sum = 0;
      for (let i = 4; i < picture.data.length; i += 4)
        sum += Math.abs(picture.data[i]! - picture.data[i - 4]!);
      return sum;
    };
    expect(await detail(0)).toBeLessThan(0.8 * (await detail(1)));
  });
});

import type { Rgb } from '@atelier/pixels/raster';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photo } from '../../../../test/support/photos.ts';
import { createModels, type OwnedModels } from '../models/index.ts';
import { canInpaint, inpaint } from './index.ts';

let models: OwnedModels;
beforeAll(async () => {
  models = await createModels();
});
afterAll(() => models.close());

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

async function open(name: string, longestPx: number): Promise<Rgb> {
  const { data, info } = await sharp(photo(name))
    .resize(longestPx, longestPx, { fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

function maskOf({ width, height }: Rgb, boxes: readonly Box[]): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const box of boxes) {
    for (let y = box.top; y < Math.min(height, box.top + box.height); y++)
      mask.fill(1, y * width + box.left, y * width + Math.min(width, box.left + box.width));
  }
  return mask;
}

function changedOutside(before: Rgb, after: Rgb, mask: Uint8Array): number {
  let changed = 0;
  for (let i = 0; i < before.data.length; i++) {
    if (mask[Math.floor(i / 3)] === 0 && before.data[i] !== after.data[i]) changed++;
  }
  return changed;
}

const luma = ({ data }: Rgb, i: number) =>
  0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!;

/** Mean absolute step between pixels side by side, over the pairs that are wanted. */
function meanStep(picture: Rgb, wanted: (left: number, right: number) => boolean): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i + 1 < picture.width * picture.height; i++) {
    if ((i + 1) % picture.width === 0 || !wanted(i, i + 1)) continue;
    sum += Math.abs(luma(picture, i + 1) - luma(picture, i));
    count++;
  }
  return sum / count;
}

const STEP_PX = 4;
const NEAR_PX = 40;

/** Luma of a box on a coarse grid, less its mean. */
function shapeIn(picture: Rgb, { left, top, width, height }: Box): Float64Array {
  const columns = Math.floor(width / STEP_PX);
  const shape = Float64Array.from({ length: columns * Math.floor(height / STEP_PX) }, (_, k) => {
    const y = top + STEP_PX * Math.floor(k / columns);
    return luma(picture, y * picture.width + left + STEP_PX * (k % columns));
  });
  const mean = shape.reduce((sum, v) => sum + v, 0) / shape.length;
  return shape.map((v) => v - mean);
}

/** How much of what was in a box is there again near it, by correlation: 1 = all of it. */
function leftOf(before: Rgb, after: Rgb, box: Box): number {
  const wanted = shapeIn(before, box);
  const whole = wanted.reduce((sum, v) => sum + v * v, 0);
  let most = 0;
  for (let y = 0; y <= before.height - box.height; y += STEP_PX) {
    for (let x = 0; x <= before.width - box.width; x += STEP_PX) {
      const isNear = Math.max(Math.abs(x - box.left), Math.abs(y - box.top)) <= box.width / 4;
      if (!isNear) continue;
      const found = shapeIn(after, { ...box, left: x, top: y });
      most = Math.max(most, found.reduce((sum, v, k) => sum + v * wanted[k]!, 0) / whole);
    }
  }
  return most;
}

test('the cap of a lipstick goes: nothing like it is left, and what was outside is the same to the last bit', async () => {
  const before = await open('product-cosmetics-lipstick-dark.jpg', 600);
  const cap: Box = { left: 304, top: 138, width: 136, height: 250 };
  const mask = maskOf(before, [cap]);
  const after = await inpaint(before, mask, models);
  expect(changedOutside(before, after, mask)).toBe(0);
  let darkest = 255;
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) darkest = Math.min(darkest, luma(after, i));
  expect(darkest).toBeGreaterThan(150);
  expect(leftOf(before, before, cap)).toBeGreaterThan(0.9);
  expect(leftOf(before, after, cap)).toBeLessThan(0.15);
});

test('a ball on sand goes without a seam and does not come back beside its place', async () => {
  const before = await open('multi-two-coats.jpg', 640);
  const ball: Box = { left: 310, top: 220, width: 104, height: 110 };
  const mask = maskOf(before, [ball]);
  const after = await inpaint(before, mask, models);
  expect(changedOutside(before, after, mask)).toBe(0);
  expect(leftOf(before, before, ball)).toBeGreaterThan(0.9);
  expect(leftOf(before, after, ball)).toBeLessThan(0.25);
  const { border, beside } = stepsAt(before, after, ball);
  expect(border).toBeLessThan(1.25 * beside + 1);
});

/** Mean steps across the border of a box that was filled, and between pixels in and beside it before. */
function stepsAt(before: Rgb, after: Rgb, box: Box): { border: number; beside: number } {
  const mask = maskOf(before, [box]);
  const from = Math.max(0, box.left - NEAR_PX);
  const near = maskOf(before, [{ ...box, left: from, width: box.left + box.width + NEAR_PX - from }]);
  return {
    border: meanStep(after, (left, right) => (mask[left] === 0) !== (mask[right] === 0)),
    beside: meanStep(before, (left, right) => near[left] !== 0 && near[right] !== 0),
  };
}

test.each(['product-cosmetics-palettes.jpg'])(
  '%s: no seam is seen, steps across the border are not above those beside it',
  async (name) => {
    const before = await open(name, 640);
    const box = { left: 10, top: Math.round(before.height * 0.7), width: 120, height: 100 };
    const after = await inpaint(before, maskOf(before, [box]), models);
    const { border, beside } = stepsAt(before, after, box);
    expect(border).toBeLessThan(1.25 * beside + 1);
  },
);

test('a large hole gets the detail and grain of what lies around it', async () => {
  const before = await open('lowq-noise.jpg', 400);
  const hole = { left: 40, top: 40, width: 240, height: 300 };
  const mask = maskOf(before, [hole]);
  const after = await inpaint(before, mask, models);
  const inside = meanStep(after, (left, right) => mask[left] !== 0 && mask[right] !== 0);
  const outside = meanStep(after, (left, right) => mask[left] === 0 && mask[right] === 0);
  expect(inside / outside).toBeGreaterThan(0.6);
  expect(inside / outside).toBeLessThan(1.4);
});

test('whatever the mask, only its pixels change', async () => {
  const before = await open('scene-rocket.jpg', 96);
  const { width, height } = before;
  const boxes = fc.array(
    fc.record({
      left: fc.integer({ min: 0, max: width - 1 }),
      top: fc.integer({ min: 0, max: height - 1 }),
      width: fc.integer({ min: 1, max: width }),
      height: fc.integer({ min: 1, max: height }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(boxes, async (holes) => {
      const mask = maskOf(before, holes);
      const after = await inpaint(before, mask, models, { seed: 5 });
      expect(changedOutside(before, after, mask)).toBe(0);
    }),
    { numRuns: 3, seed: 1 },
  );
});

test('an empty mask changes nothing and asks no network', async () => {
  const before = await open('scene-rocket.jpg', 64);
  const off = { available: () => true, run: () => Promise.reject(new Error('Not to be asked.')) };
  const after = await inpaint(before, new Uint8Array(before.width * before.height), off);
  expect(after.data).toEqual(Uint8Array.from(before.data));
});

test('without its weights it is off and says so; a mask of another size is refused', async () => {
  const off = { available: () => false, run: () => Promise.reject(new Error('Not to be asked.')) };
  const picture = await open('scene-rocket.jpg', 64);
  expect(canInpaint(off)).toBe(false);
  const whole = new Uint8Array(picture.width * picture.height).fill(1);
  await expect(inpaint(picture, whole, off)).rejects.toThrow(/"migan" are missing/);
  await expect(inpaint(picture, new Uint8Array(7), models)).rejects.toThrow(RangeError);
});

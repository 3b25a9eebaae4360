import { visibleBounds } from '@atelier/pixels/bounds';
import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { straighten } from './shape.ts';

const LYING = { garment: 'top', rounded: true, posed: false } as const;
const ON_BODY = { garment: 'top', rounded: true, posed: true } as const;

/** Solid pixels of a row, at a share of the height. */
function widthAt({ width, height, data }: Rgba, share: number): number {
  const y = Math.round(share * (height - 1));
  let count = 0;
  for (let x = 0; x < width; x++) if (data[(y * width + x) * 4 + 3]! > 128) count++;
  return count;
}

test('sleeves that stick out come down, and the waist is taken in', async () => {
  const tee = await drawTee();
  const lying = straighten(tee, LYING);
  const posed = straighten(tee, ON_BODY);
  expect(visibleBounds(posed)!.width).toBeLessThan(0.95 * visibleBounds(lying)!.width);
  expect(widthAt(posed, 0.7)).toBeLessThan(0.95 * widthAt(lying, 0.7));
  expect(widthAt(posed, 0.7)).toBeGreaterThan(0.85 * widthAt(lying, 0.7));
});

test('sleeves that hang already stay', async () => {
  const jumper = await draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="700"><path fill="#365"
      d="M240 100H360L440 130L500 560L440 570L410 260V620H190V260L160 570L100 560L160 130Z"/></svg>`,
  );
  const before = visibleBounds(straighten(jumper, LYING))!;
  const after = visibleBounds(straighten(jumper, ON_BODY))!;
  expect(Math.abs(after.width - before.width)).toBeLessThan(0.05 * before.width);
});

test('a silhouette without sleeves keeps its shoulders', async () => {
  const vest = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500"><path fill="#633" d="M120 60H280V440H120Z"/></svg>',
  );
  expect(widthAt(straighten(vest, ON_BODY), 0.05)).toBe(widthAt(straighten(vest, LYING), 0.05));
});

import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha } from '@atelier/pixels/reduce';
import { expect, test } from 'vitest';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { straighten } from './shape.ts';
import { findSymmetryAxis } from './symmetry.ts';

function axisOf(cutout: Rgba) {
  return findSymmetryAxis(reduceAlpha(cutout, 96, Math.round((96 * cutout.height) / cutout.width)));
}

test.each([7, -13])('a tee that leans %d degrees is laid straight', async (lean) => {
  const laid = straighten(await drawTee({ lean }), { garment: 'top', rounded: false, posed: false });
  expect(Math.abs(axisOf(laid).tilt)).toBeLessThan((1.1 * Math.PI) / 180);
});

test('a bulge on one side is drawn in, without moving the print in the middle', async () => {
  const print = '<rect x="280" y="340" width="40" height="40" fill="#fff"/>';
  const tee = await drawTee({ print });
  for (let y = 420; y < 560; y++)
    for (let x = 440; x < 458; x++) tee.data.set([58, 111, 176, 255], (y * 600 + x) * 4);
  const before = axisOf(tee).overlap;
  const laid = straighten(tee, { garment: 'top', rounded: false, posed: false });
  expect(axisOf(laid).overlap).toBeGreaterThan(before);
  expect(whiteArea(laid)).toBeGreaterThan(0.93 * 1600);
  expect(whiteArea(laid)).toBeLessThan(1.07 * 1600);
});

test('what is no garment keeps every pixel', async () => {
  const mug = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><g transform="rotate(9 100 100)"><rect x="50" y="40" width="100" height="120" fill="#222"/></g></svg>',
  );
  expect(straighten(mug, { garment: 'object', rounded: true, posed: false })).toBe(mug);
});

function whiteArea({ data }: Rgba): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i]! > 160 && data[i + 3]! > 128) count++;
  return count;
}

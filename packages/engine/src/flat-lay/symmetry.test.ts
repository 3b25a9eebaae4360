import { reduceAlpha } from '@atelier/pixels/reduce';
import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { findSymmetryAxis } from './symmetry.ts';

test.each([0, 4, -9, 17, -25])('a tee that leans %d degrees is found to lean that much', async (lean) => {
  const axis = findSymmetryAxis(reduceAlpha(await drawTee({ lean }), 96, 112));
  expect((axis.tilt * 180) / Math.PI).toBeCloseTo(lean, 0);
  expect(axis.overlap).toBeGreaterThan(0.95);
});

test('a lopsided shape has a low overlap', async () => {
  const tee = await drawTee();
  for (let y = 0; y < 700; y++)
    for (let x = 330; x < 600; x++) if (y > 200) tee.data[(y * 600 + x) * 4 + 3] = 0;
  expect(findSymmetryAxis(reduceAlpha(tee, 96, 112)).overlap).toBeLessThan(0.8);
});

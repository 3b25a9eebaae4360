import { cropRgba, visibleBounds } from '@atelier/pixels/bounds';
import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { fillHem, findHem } from './inner-hem.ts';

async function trimmedTee(cloth = '#d04040'): Promise<Rgba> {
  const tee = await drawTee({ cloth });
  return cropRgba(tee, visibleBounds(tee)!);
}

test('the hem of a top is found from corner to corner', async () => {
  const tee = await trimmedTee();
  const hem = findHem(tee)!;
  expect(hem.right.x - hem.left.x).toBeGreaterThan(280);
  expect(hem.right.x - hem.left.x).toBeLessThan(296);
  expect(Math.abs(hem.bow)).toBeLessThan(3);
});

test('the back shows as a thin darker sliver below the front, and nowhere else', async () => {
  const tee = await trimmedTee();
  const filled = fillHem(tee, findHem(tee)!);
  const before = visibleBounds(tee)!;
  const after = visibleBounds(filled)!;
  expect(after.height - before.height).toBeGreaterThan(3);
  expect(after.height - before.height).toBeLessThan(10);
  expect(after.width).toBe(before.width);
  const at = ((tee.height + 2) * tee.width + (tee.width >> 1)) * 4;
  const [red, green, blue] = filled.data.subarray(at, at + 3);
  expect(red).toBeLessThan(150);
  expect(red! / green!).toBeGreaterThan(2);
  expect(red! / blue!).toBeGreaterThan(2);
  expect(filled.data.subarray(0, (tee.height - 20) * tee.width * 4)).toEqual(
    tee.data.subarray(0, (tee.height - 20) * tee.width * 4),
  );
});

test('a hem cut in steps is left alone', async () => {
  const slanted = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500"><path fill="#633" d="M40 0H360V500H260V455H120V500H40Z"/></svg>',
  );
  expect(findHem(slanted)).toBeUndefined();
});

test('the back shows below a hem only, not below a side that is wider above the corner', async () => {
  const wider = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500"><path fill="#633" d="M40 10H360V480L356 482V490H44V482L40 480Z"/></svg>',
  );
  const filled = fillHem(wider, findHem(wider)!);
  const alphaAt = (x: number, y: number) => filled.data[(y * filled.width + x) * 4 + 3];
  for (let y = 484; y < 490; y++) expect([alphaAt(41, y), alphaAt(358, y)]).toEqual([0, 0]);
});

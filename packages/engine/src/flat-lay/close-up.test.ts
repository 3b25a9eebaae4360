import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { findCloseUp } from './close-up.ts';

const LOGO =
  '<g fill="#fff"><rect x="320" y="440" width="12" height="60"/><rect x="345" y="440" width="12" height="60"/><circle cx="385" cy="470" r="22"/></g>';

test('the print is in the close-up, whole', async () => {
  const { left, top, width, height } = findCloseUp(await drawTee({ print: LOGO }), 'top', 1, 900, 0);
  expect(left).toBeLessThan(320);
  expect(left + width).toBeGreaterThan(407);
  expect(top).toBeLessThan(440);
  expect(top + height).toBeGreaterThan(500);
});

test.each([0.5, 0.75, 1, 1.6])('a close-up of shape %d shows cloth only', async (aspect) => {
  const tee = await drawTee({ print: LOGO });
  const box = findCloseUp(tee, 'top', aspect, 600, 0);
  let covered = 0;
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) covered += tee.data[(y * 600 + x) * 4 + 3]! / 255;
  }
  expect(covered / (box.width * box.height)).toBeGreaterThan(0.97);
  expect(box.width / box.height).toBeCloseTo(aspect, 1);
});

test('further variants show other parts', async () => {
  const tee = await drawTee({ print: LOGO });
  const [first, second] = [0, 1].map((rank) => findCloseUp(tee, 'top', 1, 600, rank));
  const apart = Math.max(Math.abs(first!.left - second!.left), Math.abs(first!.top - second!.top));
  expect(apart).toBeGreaterThan(0.25 * first!.width);
});

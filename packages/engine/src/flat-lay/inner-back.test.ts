import { visibleBounds } from '@atelier/pixels/bounds';
import { describe, expect, test } from 'vitest';
import { draw, drawTee } from '../../../../test/support/drawn-products.ts';
import { fillOpening } from './inner-back.ts';
import { findNeckline } from './neckline.ts';
import { findWaistline, makeRoomAbove } from './waistline.ts';

describe('the neckline', () => {
  test('is found where collar and shoulders meet', async () => {
    const neck = findNeckline(await drawTee({ neckDip: 70 }))!;
    expect(neck.left.x).toBeGreaterThan(222);
    expect(neck.left.x).toBeLessThan(240);
    expect(neck.right.x).toBeGreaterThan(360);
    expect(neck.right.x).toBeLessThan(378);
    expect(neck.dip).toBeGreaterThan(60);
    expect(neck.dip).toBeLessThan(80);
  });

  test('is not found on a closed collar', async () => {
    expect(findNeckline(await drawTee({ neckDip: 0 }))).toBeUndefined();
  });
});

describe('the inside of the back', () => {
  test('fills the opening in a darker shade of the cloth and stays within the outline', async () => {
    const tee = await drawTee({ cloth: '#d04040' });
    const neck = findNeckline(tee)!;
    const filled = fillOpening(tee, neck, 1);
    const inside = filled.data.subarray((165 * 600 + 300) * 4, (165 * 600 + 301) * 4);
    expect(inside[3]).toBe(255);
    expect(inside[0]).toBeLessThan(190);
    expect(inside[0]! / inside[1]!).toBeGreaterThan(2.2);
    expect(visibleBounds(filled)).toEqual(visibleBounds(tee));
  });

  test('does not touch the garment itself', async () => {
    const tee = await drawTee();
    const filled = fillOpening(tee, findNeckline(tee)!, 1);
    for (let i = 0; i < tee.data.length; i += 4) {
      if (tee.data[i + 3] === 255) expect(filled.data[i]).toBe(tee.data[i]);
    }
  });
});

test('trousers show the inside of their higher back above the front waistband', async () => {
  const trousers = await draw(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="500"><path d="M70 20H230L260 480H170L150 180L130 480H40Z" fill="#335"/></svg>',
  );
  const { cutout, opening } = makeRoomAbove(trousers, findWaistline(trousers)!);
  const filled = fillOpening(cutout, opening, 1);
  const before = visibleBounds(cutout)!;
  const after = visibleBounds(filled)!;
  expect(before.top - after.top).toBeGreaterThan(4);
  expect(before.top - after.top).toBeLessThan(12);
  expect([after.left, after.width]).toEqual([before.left, before.width]);
});

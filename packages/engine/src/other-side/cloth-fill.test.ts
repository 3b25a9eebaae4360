import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { fillWithCloth } from './cloth-fill.ts';

const SIDE = 200;

/** Cloth half in the sun and half in shade. */
function halfLit(): Rgba {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++)
    data.set(i % SIDE < 100 ? [200, 205, 210, 255] : [60, 65, 70, 255], i * 4);
  return { width: SIDE, height: SIDE, channels: 4, data };
}

test('the filled place meets the cloth around it without a step, in the sun as in shade', () => {
  const hole = new Uint8Array(SIDE * SIDE);
  for (let y = 80; y < 120; y++) hole.fill(1, y * SIDE + 70, y * SIDE + 130);
  const { data } = fillWithCloth(halfLit(), hole);
  const red = (x: number, y: number) => data[(y * SIDE + x) * 4]!;
  for (let y = 84; y < 116; y += 4) {
    expect(Math.abs(red(70, y) - red(68, y))).toBeLessThan(12);
    expect(Math.abs(red(129, y) - red(131, y))).toBeLessThan(12);
  }
});

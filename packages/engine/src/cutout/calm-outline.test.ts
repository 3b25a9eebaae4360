import type { Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { calmOutline } from './calm-outline.ts';

const SIDE = 300;
const TEETH_PX = 4;

/** A cloth whose right side, at 200, was found with teeth; `contrast` between it and its ground. */
function toothed(contrast: number): { picture: Rgb; inside: Field } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const inside = { width: SIDE, height: SIDE, data: new Float32Array(SIDE * SIDE) };
  for (let y = 0; y < SIDE; y++) {
    const right = 200 + (y % 8 < 4 ? TEETH_PX : 0);
    for (let x = 0; x < SIDE; x++) {
      const is = x >= 60 && x < right && y >= 40 && y < 260;
      inside.data[y * SIDE + x] = is ? 1 : 0;
      data.fill(is ? 120 + contrast : 120, (y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3);
    }
  }
  return { picture: { width: SIDE, height: SIDE, channels: 3, data }, inside };
}

/** Pixels between the deepest and the farthest point of the right side. */
function roughness({ data }: Field): number {
  const ends = Array.from({ length: 160 }, (_, k) => {
    const row = data.subarray((k + 70) * SIDE, (k + 71) * SIDE);
    return row.findLastIndex((v) => v >= 0.5);
  });
  return Math.max(...ends) - Math.min(...ends);
}

test('teeth that the photo does not show lose half of their height at least', () => {
  const { picture, inside } = toothed(0);
  calmOutline(picture, inside);
  expect(roughness(inside)).toBeLessThanOrEqual(TEETH_PX / 2);
});

test('teeth that the photo shows stay', () => {
  const { picture, inside } = toothed(120);
  calmOutline(picture, inside);
  expect(roughness(inside)).toBeGreaterThanOrEqual(TEETH_PX - 1);
});

test('an empty picture stays empty', () => {
  const { picture } = toothed(0);
  const inside = { width: SIDE, height: SIDE, data: new Float32Array(SIDE * SIDE) };
  calmOutline(picture, inside);
  expect(inside.data.some((v) => v > 0)).toBe(false);
});

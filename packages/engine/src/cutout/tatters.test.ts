import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { dropTatters } from './tatters.ts';

const SIDE = 300;
const GROUND = [200, 180, 150] as const;
const CLOTH = [50, 60, 110] as const;
type Colour = readonly [number, number, number];

/** Pixels left of a thin piece of some colour and length that sticks out of a square of cloth. */
function leftOfPiece(colour: Colour, length: number): number {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const inside = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < inside.length; i++) {
    const x = i % SIDE;
    const y = Math.floor(i / SIDE);
    const onCloth = x >= 60 && x < 240 && y >= 100 && y < 240;
    const onPiece = x >= 150 && x < 153 && y >= 100 - length && y < 100;
    if (onCloth || onPiece) inside[i] = 1;
    data.set(onCloth ? CLOTH : onPiece ? colour : GROUND, i * 3);
  }
  const picture: Rgb = { width: SIDE, height: SIDE, channels: 3, data };
  dropTatters(picture, { width: SIDE, height: SIDE, data: inside });
  let left = 0;
  for (let y = 100 - length; y < 100; y++) left += inside[y * SIDE + 151]!;
  return left;
}

test('a scrap in the colour of the ground is cut off', () => {
  expect(leftOfPiece([190, 172, 148], 12)).toBe(0);
});

test('a short strap of the same cloth stays', () => {
  expect(leftOfPiece(CLOTH, 12)).toBe(12);
});

test('a cord in a colour of its own stays', () => {
  expect(leftOfPiece([210, 40, 40], 12)).toBe(12);
});

test('a long strap stays, even when it is as pale as the ground', () => {
  expect(leftOfPiece([190, 172, 148], 60)).toBe(60);
});

import { emptyField } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { type Backdrop, fitBackdrop } from './backdrop.ts';
import { openSlits } from './slits.ts';

const SIDE = 300;
const WHITE = [244, 244, 244] as const;
const CLOTH = [40, 90, 220] as const;

/** A square of cloth from 50 to 250 on white with a notch 4 pixels wide, which goes on as a line of 1 pixel. */
function notched(notchEnd: number): { picture: Rgb; inside: Float32Array; backdrop: Backdrop } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const inside = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < inside.length; i++) {
    const x = i % SIDE;
    const y = Math.floor(i / SIDE);
    const inNotch = x >= 148 && x < 152 && y < notchEnd;
    const inLine = x === 150 && y < 106;
    const onCloth = x >= 50 && x < 250 && y >= 50 && y < 250;
    if (onCloth && !inNotch) inside[i] = 1;
    data.set(onCloth && !inNotch && !inLine ? CLOTH : WHITE, i * 3);
  }
  const picture: Rgb = { width: SIDE, height: SIDE, channels: 3, data };
  const backdrop = fitBackdrop(picture, { width: SIDE, height: SIDE, data: Float32Array.from(inside) });
  if (!backdrop) throw new Error('Expected a plain backdrop.');
  return { picture, inside, backdrop };
}

/** Rows of the line, from 100 to 106, that are left in. */
function leftInLine(notchEnd: number): number {
  const { picture, inside, backdrop } = notched(notchEnd);
  openSlits(picture, { width: SIDE, height: SIDE, data: inside }, emptyField(SIDE, SIDE), backdrop);
  let left = 0;
  for (let y = 100; y < 106; y++) left += inside[y * SIDE + 150]!;
  return left;
}

test('a gap is followed to its end when that is finer than the gap', () => {
  expect(leftInLine(100)).toBe(0);
});

test('a pale stripe that meets an open outline is a part of the cloth', () => {
  expect(leftInLine(0)).toBe(6);
});

import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { fitBackdrop } from './backdrop.ts';
import { openSeeThrough } from './see-through.ts';

const SIDE = 120;
const WOOD = [200, 180, 160] as const;
type Colour = readonly [number, number, number];

/** A board on a plain backdrop, with a slot in it. */
function board(backdrop: Colour, slot: Colour): { picture: Rgb; inside: Float32Array } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const inside = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < inside.length; i++) {
    const x = i % SIDE;
    const y = Math.floor(i / SIDE);
    const onBoard = x >= 20 && x < 100 && y >= 20 && y < 100;
    const inSlot = x >= 50 && x < 66 && y >= 55 && y < 62;
    if (onBoard) inside[i] = 1;
    data.set(inSlot ? slot : onBoard ? WOOD : backdrop, i * 3);
  }
  return { picture: { width: SIDE, height: SIDE, channels: 3, data }, inside };
}

/** Pixels of the slot that are left in. */
function leftInSlot(backdrop: Colour, slot: Colour): number {
  const { picture, inside } = board(backdrop, slot);
  const field = { width: SIDE, height: SIDE, data: inside };
  const fitted = fitBackdrop(picture, { ...field, data: Float32Array.from(inside) });
  if (!fitted) throw new Error('Expected a plain backdrop.');
  openSeeThrough(picture, field, fitted);
  let left = 0;
  for (let y = 55; y < 62; y++) for (let x = 50; x < 66; x++) left += field.data[y * SIDE + x]!;
  return left;
}

const BLUE = [130, 170, 190] as const;
const SLOT_PIXELS = 7 * 16;

test('a slot that shows the backdrop is opened', () => {
  expect(leftInSlot(BLUE, BLUE)).toBe(0);
});

test('so is one that shows the backdrop in shade', () => {
  expect(leftInSlot(BLUE, [91, 119, 133])).toBe(0);
});

test('a mark of another colour stays', () => {
  expect(leftInSlot(BLUE, [180, 60, 50])).toBe(SLOT_PIXELS);
});

test('before white nothing is opened: it could be a white print', () => {
  expect(leftInSlot([245, 245, 244], [245, 245, 244])).toBe(SLOT_PIXELS);
});

import type { Rgb } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { evenOutGrid } from './even-out.ts';

const SIDE = 64;

function picture(value: (x: number, y: number) => number): Rgb {
  const data = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) data.fill(value(i % SIDE, Math.floor(i / SIDE)), 3 * i, 3 * i + 3);
  return { width: SIDE, height: SIDE, channels: 3, data };
}

test('takes a lasting grid out and leaves what the network rightly changed', () => {
  const ramp = (x: number) => 60 + x;
  const plain = picture(ramp);
  const grid = (x: number, y: number) => (x % 4 === 0 ? 9 : -3) + (y % 4 === 2 ? 6 : -2);
  const enlarged = picture((x, y) => ramp(x) + 5 + grid(x, y));
  evenOutGrid(enlarged, plain, 4);
  for (let i = 0; i < enlarged.data.length; i++)
    expect(Math.abs(enlarged.data[i]! - plain.data[i]! - 5)).toBeLessThanOrEqual(1);
});

test('keeps a single fine line', () => {
  const plain = picture(() => 100);
  const enlarged = picture((x, y) => (x === 32 && y > 20 && y < 30 ? 200 : 100));
  evenOutGrid(enlarged, plain, 4);
  expect(enlarged.data[3 * (25 * SIDE + 32)]).toBeGreaterThan(165);
});

import { emptyField } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { expect, test } from 'vitest';
import { uncover } from './uncover.ts';

const SIDE = 200;
const CLOTH = [60, 90, 140] as const;

/** A square of cloth from 40 to 160 with a bite of 30 x 40 pixels out of its right side. */
function bitten(): Rgba {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let y = 40; y < 160; y++) {
    for (let x = 40; x < 160; x++) {
      if (x >= 130 && y >= 80 && y < 120) continue;
      data.set([...CLOTH, 255], (y * SIDE + x) * 4);
    }
  }
  return { width: SIDE, height: SIDE, channels: 4, data };
}

test('the gap is closed with the colour of the cloth, and nothing else changes', () => {
  const hidden = emptyField(SIDE, SIDE);
  for (let y = 80; y < 120; y++) hidden.data.fill(1, y * SIDE + 130, y * SIDE + 160);
  const picture = bitten();
  const whole = uncover(picture, hidden, { left: 0, top: 0, width: SIDE, height: SIDE }, picture);
  const pixel = (x: number, y: number) => [
    ...whole.data.subarray((y * SIDE + x) * 4, (y * SIDE + x) * 4 + 4),
  ];
  for (const [x, y] of [
    [145, 100],
    [131, 81],
    [156, 118],
  ] as const) {
    const [red, green, blue, alpha] = pixel(x, y);
    expect(alpha).toBe(255);
    expect(Math.abs(red! - CLOTH[0]) + Math.abs(green! - CLOTH[1]) + Math.abs(blue! - CLOTH[2])).toBeLessThan(
      6,
    );
  }
  expect(pixel(170, 100)[3]).toBe(0);
  expect(pixel(60, 60)).toEqual([...CLOTH, 255]);
});

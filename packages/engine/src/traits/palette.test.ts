import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgba } from '@atelier/pixels/raster';
import { describe, expect, test } from 'vitest';
import { paletteOf } from './palette.ts';

type Rgb = readonly [number, number, number];

/** A cutout with a clear margin of a tenth, painted by place (0..1 of the product). */
function cutout(paint: (u: number, v: number) => Rgb): Rgba {
  const side = 200;
  const data = new Uint8Array(side * side * 4);
  for (let y = 20; y < 180; y++)
    for (let x = 20; x < 180; x++)
      data.set([...paint((x - 20) / 160, (y - 20) / 160), 255], (y * side + x) * 4);
  return { width: side, height: side, channels: 4, data };
}

const NAVY: Rgb = [28, 38, 84];
const WHITE: Rgb = [240, 240, 236];
const RED: Rgb = [190, 30, 40];

describe('the colours of a product', () => {
  test('a plain one has one, which is its own', () => {
    const { colours, pattern } = paletteOf(cutout(() => NAVY));
    expect(colours).toHaveLength(1);
    const navy = oklabOfSrgb(...NAVY);
    expect(Math.hypot(colours[0]!.l - navy.l, colours[0]!.a - navy.a, colours[0]!.b - navy.b)).toBeLessThan(
      0.01,
    );
    expect(pattern).toBe(0);
  });

  test('folds in plain cloth are no second colour and no pattern', () => {
    const folded = (u: number): Rgb => {
      const light = 1 + 0.25 * Math.sin(u * 20);
      return [NAVY[0] * light, NAVY[1] * light, NAVY[2] * light];
    };
    const { colours, pattern } = paletteOf(cutout(folded));
    expect(colours).toHaveLength(1);
    expect(pattern).toBe(0);
  });

  test('shares are those of the areas, largest first', () => {
    const { colours } = paletteOf(cutout((_, v) => (v < 0.7 ? NAVY : RED)));
    expect(colours.map(({ share }) => share.toFixed(1))).toEqual(['0.7', '0.3']);
    expect(colours[1]!.a).toBeGreaterThan(0.1);
  });

  test('what is transparent has no colour, whatever lies under it', () => {
    const picture = cutout(() => NAVY);
    for (let i = 0; i < picture.data.length; i += 4) if (picture.data[i + 3] === 0) picture.data[i] = 255;
    expect(paletteOf(picture).colours).toHaveLength(1);
  });

  test('an empty cutout has none', () => {
    expect(paletteOf({ width: 3, height: 3, channels: 4, data: new Uint8Array(36) })).toEqual({
      colours: [],
      pattern: 0,
    });
  });
});

test('stripes are a pattern, two halves are not', () => {
  const stripes = paletteOf(cutout((_, v) => (Math.floor(v * 20) % 2 === 0 ? NAVY : WHITE)));
  const halves = paletteOf(cutout((_, v) => (v < 0.5 ? NAVY : WHITE)));
  expect(stripes.pattern).toBeGreaterThan(0.6);
  expect(halves.pattern).toBeLessThan(0.1);
});

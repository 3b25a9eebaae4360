import type { Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { describe, expect, test } from 'vitest';
import { coloursSeen, shareOfNewColours } from './colours-seen.ts';

type Colour = readonly [r: number, g: number, b: number];
const SIDE = 20;
const BLUE: Colour = [40, 70, 190];
const SKINS: readonly Colour[] = [
  [247, 220, 200],
  [224, 172, 140],
  [198, 134, 96],
  [141, 85, 60],
  [88, 54, 40],
  [214, 190, 192],
];

/** A picture whose upper `share` has one colour and the rest another; all of it stands out. */
function picture(upper: Colour, share: number, lower: Colour): { rgb: Rgb; salient: Field } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let i = 0; i < SIDE * SIDE; i++) data.set(i < share * SIDE * SIDE ? upper : lower, 3 * i);
  return {
    rgb: { width: SIDE, height: SIDE, channels: 3, data },
    salient: { width: SIDE, height: SIDE, data: new Float32Array(SIDE * SIDE).fill(1) },
  };
}

describe('coloursSeen', () => {
  test('skin of any tone, in cool light too, is told by its colour', () => {
    for (const skin of SKINS) {
      const { rgb, salient } = picture(skin, 0.1, BLUE);
      expect(coloursSeen(rgb, salient).skinLike, skin.join()).toBeCloseTo(0.1);
    }
  });

  test('blue, green, grey and black cloth is no skin', () => {
    for (const cloth of [BLUE, [30, 120, 60], [128, 128, 128], [12, 12, 14]] as const) {
      const { rgb, salient } = picture(cloth, 1, cloth);
      expect(coloursSeen(rgb, salient).skinLike, cloth.join()).toBe(0);
    }
  });

  test('what does not stand out does not count', () => {
    const { rgb, salient } = picture(SKINS[1]!, 0.5, BLUE);
    salient.data.fill(0, 0, SIDE * SIDE * 0.5);
    expect(coloursSeen(rgb, salient).skinLike).toBe(0);
  });
});

describe('shareOfNewColours', () => {
  test('the same thing in other light has no new colours', () => {
    const first = picture(BLUE, 1, BLUE);
    const { rgb, salient } = picture([50, 82, 205], 1, BLUE);
    expect(shareOfNewColours(rgb, salient, coloursSeen(first.rgb, first.salient))).toBe(0);
  });

  test('a part in a colour that was not there is counted by its area', () => {
    const first = picture(BLUE, 1, BLUE);
    const { rgb, salient } = picture([200, 60, 40], 0.25, BLUE);
    expect(shareOfNewColours(rgb, salient, coloursSeen(first.rgb, first.salient))).toBeCloseTo(0.25);
  });
});

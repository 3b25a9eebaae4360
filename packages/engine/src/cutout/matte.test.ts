import { randomStream } from '@atelier/pixels/random';
import { describe, expect, test } from 'vitest';
import { coarseDisc, discScene, type Scene } from '../../../../test/support/studio-scene.ts';
import { decontaminate } from './foreground.ts';
import { matteOf } from './matte.ts';

const SIDE = 320;
const RADIUS = 90;
const CELLS = 64;
const RED = () => [190, 40, 50] as const;
const studio = (x: number, y: number) => [200 - x / 12, 205 - y / 10, 214 - (x + y) / 24] as const;

/** Mean absolute error of the matte against the truth, over the pixels within 8 of the true outline. */
function edgeError(scene: Scene, error: number): number {
  const matte = matteOf(scene.picture, coarseDisc(CELLS, (RADIUS / SIDE) * CELLS, error))!;
  const { box, alpha } = matte;
  let sum = 0;
  let count = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      if (Math.abs(Math.hypot(x + 0.5 - SIDE / 2, y + 0.5 - SIDE / 2) - RADIUS) > 8) continue;
      const inBox = x >= box.left && y >= box.top && x < box.left + box.width && y < box.top + box.height;
      const got = inBox ? alpha.data[(y - box.top) * box.width + x - box.left]! : 0;
      sum += Math.abs(got - scene.alpha.data[y * SIDE + x]!);
      count++;
    }
  }
  return sum / count;
}

describe('matteOf', () => {
  test('before a graded studio backdrop the matte is right to a few hundredths', () => {
    expect(edgeError(discScene(SIDE, RADIUS, RED, studio), 0)).toBeLessThan(0.03);
  });

  test('an outline that the network draws a cell too wide or too narrow is put right', () => {
    const scene = discScene(SIDE, RADIUS, RED, studio);
    expect(edgeError(scene, 1)).toBeLessThan(0.04);
    expect(edgeError(scene, -1)).toBeLessThan(0.04);
  });

  test('a ground like grass leaves no tatters', () => {
    const random = randomStream(3);
    const blades = Array.from({ length: SIDE * SIDE }, () => 60 + 110 * random());
    const grass = (x: number, y: number) => {
      const v = blades[(y - (y % 3)) * SIDE + x - (x % 2)]!;
      return [v * 0.6, v, v * 0.3] as const;
    };
    const grey = () => [120, 118, 122] as const;
    expect(edgeError(discScene(SIDE, RADIUS, grey, grass), 0.5)).toBeLessThan(0.09);
  });

  test('a shadow beside the object stays with the ground', () => {
    const shaded = (x: number, y: number) => {
      const depth = 1 - 0.35 * Math.exp(-(((x - 160) / 90) ** 2) - ((y - 262) / 18) ** 2);
      return [216 * depth, 216 * depth, 218 * depth] as const;
    };
    expect(edgeError(discScene(SIDE, RADIUS, RED, shaded), 0)).toBeLessThan(0.04);
  });

  test('a picture without an object has no matte', () => {
    const { picture } = discScene(64, 0, RED, studio);
    expect(matteOf(picture, { width: 8, height: 8, data: new Float32Array(64) })).toBeUndefined();
  });
});

describe('decontaminate', () => {
  test('the edge takes the object colour, so that no halo shows on any new ground', () => {
    const white = () => [250, 250, 250] as const;
    const { picture, alpha } = discScene(SIDE, RADIUS, RED, white, 0);
    const { data } = decontaminate(picture, alpha.data);
    let worst = 0;
    for (let i = 0; i < alpha.data.length; i++) {
      if (alpha.data[i]! < 0.02) continue;
      for (const [c, value] of RED().entries()) worst = Math.max(worst, Math.abs(data[i * 4 + c]! - value));
    }
    expect(worst).toBeLessThanOrEqual(6);
  });

  test('the object colour runs on under the transparent pixels beside the edge', () => {
    const { picture, alpha } = discScene(SIDE, RADIUS, RED, studio, 0);
    const { data } = decontaminate(picture, alpha.data);
    const beside = ((SIDE / 2) * SIDE + SIDE / 2 + RADIUS + 6) * 4;
    expect(data[beside + 3]).toBe(0);
    expect(Math.abs(data[beside]! - RED()[0])).toBeLessThan(12);
  });

  test('inside, the photo is left as it was', () => {
    const { picture, alpha } = discScene(SIDE, RADIUS, RED, studio);
    const { data } = decontaminate(picture, alpha.data);
    const middle = (SIDE / 2) * SIDE + SIDE / 2;
    expect(Array.from(data.subarray(middle * 4, middle * 4 + 3))).toEqual(
      Array.from(picture.data.subarray(middle * 3, middle * 3 + 3)),
    );
  });
});

import { randomStream } from '@atelier/pixels/random';
import { describe, expect, test } from 'vitest';
import { discScene } from '../../../../test/support/studio-scene.ts';
import { backdropAt, backdropBehind, fitBackdrop } from './backdrop.ts';

const SIDE = 200;
const BLACK = () => [10, 10, 12] as const;
const graded = (x: number, y: number) => [230 - x / 5, 220 - (y * y) / 900, 210] as const;

describe('fitBackdrop', () => {
  test('finds the surface of a graded backdrop, also behind the object', () => {
    const { picture, alpha } = discScene(SIDE, 60, BLACK, graded);
    const backdrop = fitBackdrop(picture, alpha)!;
    const colour = new Float64Array(3);
    for (const [x, y] of [
      [10, 10],
      [100, 100],
      [180, 40],
    ] as const) {
      backdropAt(backdrop, x, y, colour);
      for (const [c, value] of graded(x, y).entries()) expect(Math.abs(colour[c]! - value)).toBeLessThan(2);
    }
  });

  test('a shadow does not bend it', () => {
    const shaded = (x: number, y: number) => {
      const light = Math.abs(x - 100) < 50 && y > 165 && y < 185 ? 0.6 : 1;
      return graded(x, y).map((v) => v * light) as [number, number, number];
    };
    const { picture, alpha } = discScene(SIDE, 60, BLACK, shaded);
    const colour = new Float64Array(3);
    backdropAt(fitBackdrop(picture, alpha)!, 100, 175, colour);
    expect(Math.abs(colour[0]! - graded(100, 175)[0])).toBeLessThan(3);
  });

  test('a rough ground is not plain', () => {
    const random = randomStream(1);
    const rough = () => {
      const v = 255 * random();
      return [v, v, v] as const;
    };
    const { picture, alpha } = discScene(SIDE, 60, BLACK, rough);
    expect(fitBackdrop(picture, alpha)).toBeUndefined();
  });

  test('a part of the photo sees the backdrop where it lies', () => {
    const { picture, alpha } = discScene(SIDE, 60, BLACK, graded);
    const whole = fitBackdrop(picture, alpha)!;
    const [there, here] = [new Float64Array(3), new Float64Array(3)];
    backdropAt(whole, 70, 90, there);
    backdropAt(backdropBehind(whole, { left: 50, top: 60 }), 20, 30, here);
    expect(here).toEqual(there);
  });
});

import { describe, expect, test } from 'vitest';
import { flatten, ownMatte } from './flatten.ts';
import type { Rgba } from './raster.ts';

function square(side: number, alphaAt: (x: number) => number): Rgba {
  const data = new Uint8Array(side * side * 4).fill(100);
  for (let i = 0; i < side * side; i++) data[i * 4 + 3] = alphaAt(i % side);
  return { width: side, height: side, channels: 4, data };
}

describe('flatten', () => {
  test('lays a transparent picture on paper', () => {
    const { data } = flatten(square(2, (x) => (x === 0 ? 0 : 255)));
    expect(Array.from(data.subarray(0, 6))).toEqual([255, 255, 255, 100, 100, 100]);
  });

  test('a half transparent pixel is half paper', () => {
    expect(
      flatten(
        square(1, () => 51),
        200,
      ).data[0],
    ).toBe(180);
  });
});

describe('ownMatte', () => {
  test('a cutout brings its matte', () => {
    const matte = ownMatte(square(10, (x) => (x < 5 ? 0 : 255)));
    expect(Array.from(matte!.data.subarray(3, 7))).toEqual([0, 0, 1, 1]);
  });

  test('alpha that is the same everywhere says nothing', () => {
    expect(ownMatte(square(10, () => 255))).toBeUndefined();
    expect(ownMatte(square(10, () => 0))).toBeUndefined();
  });

  test('a picture without alpha has none', () => {
    expect(ownMatte({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) })).toBeUndefined();
  });
});

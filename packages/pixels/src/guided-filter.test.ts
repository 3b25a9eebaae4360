import { expect, test } from 'vitest';
import { blurField } from './blur.ts';
import { emptyField } from './field.ts';
import { guidedFilter } from './guided-filter.ts';
import { placeNoise } from './random.ts';

const SIZE = 96;
const EDGE = 41;
const guide = { width: SIZE, height: SIZE, channels: 3 as const, data: new Uint8Array(SIZE * SIZE * 3) };
const sharp = emptyField(SIZE, SIZE);
for (let i = 0; i < SIZE * SIZE; i++) {
  const isRight = i % SIZE >= EDGE;
  sharp.data[i] = isRight ? 1 : 0;
  for (let c = 0; c < 3; c++)
    guide.data[3 * i + c] = (isRight ? 180 - 30 * c : 40 + 20 * c) + 10 * placeNoise(i, c, 3);
}
const soft = blurField(sharp, 6);

test.each([1, 2])(
  'a blurred map gets the edge of the picture back, fitted at every pixel or every %d',
  (stride) => {
    const [map] = guidedFilter(guide, [soft], { radiusPx: 12, contrast: 0.03, stride });
    const errors = map!.data.map((value, i) => Math.abs(value - sharp.data[i]!));
    const before = soft.data.map((value, i) => Math.abs(value - sharp.data[i]!));
    const worst = (values: Float32Array, from: number) =>
      Math.max(...values.filter((_, i) => i % SIZE >= from && i % SIZE < from + 4));
    expect(worst(before, EDGE)).toBeGreaterThan(0.4);
    expect(worst(errors, EDGE)).toBeLessThan(0.3);
  },
);

test('where the picture is plain a map stays as smooth as it was', () => {
  const plain = { ...guide, data: new Uint8Array(SIZE * SIZE * 3).fill(128) };
  const [map] = guidedFilter(plain, [soft], { radiusPx: 4, contrast: 0.03, stride: 1 });
  for (let i = 1; i < SIZE; i++) expect(Math.abs(map!.data[i]! - map!.data[i - 1]!)).toBeLessThan(0.12);
});

test('a map that is the same everywhere stays so', () => {
  const [map] = guidedFilter(guide, [{ ...sharp, data: new Float32Array(SIZE * SIZE).fill(0.3) }], {
    radiusPx: 7,
    contrast: 0.02,
    stride: 2,
  });
  for (const value of map!.data) expect(value).toBeCloseTo(0.3, 4);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushPull } from './push-pull.ts';

const sparse = fc.integer({ min: 1, max: 15 }).chain((width) =>
  fc.integer({ min: 1, max: 15 }).chain((height) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      values: fc.array(fc.integer({ min: 0, max: 255 }), {
        minLength: width * height,
        maxLength: width * height,
      }),
      weight: fc
        .array(fc.integer({ min: 0, max: 1 }), { minLength: width * height, maxLength: width * height })
        .filter((cells) => cells.includes(1)),
    }),
  ),
);

test('known cells keep their values and the others stay within the range of the known', () => {
  fc.assert(
    fc.property(sparse, ({ width, height, values, weight }) => {
      const plane = Float32Array.from(values);
      pushPull([plane], Float32Array.from(weight), width, height);
      const known = values.filter((_, i) => weight[i] === 1);
      for (let i = 0; i < plane.length; i++) {
        if (weight[i] === 1) expect(plane[i]).toBeCloseTo(values[i]!, 2);
        expect(plane[i]).toBeGreaterThanOrEqual(Math.min(...known) - 0.01);
        expect(plane[i]).toBeLessThanOrEqual(Math.max(...known) + 0.01);
      }
    }),
  );
});

test('a gap between two colours is filled with a passage from one to the other', () => {
  const width = 32;
  const plane = Float32Array.from({ length: width * width }, (_, i) => (i % width < 8 ? 0 : 200));
  const weight = Float32Array.from({ length: width * width }, (_, i) =>
    i % width < 8 || i % width >= 24 ? 1 : 0,
  );
  pushPull([plane], weight, width, width);
  const row = Array.from(plane.subarray(16 * width, 17 * width));
  expect(row[9]).toBeLessThan(60);
  expect(row[22]).toBeGreaterThan(140);
});

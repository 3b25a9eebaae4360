import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enlargeField } from './enlarge.ts';

const side = fc.integer({ min: 1, max: 12 });

test('an even field stays even at any size', () => {
  fc.assert(
    fc.property(side, side, side, side, fc.integer({ min: 0, max: 255 }), (w, h, width, height, value) => {
      const source = { width: w, height: h, data: new Float32Array(w * h).fill(value) };
      const out = enlargeField(source, width, height);
      expect(out.data).toHaveLength(width * height);
      for (const v of out.data) expect(v).toBeCloseTo(value, 3);
    }),
  );
});

test('a field of its own size comes back as it was', () => {
  const source = { width: 3, height: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  expect(enlargeField(source, 3, 2).data).toEqual(source.data);
});

test('a ramp stays a ramp between the centres of its cells', () => {
  const out = enlargeField({ width: 2, height: 1, data: Float32Array.of(0, 1) }, 8, 1);
  expect(Array.from(out.data)).toEqual([0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveSymmetric } from './linear-system.ts';

const number = fc.double({ min: -10, max: 10, noNaN: true });

test('the solution of A x = b gives b again', () => {
  const systems = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      root: fc.array(fc.array(number, { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
      right: fc.array(number, { minLength: size, maxLength: size }),
    }),
  );
  fc.assert(
    fc.property(systems, ({ root, right }) => {
      const size = right.length;
      const at = (i: number, j: number) =>
        root.reduce((sum, row) => sum + row[i]! * row[j]!, 0) + (i === j ? 1 : 0);
      const matrix = Array.from({ length: size }, (_, i) =>
        Float64Array.from({ length: size }, (_, j) => at(i, j)),
      );
      const x = solveSymmetric(matrix, Float64Array.from(right));
      expect(x).toBeDefined();
      for (let i = 0; i < size; i++) {
        const product = matrix[i]!.reduce((sum, v, j) => sum + v * x![j]!, 0);
        expect(product).toBeCloseTo(right[i]!, 5);
      }
    }),
  );
});

test('a matrix that is not positive definite has no answer', () => {
  expect(
    solveSymmetric([Float64Array.of(1, 2), Float64Array.of(2, 1)], Float64Array.of(1, 1)),
  ).toBeUndefined();
});

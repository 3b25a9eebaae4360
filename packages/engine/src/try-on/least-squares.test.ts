import { expect, test } from 'vitest';
import { leastSquares } from './least-squares.ts';

test('finds the bottom of a curved valley', () => {
  const rosenbrock = ([x, y]: readonly number[]) => Float64Array.of(10 * (y! - x! * x!), 1 - x!);
  const { values, cost } = leastSquares(rosenbrock, [-1.2, 1], [1, 1]);
  expect(values[0]).toBeCloseTo(1, 3);
  expect(values[1]).toBeCloseTo(1, 3);
  expect(cost).toBeLessThan(1e-6);
});

test('stays where it is when nothing is better', () => {
  const { values } = leastSquares(([x]) => Float64Array.of(x!), [0], [1]);
  expect(values).toEqual([0]);
});

test('takes the mean of what cannot all be met', () => {
  const { values } = leastSquares(([x]) => Float64Array.of(x! - 1, x! - 2, x! - 6), [100], [10]);
  expect(values[0]).toBeCloseTo(3, 4);
});

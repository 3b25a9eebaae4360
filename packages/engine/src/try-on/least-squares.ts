import { solveSymmetric } from '@atelier/pixels/linear-system';

/** Relative to a parameter's own scale: small enough for straight lines, large enough for rounding. */
const DIFFERENCE = 1e-3;
const ROUNDS = 30;
const FIRST_DAMPING = 1e-2;
const MOST_DAMPING = 1e8;
/** A round that improves the sum of squares by less than this share is the last. */
const ENOUGH = 1e-5;

/** Where a search ended. */
export interface LeastSquares {
  readonly values: readonly number[];
  /** Sum of squared residuals. */
  readonly cost: number;
}

/**
 * Nonlinear least squares by Levenberg and Marquardt with differences for derivatives (Marquardt, "An algorithm for
 * least-squares estimation of nonlinear parameters", 1963). The same arguments give the same answer.
 *
 * @param residuals finite numbers, as many at every call
 * @param start where the search begins
 * @param scales by how much each parameter commonly changes
 */
export function leastSquares(
  residuals: (values: readonly number[]) => Float64Array,
  start: readonly number[],
  scales: readonly number[],
): LeastSquares {
  let values = [...start];
  let errors = residuals(values);
  let cost = sumOfSquares(errors);
  let damping = FIRST_DAMPING;
  for (let round = 0; round < ROUNDS && damping < MOST_DAMPING; round++) {
    const slopes = slopesAt(residuals, values, errors, scales);
    const before = cost;
    while (damping < MOST_DAMPING) {
      const tried = step(values, slopes, errors, scales, damping);
      const triedErrors = tried && residuals(tried);
      const triedCost = triedErrors ? sumOfSquares(triedErrors) : Infinity;
      if (tried && triedErrors && triedCost < cost) {
        [values, errors, cost] = [tried, triedErrors, triedCost];
        damping /= 4;
        break;
      }
      damping *= 5;
    }
    if (before - cost < ENOUGH * before) break;
  }
  return { values, cost };
}

/** Derivatives by each parameter, per scale. */
function slopesAt(
  residuals: (values: readonly number[]) => Float64Array,
  values: readonly number[],
  errors: Float64Array,
  scales: readonly number[],
): Float64Array[] {
  return values.map((value, p) => {
    const moved = residuals(values.with(p, value + scales[p]! * DIFFERENCE));
    return moved.map((error, i) => (error - errors[i]!) / DIFFERENCE);
  });
}

function step(
  values: readonly number[],
  slopes: readonly Float64Array[],
  errors: Float64Array,
  scales: readonly number[],
  damping: number,
): number[] | undefined {
  const count = values.length;
  const matrix = Array.from({ length: count }, () => new Float64Array(count));
  const right = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    for (let q = 0; q <= p; q++) {
      const product = dot(slopes[p]!, slopes[q]!);
      matrix[p]![q] = product;
      matrix[q]![p] = product;
    }
    matrix[p]![p] = matrix[p]![p]! * (1 + damping) + 1e-9;
    right[p] = -dot(slopes[p]!, errors);
  }
  const steps = solveSymmetric(matrix, right);
  return steps && values.map((value, p) => value + steps[p]! * scales[p]!);
}

const sumOfSquares = (errors: Float64Array): number => dot(errors, errors);

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

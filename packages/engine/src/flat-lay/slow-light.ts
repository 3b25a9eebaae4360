import { emptyField, type Field } from '@atelier/pixels/field';
import { solveSymmetric } from '@atelier/pixels/linear-system';

/** Log-light steps well above this between neighbours are print, seams and folds, not uneven light. */
const EDGE_STEP = 0.025;
const ROBUST_ROUNDS = 6;

/** x, y, x^2, xy, y^2 and the cubics along each axis; -1..1 over the picture. */
const BASIS: readonly ((x: number, y: number) => number)[] = [
  (x) => x,
  (_, y) => y,
  (x) => x * x,
  (x, y) => x * y,
  (_, y) => y * y,
  (x) => x * x * x,
  (_, y) => y * y * y,
];
/** Pulls all coefficients towards "even": a few noisy cells must not invent a lamp. */
const RIDGE = 0.02;
/** Steps are taken over this many cells, so that noise does not drown them. */
const STRIDE = 3;

/** Finds the slow part of a log quantity over a mask. */
export type SlowLightFit = (log: Field) => Field;

/**
 * Prepares fits of the slow part of log quantities over the masked cells: a low polynomial fitted to the *steps*
 * between neighbours with a robust loss, so that the edges of prints do not count (B. Horn, "Determining lightness
 * from an image", 1974, with a parametric light).
 * @param mask `Uint8Array [height * width]`; the fields to fit have that size
 */
export function slowLightOver(mask: Uint8Array, width: number, height: number): SlowLightFit {
  const basis = basisOver(width, height);
  const pairs = stepPairs(width, height, mask);
  const basisSteps = stepsOf(basis, pairs);
  return (log) => {
    const logSteps = stepsOf([log.data], pairs);
    let coefficients: Float64Array = new Float64Array(BASIS.length);
    for (let round = 0; round < ROBUST_ROUNDS; round++)
      coefficients = weightedFit(logSteps, basisSteps, coefficients);
    const slow = emptyField(width, height);
    basis.forEach((plane, k) => {
      for (let i = 0; i < plane.length; i++) slow.data[i] = slow.data[i]! + coefficients[k]! * plane[i]!;
    });
    return slow;
  };
}

/** Each basis function over a picture: `Float32Array [height * width]` each. */
function basisOver(width: number, height: number): Float32Array[] {
  return BASIS.map((f) => {
    const plane = new Float32Array(width * height);
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++)
        plane[i] = f((2 * (x + 0.5)) / width - 1, (2 * (y + 0.5)) / height - 1);
    return plane;
  });
}

/** Index pairs of masked cells `STRIDE` apart with only masked cells between. `Int32Array [n * 2]`. */
function stepPairs(width: number, height: number, mask: Uint8Array): Int32Array {
  const pairs: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i]) continue;
      if (x + STRIDE < width && mask[i + STRIDE]) pairs.push(i, i + STRIDE);
      if (y + STRIDE < height && mask[i + STRIDE * width]) pairs.push(i, i + STRIDE * width);
    }
  }
  return Int32Array.from(pairs);
}

/** How much each plane rises from the first to the second cell of each of n pairs: `Float64Array [n * planes]`. */
function stepsOf(planes: Float32Array[], pairs: Int32Array): Float64Array {
  const steps = new Float64Array((pairs.length / 2) * planes.length);
  planes.forEach((plane, k) => {
    for (let p = 0, at = k; p < pairs.length; p += 2, at += planes.length)
      steps[at] = plane[pairs[p + 1]!]! - plane[pairs[p]!]!;
  });
  return steps;
}

/** One round of iteratively reweighted least squares with Cauchy weights. */
function weightedFit(logSteps: Float64Array, basisSteps: Float64Array, current: Float64Array): Float64Array {
  const n = current.length;
  const normal = Array.from({ length: n }, () => new Float64Array(n));
  const right = new Float64Array(n);
  const step = new Float64Array(n);
  let total = 0;
  for (let p = 0, at = 0; p < logSteps.length; p++, at += n) {
    const target = logSteps[p]!;
    let residual = target;
    for (let k = 0; k < n; k++) {
      step[k] = basisSteps[at + k]!;
      residual -= current[k]! * step[k]!;
    }
    const off = residual / EDGE_STEP;
    const weight = 1 / (1 + off * off);
    total += weight;
    for (let j = 0; j < n; j++) {
      const row = normal[j]!;
      const weighted = weight * step[j]!;
      for (let k = 0; k <= j; k++) row[k] = row[k]! + weighted * step[k]!;
      right[j] = right[j]! + weighted * target;
    }
  }
  for (let j = 0; j < n; j++) {
    normal[j]![j] = normal[j]![j]! + (RIDGE * total) / 1000 + 1e-9;
    for (let k = 0; k < j; k++) normal[k]![j] = normal[j]![k]!;
  }
  return solveSymmetric(normal, right) ?? current;
}

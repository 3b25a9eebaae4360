import { emptyField, type Field } from '@atelier/pixels/field';

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

/**
 * The slow part of a log quantity over the masked cells, as a field of the same size: a low polynomial fitted to the
 * *steps* between neighbours with a robust loss, so that the edges of prints do not count (B. Horn, "Determining
 * lightness from an image", 1974, with a parametric light).
 */
export function fitSlowLight(log: Field, mask: Uint8Array): Field {
  const { width, height } = log;
  const basis = BASIS.map((f) => {
    const plane = emptyField(width, height);
    for (let i = 0; i < plane.data.length; i++) {
      plane.data[i] = f(
        (2 * ((i % width) + 0.5)) / width - 1,
        (2 * (Math.floor(i / width) + 0.5)) / height - 1,
      );
    }
    return plane.data;
  });
  const steps = stepPairs(width, height, mask);
  let coefficients: number[] = BASIS.map(() => 0);
  for (let round = 0; round < ROBUST_ROUNDS; round++)
    coefficients = weightedFit(log.data, basis, steps, coefficients);
  const slow = emptyField(width, height);
  basis.forEach((plane, k) => {
    for (let i = 0; i < plane.length; i++) slow.data[i] = slow.data[i]! + coefficients[k]! * plane[i]!;
  });
  return slow;
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

/** One round of iteratively reweighted least squares with Cauchy weights. */
function weightedFit(
  log: Float32Array,
  basis: Float32Array[],
  pairs: Int32Array,
  current: number[],
): number[] {
  const n = basis.length;
  const normal = Array.from({ length: n }, () => new Float64Array(n + 1));
  const step = new Float64Array(n);
  let total = 0;
  for (let p = 0; p < pairs.length; p += 2) {
    const from = pairs[p]!;
    const to = pairs[p + 1]!;
    let residual = log[to]! - log[from]!;
    for (let k = 0; k < n; k++) {
      step[k] = basis[k]![to]! - basis[k]![from]!;
      residual -= current[k]! * step[k]!;
    }
    const weight = 1 / (1 + (residual / EDGE_STEP) ** 2);
    total += weight;
    const target = log[to]! - log[from]!;
    for (let j = 0; j < n; j++) {
      const row = normal[j]!;
      for (let k = j; k < n; k++) row[k] = row[k]! + weight * step[j]! * step[k]!;
      row[n] = row[n]! + weight * step[j]! * target;
    }
  }
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) normal[j]![k] = normal[k]![j]!;
    normal[j]![j] = normal[j]![j]! + (RIDGE * total) / 1000 + 1e-9;
  }
  return solve(normal);
}

/** Gaussian elimination with pivoting of an `n x (n + 1)` system; the rows are used up. */
function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let j = k + 1; j < n; j++) if (Math.abs(rows[j]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = j;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let j = k + 1; j < n; j++) {
      const factor = rows[j]![k]! / rows[k]![k]!;
      for (let c = k; c <= n; c++) rows[j]![c] = rows[j]![c]! - factor * rows[k]![c]!;
    }
  }
  const result = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let value = rows[k]![n]!;
    for (let c = k + 1; c < n; c++) value -= rows[k]![c]! * result[c]!;
    result[k] = value / rows[k]![k]!;
  }
  return result;
}

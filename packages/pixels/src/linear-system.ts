/**
 * Solves `matrix * x = right` for a symmetric positive definite matrix by Cholesky's decomposition. Neither argument
 * is changed. Undefined when the matrix is not positive definite.
 */
export function solveSymmetric(
  matrix: readonly Float64Array[],
  right: Float64Array,
): Float64Array<ArrayBuffer> | undefined {
  const lower = choleskyFactor(matrix);
  if (!lower) return undefined;
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) x[i] = x[i]! - lower[i]![j]! * x[j]!;
    x[i] = x[i]! / lower[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i] = x[i]! - lower[j]![i]! * x[j]!;
    x[i] = x[i]! / lower[i]![i]!;
  }
  return x;
}

function choleskyFactor(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i !== j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > 0) lower[i]![i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

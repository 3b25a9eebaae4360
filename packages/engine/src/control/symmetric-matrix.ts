/** A symmetric 3 x 3 matrix, or any other, in rows. */
export type Matrix3 = readonly (readonly [number, number, number])[];

const SWEEPS = 12;
const INDICES = [0, 1, 2] as const;

export function multiplied(first: Matrix3, second: Matrix3): Matrix3 {
  return INDICES.map((row) => {
    const cell = (column: 0 | 1 | 2) =>
      INDICES.reduce<number>((sum, k) => sum + first[row]![k] * second[k]![column], 0);
    return [cell(0), cell(1), cell(2)] as const;
  });
}

/**
 * A symmetric positive matrix to a power (0.5: its root), by the Jacobi eigenvalue method (Golub and Van Loan, "Matrix
 * Computations", section 8.5).
 */
export function toPower(matrix: Matrix3, exponent: number): Matrix3 {
  const values = matrix.map((row) => [...row]);
  const vectors = INDICES.map((row) => INDICES.map((column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    rotate(values, vectors, 0, 1);
    rotate(values, vectors, 0, 2);
    rotate(values, vectors, 1, 2);
  }
  const powers = INDICES.map((k) => Math.max(values[k]![k]!, 1e-12) ** exponent);
  const cell = (row: number, column: number) =>
    INDICES.reduce<number>((sum, k) => sum + vectors[row]![k]! * powers[k]! * vectors[column]![k]!, 0);
  return INDICES.map((row) => [cell(row, 0), cell(row, 1), cell(row, 2)] as const);
}

/** Turns the plane of two axes so that the entry that couples them vanishes. */
function rotate(values: number[][], vectors: number[][], p: number, q: number): void {
  const coupling = values[p]![q]!;
  if (Math.abs(coupling) < 1e-15) return;
  const angle = 0.5 * Math.atan2(2 * coupling, values[q]![q]! - values[p]![p]!);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const row of values) turnPair(row, p, q, cos, sin);
  const [upper, lower] = [values[p]!, values[q]!];
  for (const k of INDICES) {
    const [x, y] = [upper[k]!, lower[k]!];
    upper[k] = cos * x - sin * y;
    lower[k] = sin * x + cos * y;
  }
  for (const row of vectors) turnPair(row, p, q, cos, sin);
}

function turnPair(row: number[], p: number, q: number, cos: number, sin: number): void {
  const [x, y] = [row[p]!, row[q]!];
  row[p] = cos * x - sin * y;
  row[q] = sin * x + cos * y;
}

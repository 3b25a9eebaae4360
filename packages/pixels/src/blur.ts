import type { Field } from './field.ts';
import { emptyField } from './field.ts';

/** Three box passes come within 3 % of a true Gaussian (Kovesi, "Fast almost-Gaussian filtering", 2010). */
const PASSES = 3;
const LEAST_SIGMA = 0.3;

/**
 * Gaussian blur of a field, in O(1) per cell whatever the radius. Cells outside count as the nearest border
 * cell. `sigma` in cells, per axis; below 0.3 an axis is left alone.
 */
export function blurField(source: Field, sigmaX: number, sigmaY = sigmaX): Field {
  const { width, height } = source;
  let data = blurRows(source, boxRadii(sigmaX));
  let spare = new Float32Array(sigmaY < LEAST_SIGMA ? 0 : data.length);
  for (const radius of boxRadii(sigmaY)) {
    boxColumns(data, spare, width, height, radius);
    [data, spare] = [spare, data];
  }
  return { width, height, data };
}

/** Blur of `source` that only averages cells with weight; cells without any weight near them stay 0. */
export function blurWeighted(source: Field, weight: Field, sigma: number): Field {
  const product = emptyField(source.width, source.height);
  for (let i = 0; i < product.data.length; i++) product.data[i] = source.data[i]! * weight.data[i]!;
  const sum = blurField(product, sigma);
  const norm = blurField(weight, sigma);
  for (let i = 0; i < sum.data.length; i++)
    sum.data[i] = norm.data[i]! > 1e-5 ? sum.data[i]! / norm.data[i]! : 0;
  return sum;
}

/** Radii of the box passes whose variances add up to `sigma` squared; none for less than `LEAST_SIGMA`. */
export function boxRadii(sigma: number): number[] {
  if (sigma < LEAST_SIGMA) return [];
  const ideal = Math.sqrt((12 * sigma * sigma) / PASSES + 1);
  let lower = Math.floor(ideal);
  if (lower % 2 === 0) lower--;
  lower = Math.max(1, lower);
  const small = Math.round(
    (12 * sigma * sigma - PASSES * lower * lower - 4 * PASSES * lower - 3 * PASSES) / (-4 * lower - 4),
  );
  return Array.from({ length: PASSES }, (_, i) => ((i < small ? lower : lower + 2) - 1) / 2);
}

/** All box passes along the rows, a row at a time, so that a row stays in the cache. Always a new array. */
function blurRows({ width, height, data }: Field, radii: readonly number[]): Float32Array<ArrayBuffer> {
  const out = data.slice();
  const margin = Math.max(0, ...radii) + 1;
  let line = new Float32Array(width + 2 * margin);
  let next = new Float32Array(width + 2 * margin);
  for (let y = 0; radii.length > 0 && y < height; y++) {
    const row = out.subarray(y * width, (y + 1) * width);
    line.set(row, margin);
    for (const radius of radii) {
      boxLine(line, next, width, margin, radius);
      [line, next] = [next, line];
    }
    row.set(line.subarray(margin, margin + width));
  }
  return out;
}

/** One box pass along a line with `margin` cells at both ends, which are made its border cells. */
function boxLine(line: Float32Array, out: Float32Array, width: number, margin: number, radius: number): void {
  const scale = 1 / (2 * radius + 1);
  line.fill(line[margin]!, 0, margin);
  line.fill(line[margin + width - 1]!, margin + width);
  let sum = 0;
  for (let x = margin - radius; x <= margin + radius; x++) sum += line[x]!;
  for (let x = margin; x < margin + width; x++) {
    out[x] = sum * scale;
    sum += line[x + radius + 1]! - line[x - radius]!;
  }
}

/** One box pass down all columns at once, so that memory is read in order. */
function boxColumns(
  source: Float32Array,
  out: Float32Array,
  width: number,
  height: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const sums = new Float64Array(width);
  const rowAt = (y: number) => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = -radius; y < radius; y++) {
    const row = rowAt(y);
    for (let x = 0; x < width; x++) sums[x] = sums[x]! + source[row + x]!;
  }
  for (let y = 0; y < height; y++) {
    const entering = rowAt(y + radius);
    const leaving = rowAt(y - radius);
    for (let x = 0; x < width; x++) {
      const sum = sums[x]! + source[entering + x]!;
      out[y * width + x] = sum * scale;
      sums[x] = sum - source[leaving + x]!;
    }
  }
}

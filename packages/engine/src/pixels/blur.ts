import type { Field } from './field.ts';
import { emptyField } from './field.ts';

/** Three box passes come within 3 % of a true Gaussian (Kovesi, "Fast almost-Gaussian filtering", 2010). */
const PASSES = 3;

/**
 * Gaussian blur of a field, in O(1) per cell whatever the radius. Cells outside count as the nearest border
 * cell. `sigma` in cells, per axis; below 0.3 an axis is left alone.
 */
export function blurField(source: Field, sigmaX: number, sigmaY = sigmaX): Field {
  let data = source.data;
  for (const radius of boxRadii(sigmaX)) data = boxRows(data, source.width, source.height, radius);
  for (const radius of boxRadii(sigmaY)) data = boxColumns(data, source.width, source.height, radius);
  if (data !== source.data) return { width: source.width, height: source.height, data };
  return { width: source.width, height: source.height, data: Float32Array.from(data) };
}

/**
 * The same blur, at some cells only: worth it when they are few and `sigma` is small. The others keep their values.
 * @param cells indices into the field
 */
export function blurAt(source: Field, cells: Int32Array, sigma: number): Field {
  const { width, height } = source;
  const kernel = boxKernel(boxRadii(sigma));
  const radius = kernel.length >> 1;
  const data = source.data.slice();
  const rows = blurRowsAround(source, cells, kernel);
  for (let k = 0; k < cells.length; k++) {
    const at = cells[k]!;
    const x = at % width;
    const y = (at - x) / width;
    let sum = 0;
    for (let d = -radius; d <= radius; d++) {
      sum += kernel[d + radius]! * rows[Math.min(Math.max(y + d, 0), height - 1) * width + x]!;
    }
    data[at] = sum;
  }
  return { width, height, data };
}

/** Blurs along the rows those cells that lie within the kernel's reach above and below `cells`. */
function blurRowsAround(
  { width, height, data }: Field,
  cells: Int32Array,
  kernel: Float64Array,
): Float32Array {
  const radius = kernel.length >> 1;
  const wanted = new Uint8Array(data.length);
  for (let k = 0; k < cells.length; k++) wanted[cells[k]!] = 1;
  for (let k = 0; k < cells.length; k++) {
    const at = cells[k]!;
    for (let d = 1; d <= radius && at - d * width >= 0; d++) wanted[at - d * width] = 1;
    for (let d = 1; d <= radius && at + d * width < data.length; d++) wanted[at + d * width] = 1;
  }
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (wanted[row + x] === 0) continue;
      let sum = 0;
      for (let d = -radius; d <= radius; d++) {
        sum += kernel[d + radius]! * data[row + Math.min(Math.max(x + d, 0), width - 1)]!;
      }
      out[row + x] = sum;
    }
  }
  return out;
}

/** What box passes of these radii do together: weights that add up to 1. */
function boxKernel(radii: readonly number[]): Float64Array {
  let kernel = Float64Array.of(1);
  for (const radius of radii) {
    const wider = new Float64Array(kernel.length + 2 * radius);
    for (let i = 0; i < kernel.length; i++) {
      for (let d = 0; d <= 2 * radius; d++) wider[i + d] = wider[i + d]! + kernel[i]! / (2 * radius + 1);
    }
    kernel = wider;
  }
  return kernel;
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

/** Radii of the box passes whose variances add up to `sigma` squared. */
function boxRadii(sigma: number): number[] {
  if (sigma < 0.3) return [];
  const ideal = Math.sqrt((12 * sigma * sigma) / PASSES + 1);
  let lower = Math.floor(ideal);
  if (lower % 2 === 0) lower--;
  lower = Math.max(1, lower);
  const small = Math.round(
    (12 * sigma * sigma - PASSES * lower * lower - 4 * PASSES * lower - 3 * PASSES) / (-4 * lower - 4),
  );
  return Array.from({ length: PASSES }, (_, i) => ((i < small ? lower : lower + 2) - 1) / 2);
}

function boxRows(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(source.length);
  const scale = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const first = source[row]!;
    const last = source[row + width - 1]!;
    let sum = first * radius;
    for (let x = 0; x < radius; x++) sum += source[row + Math.min(x, width - 1)]!;
    for (let x = 0; x < width; x++) {
      sum += x + radius < width ? source[row + x + radius]! : last;
      out[row + x] = sum * scale;
      sum -= x - radius >= 0 ? source[row + x - radius]! : first;
    }
  }
  return out;
}

function boxColumns(source: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(source.length);
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
  return out;
}

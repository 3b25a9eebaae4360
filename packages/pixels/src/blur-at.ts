import { boxRadii } from './blur.ts';
import type { Field } from './field.ts';

/**
 * The blur of `blurField`, at some cells only: worth it when they are few and `sigma` is small. The others keep their values.
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

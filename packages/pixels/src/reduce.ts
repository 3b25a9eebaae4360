import type { Field } from './field.ts';
import { emptyField } from './field.ts';
import type { Rgba } from './raster.ts';
import { SRGB_TO_LINEAR } from './srgb.ts';

/** A cutout at reduced size: mean coverage 0..1 and mean linear colour 0..1 of what is covered. */
export interface ReducedCutout {
  readonly alpha: Field;
  readonly red: Field;
  readonly green: Field;
  readonly blue: Field;
}

/** Size with the long side at most `longest` and the shape of `width` x `height`; never enlarges. */
export function reducedSize(
  width: number,
  height: number,
  longest: number,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Mean alpha 0..1 over blocks of a picture; `width` x `height` must not exceed the source. */
export function reduceAlpha(source: Rgba, width: number, height: number): Field {
  const mean = emptyField(width, height);
  const columns = binEdges(source.width, width);
  const rows = binEdges(source.height, height);
  for (let row = 0; row < height; row++) {
    for (let y = rows[row]!; y < rows[row + 1]!; y++) addAlpha(source, y, columns, mean.data, row * width);
    for (let x = 0, cell = row * width; x < width; x++, cell++) {
      const pixels = Math.max(1, (columns[x + 1]! - columns[x]!) * (rows[row + 1]! - rows[row]!));
      mean.data[cell] = mean.data[cell]! / (255 * pixels);
    }
  }
  return mean;
}

/** Adds the alpha of one row of a picture to the cells from `cell` on. */
function addAlpha({ width, data }: Rgba, y: number, columns: Int32Array, sums: Float32Array, cell: number) {
  let i = y * width * 4 + 3;
  for (let x = 1; x < columns.length; x++, cell++) {
    let sum = 0;
    for (const end = (y * width + columns[x]!) * 4; i < end; i += 4) sum += data[i]!;
    sums[cell] = sums[cell]! + sum;
  }
}

/** Mean alpha and alpha-weighted mean linear colour over blocks of a cutout. */
export function reduceCutout(source: Rgba, width: number, height: number): ReducedCutout {
  const alpha = emptyField(width, height);
  const red = emptyField(width, height);
  const green = emptyField(width, height);
  const blue = emptyField(width, height);
  const columns = binEdges(source.width, width);
  const rows = binEdges(source.height, height);
  const reduced = { alpha, red, green, blue };
  for (let row = 0; row < height; row++) {
    for (let y = rows[row]!; y < rows[row + 1]!; y++) addColours(source, y, columns, reduced, row * width);
    for (let x = 0, cell = row * width; x < width; x++, cell++) {
      const pixels = Math.max(1, (columns[x + 1]! - columns[x]!) * (rows[row + 1]! - rows[row]!));
      const covered = Math.max(1e-6, alpha.data[cell]!);
      for (const plane of [red, green, blue]) plane.data[cell] = plane.data[cell]! / covered;
      alpha.data[cell] = alpha.data[cell]! / (255 * pixels);
    }
  }
  return reduced;
}

/** Adds alpha, and linear colour times alpha, of one row of a picture to the cells from `cell` on. */
function addColours(
  { width, data }: Rgba,
  y: number,
  columns: Int32Array,
  { alpha, red, green, blue }: ReducedCutout,
  cell: number,
): void {
  let i = y * width * 4;
  for (let x = 1; x < columns.length; x++, cell++) {
    let covered = 0;
    let r = 0;
    let g = 0;
    let b = 0;
    for (const end = (y * width + columns[x]!) * 4; i < end; i += 4) {
      const a = data[i + 3]!;
      if (a === 0) continue;
      covered += a;
      r += a * SRGB_TO_LINEAR[data[i]!]!;
      g += a * SRGB_TO_LINEAR[data[i + 1]!]!;
      b += a * SRGB_TO_LINEAR[data[i + 2]!]!;
    }
    if (covered === 0) continue;
    alpha.data[cell] = alpha.data[cell]! + covered;
    red.data[cell] = red.data[cell]! + r;
    green.data[cell] = green.data[cell]! + g;
    blue.data[cell] = blue.data[cell]! + b;
  }
}

/** First source index of each of `to` bins, and the end of the last: `Int32Array [to + 1]`. */
function binEdges(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to + 1 }, (_, bin) => Math.ceil((bin * from) / to));
}

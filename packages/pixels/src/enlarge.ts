import type { Bounds } from './bounds.ts';
import type { Field } from './field.ts';
import { emptyField } from './field.ts';

/** Bilinear resize of a field to exactly `width` x `height`, cell centres at half integers. For enlarging. */
export function enlargeField(source: Field, width: number, height: number): Field {
  return enlargePart(source, width, height, { left: 0, top: 0, width, height });
}

/**
 * The part inside `box` of a field enlarged to `width` x `height` (of which the last cells may be broken), without
 * making the rest.
 */
export function enlargePart(source: Field, width: number, height: number, box: Bounds): Field {
  const out = emptyField(box.width, box.height);
  const columns = taps(source.width, width, box.left, box.width);
  const rows = taps(source.height, height, box.top, box.height);
  // One cell more than a row: the last is its own right neighbour.
  const line = new Float32Array(source.width + 1);
  for (let y = 0; y < box.height; y++) {
    blendRows(source, rows.first[y]!, rows.weight[y]!, line);
    spreadRow(line, columns, out.data, y * box.width);
  }
  return out;
}

/**
 * Rows of a field enlarged to `width` x `height`, one at a time: `Float32Array [width]`. The returned row is reused
 * by the next call.
 */
export function enlargedFieldRows(source: Field, width: number, height: number): (y: number) => Float32Array {
  const columns = taps(source.width, width, 0, width);
  const rows = taps(source.height, height, 0, height);
  const line = new Float32Array(source.width + 1);
  const row = new Float32Array(width);
  return (y) => {
    blendRows(source, rows.first[y]!, rows.weight[y]!, line);
    spreadRow(line, columns, row, 0);
    return row;
  };
}

function blendRows({ width, height, data }: Field, y: number, weight: number, line: Float32Array): void {
  const upper = y * width;
  const lower = Math.min(y + 1, height - 1) * width;
  for (let x = 0; x < width; x++) line[x] = data[upper + x]! * (1 - weight) + data[lower + x]! * weight;
  line[width] = line[width - 1]!;
}

function spreadRow(line: Float32Array, { first, weight }: Taps, out: Float32Array, row: number): void {
  for (let x = 0; x < first.length; x++) {
    const at = first[x]!;
    const w = weight[x]!;
    out[row + x] = line[at]! * (1 - w) + line[at + 1]! * w;
  }
}

/** For each enlarged cell the first of the two source cells it lies between, and the weight of the second. */
interface Taps {
  readonly first: Int32Array;
  readonly weight: Float32Array;
}

/** Taps of `count` cells from `start` on, when `from` cells become `to`. */
function taps(from: number, to: number, start: number, count: number): Taps {
  const first = new Int32Array(count);
  const weight = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = Math.min(Math.max(((start + i + 0.5) * from) / to - 0.5, 0), from - 1);
    first[i] = Math.floor(at);
    weight[i] = at - first[i]!;
  }
  return { first, weight };
}

import type { Field } from './field.ts';
import { emptyField } from './field.ts';

/** Bilinear resize of a field to exactly `width` x `height`, cell centres at half integers. For enlarging. */
export function enlargeField(source: Field, width: number, height: number): Field {
  const out = emptyField(width, height);
  const columns = taps(source.width, width);
  const rows = taps(source.height, height);
  const line = new Float32Array(source.width);
  for (let y = 0; y < height; y++) {
    blendRows(source, rows.first[y]!, rows.weight[y]!, line);
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const at = columns.first[x]!;
      const w = columns.weight[x]!;
      out.data[row + x] = line[at]! * (1 - w) + line[Math.min(at + 1, source.width - 1)]! * w;
    }
  }
  return out;
}

function blendRows(source: Field, y: number, weight: number, line: Float32Array): void {
  const upper = y * source.width;
  const lower = Math.min(y + 1, source.height - 1) * source.width;
  for (let x = 0; x < source.width; x++) {
    line[x] = source.data[upper + x]! * (1 - weight) + source.data[lower + x]! * weight;
  }
}

/** For each of `to` cells the first of the two source cells it lies between, and the weight of the second. */
function taps(from: number, to: number): { first: Int32Array; weight: Float32Array } {
  const first = new Int32Array(to);
  const weight = new Float32Array(to);
  for (let i = 0; i < to; i++) {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    first[i] = Math.floor(at);
    weight[i] = at - first[i]!;
  }
  return { first, weight };
}

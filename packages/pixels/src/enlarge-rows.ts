import type { Rgba } from './raster.ts';

/** Rows of a picture at another size, one at a time: `Float32Array [width * 4]`, premultiplied, 0..255. */
export type RowSource = (y: number) => Float32Array;

const TAPS = 4;

/**
 * Reads a cutout row by row as if it had been resized to `width` x `height` with Catmull-Rom. For enlarging beyond
 * what should be held in memory; shrinking would alias. The returned row is reused by the next call.
 */
export function enlargedRows(source: Rgba, width: number, height: number): RowSource {
  const blended = new Float32Array(source.width * 4);
  const row = new Float32Array(width * 4);
  const columns = tapsAlong(source.width, width);
  const rows = tapsAlong(source.height, height);
  return (y) => {
    blendRows(source, rows, y, blended);
    spreadColumns(blended, columns, row);
    return row;
  };
}

interface Taps {
  /** Source index of each tap. `Int32Array [to * TAPS]`. */
  readonly index: Int32Array;
  /** Its weight; the weights of one position add up to 1. `Float32Array [to * TAPS]`. */
  readonly weight: Float32Array;
}

function tapsAlong(from: number, to: number): Taps {
  const taps = { index: new Int32Array(to * TAPS), weight: new Float32Array(to * TAPS) };
  for (let i = 0; i < to; i++) {
    const position = ((i + 0.5) * from) / to - 0.5;
    const base = Math.floor(position);
    catmullRom(position - base).forEach((weight, k) => {
      taps.index[i * TAPS + k] = Math.min(Math.max(base + k - 1, 0), from - 1);
      taps.weight[i * TAPS + k] = weight;
    });
  }
  return taps;
}

function catmullRom(t: number): number[] {
  const t2 = t * t;
  const t3 = t2 * t;
  return [(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2];
}

/** One row between source rows, premultiplied. */
function blendRows({ width, data }: Rgba, taps: Taps, y: number, into: Float32Array): void {
  into.fill(0);
  for (let k = 0; k < TAPS; k++) {
    const weight = taps.weight[y * TAPS + k]!;
    const start = taps.index[y * TAPS + k]! * width * 4;
    for (let i = 0; i < into.length; i += 4) {
      const alpha = data[start + i + 3]!;
      if (alpha === 0) continue;
      const share = (weight * alpha) / 255;
      into[i] = into[i]! + share * data[start + i]!;
      into[i + 1] = into[i + 1]! + share * data[start + i + 1]!;
      into[i + 2] = into[i + 2]! + share * data[start + i + 2]!;
      into[i + 3] = into[i + 3]! + weight * alpha;
    }
  }
}

function spreadColumns(blended: Float32Array, taps: Taps, into: Float32Array): void {
  for (let x = 0, t = 0; t < taps.index.length; x += 4, t += TAPS) {
    for (let c = 0; c < 4; c++) {
      let sum = 0;
      for (let k = 0; k < TAPS; k++) sum += taps.weight[t + k]! * blended[taps.index[t + k]! * 4 + c]!;
      into[x + c] = sum;
    }
  }
}

import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';

/** Zero of a difference that is kept as a picture. */
const MIDDLE = 128;

/**
 * Makes an enlarged picture tell the same as its source: reduced again, it must be the source, so what it differs by
 * is enlarged and added (Irani and Peleg, "Improving resolution by image registration", 1991: back-projection).
 * Colours, faces and letters cannot drift away from the photo then.
 */
export async function backProject(enlarged: Rgb, source: Rgb, rounds: number): Promise<Rgb> {
  let result = enlarged;
  for (let round = 0; round < rounds; round++) {
    const again = await resizeRgb(result, source.width, source.height);
    const lacking = combine(source, again, (own, now) => MIDDLE + own - now);
    const spread = await resizeRgb(lacking, enlarged.width, enlarged.height);
    result = combine(result, spread, (now, add) => now + add - MIDDLE);
  }
  return result;
}

function combine(a: Rgb, b: Rgb, value: (a: number, b: number) => number): Rgb {
  const data = new Uint8Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, value(a.data[i]!, b.data[i]!)));
  return { ...a, data };
}

/** Values may leave the range of the source's pixels around them by so much of it, and by so many units (0..255). */
const OVERSHOOT_SHARE = 0.5;
const OVERSHOOT = 8;

/**
 * Holds an enlarged picture to what its source shows: no value leaves the range of the nine nearest pixels by more
 * than a fine line could. Where a network invents something wilder, or rings, it is cut. Changes `enlarged` in place.
 */
export function holdToSource(enlarged: Rgb, source: Rgb): void {
  const rowOf = rangeRows(source);
  for (let y = 0; y < enlarged.height; y++) {
    const { low, high } = rowOf(Math.floor(((y + 0.5) * source.height) / enlarged.height));
    for (let x = 0; x < enlarged.width; x++) {
      const from = 3 * Math.floor(((x + 0.5) * source.width) / enlarged.width);
      const to = 3 * (y * enlarged.width + x);
      for (let c = 0; c < 3; c++) {
        const room = OVERSHOOT + OVERSHOOT_SHARE * (high[from + c]! - low[from + c]!);
        const value = enlarged.data[to + c]!;
        enlarged.data[to + c] = Math.max(low[from + c]! - room, Math.min(high[from + c]! + room, value));
      }
    }
  }
}

interface RangeRow {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

/** Least and greatest value of the 3 x 3 pixels around each of a row; the last row asked for is remembered. */
function rangeRows({ width, height, data }: Rgb): (y: number) => RangeRow {
  const low = new Uint8Array(3 * width);
  const high = new Uint8Array(3 * width);
  let last = -1;
  return (y) => {
    if (y === last) return { low, high };
    last = y;
    low.fill(255);
    high.fill(0);
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      const row = 3 * v * width;
      for (let i = 0; i < 3 * width; i++) {
        const before = data[row + (i < 3 ? i : i - 3)]!;
        const own = data[row + i]!;
        const after = data[row + (i < 3 * width - 3 ? i + 3 : i)]!;
        low[i] = Math.min(low[i]!, before, own, after);
        high[i] = Math.max(high[i]!, before, own, after);
      }
    }
    return { low, high };
  };
}

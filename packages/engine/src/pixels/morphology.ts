import { inverted } from './mask.ts';

/** Binary morphology with a square of side `2 * radius + 1`. Masks are `Uint8Array [height * width]`, 0 or 1. */

/** Cells within `radius` (chessboard distance) of a cell that is set. */
export function dilate(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  if (radius <= 0) return Uint8Array.from(mask);
  return dilateColumns(dilateRows(mask, width, height, radius), width, height, radius);
}

/** Cells whose whole neighbourhood within `radius` is set; what lies outside the picture counts as set. */
export function erode(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return inverted(dilate(inverted(mask), width, height, radius));
}

/** Fills gaps narrower than `2 * radius` cells. */
export function close(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return erode(dilate(mask, width, height, radius), width, height, radius);
}

/** Removes what is narrower than `2 * radius` cells. */
export function open(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return dilate(erode(mask, width, height, radius), width, height, radius);
}

function dilateRows(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let reach = -1;
    let ahead = 0;
    for (let x = 0; x < width; x++) {
      for (const end = Math.min(width - 1, x + radius); ahead <= end; ahead++) {
        if (mask[row + ahead] !== 0) reach = ahead + radius;
      }
      if (x <= reach) out[row + x] = 1;
    }
  }
  return out;
}

/** Counts set cells in a window that slides down all columns at once, so that memory is read in order. */
function dilateColumns(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  const counts = new Int32Array(width);
  for (let y = -radius; y < height; y++) {
    const entering = y + radius;
    if (entering < height) addRow(counts, mask, entering * width, 1);
    if (y < 0) continue;
    const row = y * width;
    for (let x = 0; x < width; x++) if (counts[x]! > 0) out[row + x] = 1;
    const leaving = y - radius;
    if (leaving >= 0) addRow(counts, mask, leaving * width, -1);
  }
  return out;
}

function addRow(counts: Int32Array, mask: Uint8Array, row: number, sign: number): void {
  for (let x = 0; x < counts.length; x++) counts[x] = counts[x]! + sign * mask[row + x]!;
}

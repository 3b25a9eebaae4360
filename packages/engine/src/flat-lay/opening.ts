import type { Field } from '@atelier/pixels/field';
import type { Point } from '@atelier/pixels/warp';

/** An opening at the top of a garment through which the inside of the back shows, in pixels of its cutout. */
export interface Opening {
  /** Where front and back meet. */
  left: Point;
  right: Point;
  /** How far the front dips below the line between the ends. */
  dip: number;
  /** How far the back's edge hangs below that line in the middle; negative when it rises above. */
  sag: number;
}

/** Row of the back's upper edge in a column: a shallow arc between the ends. */
export function backEdge({ left, right, sag }: Opening, x: number): number {
  const t = Math.min(1, Math.max(0, (x - left.x) / (right.x - left.x)));
  return left.y + (right.y - left.y) * t + sag * 4 * t * (1 - t);
}

/** First covered row of each column of a matte, `height` where there is none. `Int32Array [width]`. */
export function upperOutline({ width, height, data }: Field): Int32Array {
  const rows = new Int32Array(width).fill(height);
  for (let y = height - 1; y >= 0; y--) {
    for (let x = 0; x < width; x++) if (data[y * width + x]! > 0.5) rows[x] = y;
  }
  return rows;
}

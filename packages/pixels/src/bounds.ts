import type { Rgba } from './raster.ts';

/** A rectangle of pixels; `left` and `top` included, `left + width` and `top + height` not. */
export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Below this an edge pixel cannot be seen on any background: about 0.05 of 255. */
export const VISIBLE_ALPHA = 13;

/** The box around all pixels with alpha of at least `VISIBLE_ALPHA`; undefined when there is none. */
export function visibleBounds({ width, height, data }: Rgba, threshold = VISIBLE_ALPHA): Bounds | undefined {
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    const row = y * width * 4 + 3;
    let first = 0;
    while (first < width && data[row + first * 4]! < threshold) first++;
    if (first === width) continue;
    let last = width - 1;
    while (data[row + last * 4]! < threshold) last--;
    if (top < 0) top = y;
    bottom = y;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  if (right < 0) return undefined;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The part of a picture inside `box`, which must lie within it; the picture itself when that is all of it. */
export function cropRgba(source: Rgba, box: Bounds): Rgba {
  if (box.width === source.width && box.height === source.height) return source;
  const data = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * source.width + box.left) * 4;
    data.set(source.data.subarray(from, from + box.width * 4), y * box.width * 4);
  }
  return { width: box.width, height: box.height, channels: 4, data };
}

/** The box around all cells that are not 0; undefined when there is none. `mask`: `[height * width]`. */
export function boundsOfMask(mask: ArrayLike<number>, width: number, height: number): Bounds | undefined {
  let left = width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue;
      if (top < 0) top = y;
      bottom = y;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  if (right < 0) return undefined;
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

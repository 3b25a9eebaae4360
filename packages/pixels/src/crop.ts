import type { Bounds } from './bounds.ts';
import type { Rgb } from './raster.ts';

/** The part of a picture inside `box`, which must lie within it. */
export function cropRgb(source: Rgb, box: Bounds): Rgb {
  const data = new Uint8Array(box.width * box.height * 3);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * source.width + box.left) * 3;
    data.set(source.data.subarray(from, from + box.width * 3), y * box.width * 3);
  }
  return { width: box.width, height: box.height, channels: 3, data };
}

/** `box` made larger by `margin` on each side and cut to the picture. */
export function growBounds(box: Bounds, margin: number, width: number, height: number): Bounds {
  const left = Math.max(0, Math.floor(box.left - margin));
  const top = Math.max(0, Math.floor(box.top - margin));
  const right = Math.min(width, Math.ceil(box.left + box.width + margin));
  const bottom = Math.min(height, Math.ceil(box.top + box.height + margin));
  return { left, top, width: right - left, height: bottom - top };
}

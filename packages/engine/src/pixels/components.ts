import type { Bounds } from './bounds.ts';

/** One 8-connected region of a mask. */
export interface Region {
  /** 1-based: its value in the label map. */
  label: number;
  /** Cells. */
  area: number;
  bounds: Bounds;
}

export interface Regions {
  /** 0 outside the mask. `Int32Array [height * width]`. */
  labels: Int32Array;
  /** In order of label, which is the order of their first cell. */
  regions: Region[];
}

/** The 8-connected regions of the cells where `mask` is not 0. `mask`: `Uint8Array [height * width]`. */
export function connectedRegions(mask: Uint8Array, width: number, height: number): Regions {
  const labels = new Int32Array(mask.length);
  const regions: Region[] = [];
  const stack: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    const label = regions.length + 1;
    labels[start] = label;
    stack.push(start);
    regions.push(floodRegion(mask, labels, stack, label, width, height));
  }
  return { labels, regions };
}

/** Gives `label` to everything that hangs together with the cells on the stack, which are labelled already. */
function floodRegion(
  mask: Uint8Array,
  labels: Int32Array,
  stack: number[],
  label: number,
  width: number,
  height: number,
): Region {
  let area = 0;
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    area++;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (mask[next] === 0 || labels[next] !== 0) continue;
        labels[next] = label;
        stack.push(next);
      }
    }
  }
  return { label, area, bounds: { left, top, width: right - left + 1, height: bottom - top + 1 } };
}

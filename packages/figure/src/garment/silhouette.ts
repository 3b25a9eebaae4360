import { connectedRegions } from '@atelier/pixels/components';
import type { GarmentTexture } from './garment.ts';

/** Landmarks are looked for at this size: finer than any of them can be placed. */
const LONG_SIDE_CELLS = 480;

/** Where cloth is in a photo, at reduced size, without specks. */
export interface Silhouette {
  readonly width: number;
  readonly height: number;
  /** Pixels of the texture to a cell. */
  readonly cell: number;
  /** 1 on cloth: `Uint8Array [height * width]`. */
  readonly mask: Uint8Array;
  /** The box around the cloth; `right` and `bottom` are the last cells that are covered. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From a cell to the last cell of a row that is covered. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Parts smaller than this share of the largest are specks, not cloth. */
const SPECK = 0.02;

/** The outline of a texture, simplified for measuring. */
export function silhouetteOf({ width: pixelsWide, height: pixelsHigh, inside }: GarmentTexture): Silhouette {
  const cell = Math.max(1, Math.max(pixelsWide, pixelsHigh) / LONG_SIDE_CELLS);
  const width = Math.max(1, Math.floor(pixelsWide / cell));
  const height = Math.max(1, Math.floor(pixelsHigh / cell));
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.min(pixelsHigh - 1, Math.floor((y + 0.5) * cell)) * pixelsWide;
    for (let x = 0; x < width; x++)
      if (inside[row + Math.min(pixelsWide - 1, Math.floor((x + 0.5) * cell))]! > 0) mask[y * width + x] = 1;
  }
  return { width, height, cell, mask, ...clearSpecks(mask, width, height) };
}

/** Removes parts much smaller than the largest; returns the box around the rest. */
function clearSpecks(
  mask: Uint8Array,
  width: number,
  height: number,
): Pick<Silhouette, 'left' | 'right' | 'top' | 'bottom'> {
  const { labels, regions } = connectedRegions(mask, width, height);
  const largest = Math.max(0, ...regions.map(({ area }) => area));
  const kept = new Set(regions.filter(({ area }) => area >= SPECK * largest).map(({ label }) => label));
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    if (!kept.has(labels[i]!)) {
      mask[i] = 0;
      continue;
    }
    const x = i % width;
    const y = Math.floor(i / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** The covered stretches of a row, from left to right. */
export function runsOf({ width, mask }: Silhouette, row: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let x = 0; x <= width; x++) {
    const covered = x < width && mask[row * width + x] === 1;
    if (covered && from < 0) from = x;
    if (covered || from < 0) continue;
    runs.push({ from, to: x - 1 });
    from = -1;
  }
  return runs;
}

/** First covered row of a column from `from` on; undefined when there is none. */
export function topOfColumn(
  { width, height, mask }: Silhouette,
  column: number,
  from = 0,
): number | undefined {
  const x = Math.round(column);
  if (x < 0 || x >= width) return undefined;
  for (let y = Math.max(0, Math.round(from)); y < height; y++) if (mask[y * width + x] === 1) return y;
  return undefined;
}

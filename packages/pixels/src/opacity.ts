import type { Rgba } from './raster.ts';

/** What the pixels of a part of a cutout have in common. */
export type Opacity = 'clear' | 'solid' | 'mixed';

const TILE_PX = 16;
const HAS_CLEAR = 1;
const HAS_SOLID = 2;
const HAS_SHEER = 4;

/** Which tiles of a cutout have nothing to see or nothing to see through, so that loops can take shorter ways. */
export interface OpacityMap {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Bits of what occurs in each tile. `Uint8Array [rows * columns]`. */
  readonly tiles: Uint8Array;
}

/** Looks at the alpha of a cutout once. */
export function mapOpacity({ width, height, data }: Rgba): OpacityMap {
  const columns = Math.ceil(width / TILE_PX);
  const tiles = new Uint8Array(columns * Math.ceil(height / TILE_PX));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / TILE_PX) * columns;
    for (let tile = 0, i = y * width * 4 + 3; tile < columns; tile++) {
      const end = (y * width + Math.min((tile + 1) * TILE_PX, width)) * 4;
      let seen = tiles[row + tile]!;
      for (; i < end; i += 4) {
        const alpha = data[i]!;
        seen |= alpha === 0 ? HAS_CLEAR : alpha === 255 ? HAS_SOLID : HAS_SHEER;
      }
      tiles[row + tile] = seen;
    }
  }
  return { width, height, columns, tiles };
}

/** What is in the tiles that a box of pixels touches, borders included; outside the cutout everything is clear. */
export function opacityWithin(
  { width, height, columns, tiles }: OpacityMap,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Opacity {
  let seen = left < 0 || top < 0 || right >= width || bottom >= height ? HAS_CLEAR : 0;
  const firstColumn = Math.max(0, Math.floor(left / TILE_PX));
  const lastColumn = Math.floor(Math.min(right, width - 1) / TILE_PX);
  const lastRow = Math.floor(Math.min(bottom, height - 1) / TILE_PX);
  for (let row = Math.max(0, Math.floor(top / TILE_PX)); row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) seen |= tiles[row * columns + column]!;
  }
  if (seen === HAS_CLEAR) return 'clear';
  return seen === HAS_SOLID ? 'solid' : 'mixed';
}

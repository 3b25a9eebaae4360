import { equalTo } from '../pixels/mask.ts';
import { dilate } from '../pixels/morphology.ts';
import type { Rgb } from '../raster.ts';
import { type Trimap, UNKNOWN } from './trimap.ts';

/** Colours kept per tile. */
const COLOURS = 5;
const KMEANS_ROUNDS = 3;
/** Every such pixel of a row and row of pixels is looked at. */
const SAMPLE_STEP_PX = 2;
/** A tile looks at most at so many pixels of itself and its neighbours. */
const PIXELS_PER_TILE = 250;

/**
 * The colours that one side of the band (object or ground) has along it, gathered per square tile so that each
 * unknown pixel is compared with what lies beside it and not with the far end of the picture.
 */
export interface Palettes {
  readonly tilePx: number;
  readonly columns: number;
  readonly rows: number;
  /** Colours in tile t; 0 where the side does not come near. */
  readonly counts: Uint8Array;
  /** `Float32Array [rows * columns * COLOURS * 3]` sRGB 0..255. */
  readonly colours: Float32Array;
}

/** Number of floats one tile takes in `Palettes.colours`. */
export const PALETTE_STRIDE = COLOURS * 3;

/**
 * Gathers the palettes of the pixels whose trimap value is `side` and which lie within its `reachPx` of the band.
 * Tiles without such pixels borrow from the nearest tile that has some.
 */
export function gatherPalettes(picture: Rgb, trimap: Trimap, side: number): Palettes {
  const { width, height, reachPx } = trimap;
  const ring = ringOf(trimap, side);
  const tilePx = Math.max(10, Math.round(reachPx * 1.5));
  const columns = Math.ceil(width / tilePx);
  const rows = Math.ceil(height / tilePx);
  const members = tileMembers(ring, width, height, tilePx, columns, rows);
  const counts = new Uint8Array(columns * rows);
  const colours = new Float32Array(columns * rows * PALETTE_STRIDE);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const pixels = neighbourhood(members, columns, rows, column, row);
      if (pixels.length === 0) continue;
      const tile = row * columns + column;
      counts[tile] = clusterColours(
        picture,
        pixels,
        colours.subarray(tile * PALETTE_STRIDE, (tile + 1) * PALETTE_STRIDE),
      );
    }
  }
  const palettes = { tilePx, columns, rows, counts, colours };
  borrow(palettes);
  return palettes;
}

function ringOf(trimap: Trimap, side: number): Uint8Array {
  const unknown = equalTo(trimap.data, UNKNOWN);
  const ring = dilate(unknown, trimap.width, trimap.height, trimap.reachPx);
  for (let i = 0; i < ring.length; i++) if (trimap.data[i] !== side) ring[i] = 0;
  return ring;
}

function tileMembers(
  ring: Uint8Array,
  width: number,
  height: number,
  tilePx: number,
  columns: number,
  rows: number,
): number[][] {
  const members: number[][] = Array.from({ length: columns * rows }, () => []);
  for (let y = 0; y < height; y += SAMPLE_STEP_PX) {
    const row = Math.floor(y / tilePx) * columns;
    for (let x = 0; x < width; x += SAMPLE_STEP_PX) {
      if (ring[y * width + x] !== 0) members[row + Math.floor(x / tilePx)]!.push(y * width + x);
    }
  }
  return members;
}

/** Pixels of a tile and its eight neighbours, thinned evenly. */
function neighbourhood(
  members: number[][],
  columns: number,
  rows: number,
  column: number,
  row: number,
): number[] {
  const all: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      for (const at of members[r * columns + c]!) all.push(at);
    }
  }
  const step = Math.max(1, Math.ceil(all.length / PIXELS_PER_TILE));
  return step === 1 ? all : all.filter((_, k) => k % step === 0);
}

/** k-means of the pixels' colours, started at the colours farthest from each other; returns how many there are. */
function clusterColours(picture: Rgb, pixels: readonly number[], out: Float32Array): number {
  const count = startColours(picture, pixels, out);
  const sums = new Float64Array(count * 4);
  for (let round = 0; round < KMEANS_ROUNDS; round++) {
    sums.fill(0);
    for (const at of pixels) {
      const best = nearestColour(out, count, picture.data, at * 3) * 4;
      for (let c = 0; c < 3; c++) sums[best + c] = sums[best + c]! + picture.data[at * 3 + c]!;
      sums[best + 3] = sums[best + 3]! + 1;
    }
    for (let k = 0; k < count; k++) {
      if (sums[k * 4 + 3]! === 0) continue;
      for (let c = 0; c < 3; c++) out[k * 3 + c] = sums[k * 4 + c]! / sums[k * 4 + 3]!;
    }
  }
  return count;
}

/** Colours nearer than this to one already chosen add nothing. */
const NEW_COLOUR_DISTANCE = 10;

function startColours(picture: Rgb, pixels: readonly number[], out: Float32Array): number {
  const distances = new Float32Array(pixels.length).fill(Number.POSITIVE_INFINITY);
  let chosen = pixels.length >> 1;
  for (let count = 0; ; ) {
    const from = pixels[chosen]! * 3;
    for (let c = 0; c < 3; c++) out[count * 3 + c] = picture.data[from + c]!;
    count++;
    if (count === COLOURS) return count;
    let farthest = 0;
    for (let k = 0; k < pixels.length; k++) {
      const d = squaredDistance(out, (count - 1) * 3, picture.data, pixels[k]! * 3);
      if (d < distances[k]!) distances[k] = d;
      if (distances[k]! > distances[farthest]!) farthest = k;
    }
    if (distances[farthest]! < NEW_COLOUR_DISTANCE ** 2) return count;
    chosen = farthest;
  }
}

function nearestColour(colours: Float32Array, count: number, data: Uint8Array, at: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const d = squaredDistance(colours, k * 3, data, at);
    if (d < least) {
      least = d;
      best = k;
    }
  }
  return best;
}

function squaredDistance(colours: Float32Array, k: number, data: Uint8Array, at: number): number {
  const red = colours[k]! - data[at]!;
  const green = colours[k + 1]! - data[at + 1]!;
  const blue = colours[k + 2]! - data[at + 2]!;
  return red * red + green * green + blue * blue;
}

/** Spreads palettes breadth first into the tiles that have none. */
function borrow({ columns, rows, counts, colours }: Palettes): void {
  let front = Array.from(counts.keys()).filter((tile) => counts[tile]! > 0);
  while (front.length > 0) {
    const next: number[] = [];
    for (const tile of front) {
      const column = tile % columns;
      const row = (tile - column) / columns;
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const x = column + dx;
        const y = row + dy;
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
        const to = y * columns + x;
        if (counts[to]! > 0) continue;
        counts[to] = counts[tile]!;
        colours.copyWithin(to * PALETTE_STRIDE, tile * PALETTE_STRIDE, (tile + 1) * PALETTE_STRIDE);
        next.push(to);
      }
    }
    front = next;
  }
}

/** The tile that pixel (x, y) lies in. */
export function tileAt({ tilePx, columns }: Palettes, x: number, y: number): number {
  return Math.floor(y / tilePx) * columns + Math.floor(x / tilePx);
}

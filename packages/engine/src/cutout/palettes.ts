import { equalTo } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { GROUND, OBJECT, type Trimap, UNKNOWN } from './trimap.ts';

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
 * Gathers the palettes of object and ground from the pixels within `reachPx` of the band. Tiles without such pixels
 * borrow from the nearest tile that has some.
 */
export function gatherPalettes(picture: Rgb, trimap: Trimap): { objects: Palettes; grounds: Palettes } {
  const { width, height, data, reachPx } = trimap;
  const near = dilate(equalTo(data, UNKNOWN), width, height, reachPx);
  return {
    objects: palettesOf(picture, trimap, near, OBJECT),
    grounds: palettesOf(picture, trimap, near, GROUND),
  };
}

/** Palettes of the pixels that are `near` the band and whose trimap value is `side`. */
function palettesOf(picture: Rgb, trimap: Trimap, near: Uint8Array, side: number): Palettes {
  const tilePx = Math.max(10, Math.round(trimap.reachPx * 1.5));
  const columns = Math.ceil(trimap.width / tilePx);
  const rows = Math.ceil(trimap.height / tilePx);
  const members = membersOf(trimap, near, side, { tilePx, columns, rows });
  const counts = new Uint8Array(columns * rows);
  const colours = new Float32Array(columns * rows * PALETTE_STRIDE);
  const samples = new Uint8Array(PIXELS_PER_TILE * 3);
  const gather = (tile: number) => {
    const count = sampleAround(picture, members, tile, columns, rows, samples);
    if (count === 0) return;
    const out = colours.subarray(tile * PALETTE_STRIDE, (tile + 1) * PALETTE_STRIDE);
    counts[tile] = clusterColours(samples, count, out);
  };
  const palettes = { tilePx, columns, rows, counts, colours };
  const asked = tilesOfBand(trimap, palettes);
  for (const tile of asked) gather(tile);
  if (asked.every((tile) => counts[tile]! > 0)) return palettes;
  // Far from this side: only then do the tiles that no pixel of the band lies in matter.
  for (let tile = 0; tile < counts.length; tile++) if (counts[tile] === 0) gather(tile);
  borrow(palettes);
  return palettes;
}

/** The tiles that pixels of the band lie in. */
function tilesOfBand({ band, width }: Trimap, palettes: Palettes): number[] {
  const hit = new Uint8Array(palettes.counts.length);
  for (let k = 0; k < band.length; k++) {
    const x = band[k]! % width;
    hit[tileAt(palettes, x, (band[k]! - x) / width)] = 1;
  }
  return Array.from(hit.keys()).filter((tile) => hit[tile] === 1);
}

/** Pixels in the order of their tiles; those of tile t from `starts[t]` up to `starts[t + 1]`. */
interface Members {
  readonly starts: Int32Array;
  readonly pixels: Int32Array;
}

function membersOf(
  { width, height, data }: Trimap,
  near: Uint8Array,
  side: number,
  { tilePx, columns, rows }: { tilePx: number; columns: number; rows: number },
): Members {
  const most = Math.ceil(width / SAMPLE_STEP_PX) * Math.ceil(height / SAMPLE_STEP_PX);
  const found = new Int32Array(most);
  const tiles = new Int32Array(most);
  const starts = new Int32Array(columns * rows + 1);
  let count = 0;
  for (let y = 0; y < height; y += SAMPLE_STEP_PX) {
    const row = Math.floor(y / tilePx) * columns;
    for (let x = 0; x < width; x += SAMPLE_STEP_PX) {
      const at = y * width + x;
      if (near[at] === 0 || data[at] !== side) continue;
      const tile = row + Math.floor(x / tilePx);
      found[count] = at;
      tiles[count++] = tile;
      starts[tile + 1] = starts[tile + 1]! + 1;
    }
  }
  for (let tile = 1; tile < starts.length; tile++) starts[tile] = starts[tile]! + starts[tile - 1]!;
  const next = starts.slice();
  const pixels = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const tile = tiles[k]!;
    pixels[next[tile]!] = found[k]!;
    next[tile] = next[tile]! + 1;
  }
  return { starts, pixels };
}

/** Colours of the pixels of a tile and its eight neighbours, thinned evenly, into `out`; returns how many. */
function sampleAround(
  picture: Rgb,
  { starts, pixels }: Members,
  tile: number,
  columns: number,
  rows: number,
  out: Uint8Array,
): number {
  const column = tile % columns;
  const row = (tile - column) / columns;
  const top = Math.max(0, row - 1);
  const bottom = Math.min(rows - 1, row + 1);
  // Tiles of a row follow each other, so their pixels do, too.
  const first = Math.max(0, column - 1);
  const last = Math.min(columns - 1, column + 1) + 1;
  let all = 0;
  for (let r = top; r <= bottom; r++) all += starts[r * columns + last]! - starts[r * columns + first]!;
  const step = Math.max(1, Math.ceil(all / PIXELS_PER_TILE));
  let count = 0;
  let ahead = 0;
  for (let r = top; r <= bottom; r++) {
    const end = starts[r * columns + last]!;
    let k = starts[r * columns + first]! + ahead;
    for (; k < end; k += step, count++) {
      const from = pixels[k]! * 3;
      out[count * 3] = picture.data[from]!;
      out[count * 3 + 1] = picture.data[from + 1]!;
      out[count * 3 + 2] = picture.data[from + 2]!;
    }
    ahead = k - end;
  }
  return count;
}

/** k-means of `count` colours, started at those farthest from each other; returns how many means there are. */
function clusterColours(samples: Uint8Array, count: number, out: Float32Array): number {
  const means = startColours(samples, count, out);
  const sums = new Float64Array(means * 4);
  for (let round = 0; round < KMEANS_ROUNDS; round++) {
    sums.fill(0);
    for (let i = 0; i < count * 3; i += 3) {
      const best = nearestColour(out, means, samples, i) * 4;
      sums[best] = sums[best]! + samples[i]!;
      sums[best + 1] = sums[best + 1]! + samples[i + 1]!;
      sums[best + 2] = sums[best + 2]! + samples[i + 2]!;
      sums[best + 3] = sums[best + 3]! + 1;
    }
    for (let k = 0; k < means; k++) {
      if (sums[k * 4 + 3]! === 0) continue;
      for (let c = 0; c < 3; c++) out[k * 3 + c] = sums[k * 4 + c]! / sums[k * 4 + 3]!;
    }
  }
  return means;
}

/** Colours nearer than this to one already chosen add nothing. */
const NEW_COLOUR_DISTANCE = 10;

function startColours(samples: Uint8Array, count: number, out: Float32Array): number {
  const distances = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  let chosen = count >> 1;
  for (let means = 0; ; ) {
    for (let c = 0; c < 3; c++) out[means * 3 + c] = samples[chosen * 3 + c]!;
    means++;
    if (means === COLOURS) return means;
    let farthest = 0;
    let most = -1;
    for (let k = 0; k < count; k++) {
      const d = Math.min(distances[k]!, squaredDistance(out, (means - 1) * 3, samples, k * 3));
      distances[k] = d;
      if (d > most) {
        most = d;
        farthest = k;
      }
    }
    if (most < NEW_COLOUR_DISTANCE ** 2) return means;
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

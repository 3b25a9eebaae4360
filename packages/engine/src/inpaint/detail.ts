import { blurField } from '@atelier/pixels/blur';
import { inverted } from '@atelier/pixels/mask';
import { erode } from '@atelier/pixels/morphology';
import { randomStream } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import { channelsOf, type Patch } from './patch.ts';

/** What was enlarged less than this lacks no detail that could be seen. */
const LEAST_ENLARGEMENT = 1.2;
/** Blur, per enlargement, that leaves of a picture what the network's scale would. */
const BLUR_PER_ENLARGEMENT = 0.5;
/** Places are compared by 5 x 5 samples. */
const REACH = 2;
const SWEEPS = 4;
/** Mean squared difference per sample (0..255 units) at which two places are too different to lend detail. */
const STRANGE = 500;

/** Where places of the holes get their detail from, on a grid of cells. */
interface Matches {
  readonly cellPx: number;
  readonly columns: number;
  /** Per cell the pixel that its first one is like; -1 where nothing is needed: `Int32Array [rows * columns]`. */
  readonly source: Int32Array;
  /** Mean squared difference of the match: `Float32Array [rows * columns]`. */
  readonly cost: Float32Array;
}

/**
 * Gives an enlarged imagination the fine detail that it cannot have: each place gets that of the place in the
 * surroundings that is most like it at the coarse scale (residuals by attention, Yi et al., "Contextual residual
 * aggregation for ultra high-resolution image inpainting", 2020; the places found by PatchMatch, Barnes et al. 2009).
 * @param enlargement how much larger the imagined picture is than it was made, 1 = not at all
 * @param seed of the search
 */
export function addDetail(patch: Patch, enlargement: number, seed: number): Rgb {
  if (enlargement < LEAST_ENLARGEMENT) return patch.imagined;
  const whole = composed(patch);
  const coarse = blurred(whole, BLUR_PER_ENLARGEMENT * enlargement);
  const matches = findMatches(coarse, patch.holes, enlargement, seed);
  return matches ? withDetail(patch, coarse, matches) : patch.imagined;
}

/** The known picture with the imagined holes. */
function composed({ known, imagined, holes }: Patch): Rgb {
  const data = Uint8Array.from(known.data);
  for (let i = 0; i < holes.length; i++) {
    if (holes[i] !== 0) for (let c = 3 * i; c < 3 * i + 3; c++) data[c] = imagined.data[c]!;
  }
  return { ...known, data };
}

function blurred(picture: Rgb, sigma: number): Rgb {
  const data = new Uint8Array(picture.data.length);
  for (const [c, channel] of channelsOf(picture).entries()) {
    const plane = blurField(channel, sigma).data;
    for (let i = 0; i < plane.length; i++) data[3 * i + c] = Math.round(plane[i]!);
  }
  return { ...picture, data };
}

/** The state of the search: a cell's candidate is taken when it is like the cell's place. */
class Search {
  readonly matches: Matches;
  readonly #coarse: Rgb;
  readonly #lendable: Uint8Array;
  readonly #spacing: number;

  constructor(coarse: Rgb, lendable: Uint8Array, spacing: number, matches: Matches) {
    this.#coarse = coarse;
    this.#lendable = lendable;
    this.#spacing = spacing;
    this.matches = matches;
  }

  /** The pixel that a cell begins with. */
  placeOf(cell: number): { x: number; y: number } {
    const { cellPx, columns } = this.matches;
    const row = Math.floor(cell / columns);
    return { x: (cell - row * columns) * cellPx, y: row * cellPx };
  }

  /** Takes pixel (x, y) as the source of a cell if it may lend and is more like the cell than what it has. */
  propose(cell: number, x: number, y: number): void {
    const { width, height } = this.#coarse;
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const source = y * width + x;
    if (this.#lendable[source] === 0) return;
    const place = this.placeOf(cell);
    const cost = this.#difference(place.x, place.y, x, y, this.matches.cost[cell]!);
    if (cost >= this.matches.cost[cell]!) return;
    this.matches.cost[cell] = cost;
    this.matches.source[cell] = source;
  }

  /** Mean squared difference of the samples around two places; stops early above `most`. */
  #difference(ax: number, ay: number, bx: number, by: number, most: number): number {
    const { width, height, data } = this.#coarse;
    const limit = most * SAMPLES;
    let sum = 0;
    for (let v = -REACH; v <= REACH && sum < limit; v++) {
      const rowA = Math.min(height - 1, Math.max(0, ay + v * this.#spacing)) * width;
      const rowB = (by + v * this.#spacing) * width;
      for (let u = -REACH; u <= REACH; u++) {
        const a = 3 * (rowA + Math.min(width - 1, Math.max(0, ax + u * this.#spacing)));
        const b = 3 * (rowB + bx + u * this.#spacing);
        const red = data[a]! - data[b]!;
        const green = data[a + 1]! - data[b + 1]!;
        const blue = data[a + 2]! - data[b + 2]!;
        sum += red * red + green * green + blue * blue;
      }
    }
    return sum / SAMPLES;
  }
}

const SAMPLES = 3 * (2 * REACH + 1) ** 2;

/** Undefined when the surroundings have no place to lend from. */
function findMatches(coarse: Rgb, holes: Uint8Array, enlargement: number, seed: number): Matches | undefined {
  const { width, height } = coarse;
  const spacing = Math.max(1, Math.round(enlargement / 2));
  const cellPx = Math.max(1, Math.round(enlargement / 2));
  const lendable = lendablePlaces(holes, width, height, REACH * spacing + Math.ceil(enlargement));
  const places = indicesOf(lendable);
  if (places.length === 0) return undefined;
  const columns = Math.ceil(width / cellPx);
  const cells = columns * Math.ceil(height / cellPx);
  const matches: Matches = {
    cellPx,
    columns,
    source: new Int32Array(cells).fill(-1),
    cost: new Float32Array(cells).fill(Number.POSITIVE_INFINITY),
  };
  const search = new Search(coarse, lendable, spacing, matches);
  const wanted = cellsWithHoles(holes, width, height, cellPx);
  const random = randomStream(seed);
  for (const cell of wanted) {
    const place = places[Math.floor(random() * places.length)]!;
    search.propose(cell, place % width, Math.floor(place / width));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    sweepOver(search, wanted, sweep % 2 === 0 ? 1 : -1, Math.max(width, height), width, random);
  }
  return matches;
}

/** One pass of propagation from the neighbours and of random search, forwards or backwards. */
function sweepOver(
  search: Search,
  wanted: Int32Array,
  direction: 1 | -1,
  reach: number,
  width: number,
  random: () => number,
): void {
  const { source, columns, cellPx } = search.matches;
  for (let k = 0; k < wanted.length; k++) {
    const cell = wanted[direction === 1 ? k : wanted.length - 1 - k]!;
    const beside = source[cell - direction] ?? -1;
    if (beside >= 0) search.propose(cell, (beside % width) + direction * cellPx, Math.floor(beside / width));
    const above = source[cell - direction * columns] ?? -1;
    if (above >= 0) search.propose(cell, above % width, Math.floor(above / width) + direction * cellPx);
    for (let radius = reach; radius >= 1; radius /= 2) {
      const own = source[cell]!;
      const dx = Math.round((2 * random() - 1) * radius);
      const dy = Math.round((2 * random() - 1) * radius);
      search.propose(cell, (own % width) + dx, Math.floor(own / width) + dy);
    }
  }
}

/** 1 where all samples around a pixel lie in the picture and outside the holes. */
function lendablePlaces(holes: Uint8Array, width: number, height: number, margin: number): Uint8Array {
  const known = inverted(holes);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= margin && y >= margin && x < width - margin && y < height - margin;
      if (!inside) known[y * width + x] = 0;
    }
  }
  return erode(known, width, height, margin);
}

function indicesOf(mask: Uint8Array): number[] {
  const indices: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) indices.push(i);
  return indices;
}

/** The cells that any hole touches, in reading order. */
function cellsWithHoles(holes: Uint8Array, width: number, height: number, cellPx: number): Int32Array {
  const columns = Math.ceil(width / cellPx);
  const touched = new Uint8Array(columns * Math.ceil(height / cellPx));
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / cellPx) * columns;
    for (let x = 0; x < width; x++, i++) if (holes[i] !== 0) touched[row + Math.floor(x / cellPx)] = 1;
  }
  return Int32Array.from(indicesOf(touched));
}

/** Adds to each pixel of the holes what its source has more than its coarse self, the less the stranger it is. */
function withDetail({ known, imagined, holes }: Patch, coarse: Rgb, matches: Matches): Rgb {
  const { width, height } = known;
  const { cellPx, columns, source, cost } = matches;
  const data = Uint8Array.from(imagined.data);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const cell = Math.floor(y / cellPx) * columns + Math.floor(x / cellPx);
      if (holes[i] === 0 || source[cell]! < 0) continue;
      const from = 3 * (source[cell]! + (y % cellPx) * width + (x % cellPx));
      const trust = Math.exp(-cost[cell]! / STRANGE);
      for (let c = 0; c < 3; c++) {
        const finer = known.data[from + c]! - coarse.data[from + c]!;
        data[3 * i + c] = Math.min(255, Math.max(0, Math.round(imagined.data[3 * i + c]! + trust * finer)));
      }
    }
  }
  return { ...imagined, data };
}

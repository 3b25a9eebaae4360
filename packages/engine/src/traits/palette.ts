import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgba } from '@atelier/pixels/raster';

/** A colour of a product and how much of it has that colour, 0..1. */
export interface PaletteColour extends Oklab {
  share: number;
}

/** The colours of a product, largest share first, and how they lie. */
export interface Palette {
  colours: PaletteColour[];
  /** 0 = plain or in large fields, 1 = changing every few hundredths of its size: stripes, checks, prints. */
  pattern: number;
}

/** The product is looked at on a grid of about this many points a side: fine enough for stripes, blind to weave. */
const GRID = 72;
/** Only what is certainly product. */
const MIN_ALPHA = 224;
const MOST_COLOURS = 5;
const ROUNDS = 8;
/** Folds change the lightness of one cloth, not its hue: a step in lightness counts less than one in hue. */
const LIGHTNESS_WEIGHT = 0.45;
/** Colours nearer than this are one, in the weighted space. */
const SAME_COLOUR = 0.055;
/** Smaller shares are buttons, labels and edges. */
const MIN_SHARE = 0.04;
/** This share of neighbouring points with different colours is as patterned as cloth gets. */
const FULL_PATTERN = 0.3;

/**
 * The dominant colours of a cutout in Oklab, by k-means (Lloyd 1982) from seeds that lie farthest apart; the same
 * cutout gives the same palette.
 */
export function paletteOf(cutout: Rgba): Palette {
  const grid = sample(cutout);
  const points = grid.flatMap((point) => point ?? []);
  if (points.length === 0) return { colours: [], pattern: 0 };
  const means = merged(refined(points, farApart(points)), points);
  const shares = sharesOf(points, means);
  const colours = means
    .map((mean, index) => ({ ...mean, share: shares[index] ?? 0 }))
    .filter(({ share }, index) => share >= MIN_SHARE || index === 0)
    .sort((a, b) => b.share - a.share);
  return { colours, pattern: Math.min(1, changes(grid, means) / FULL_PATTERN) };
}

/** `[GRID * GRID]` in rows; null beside the product. Each point is the mean of the cell around it. */
function sample({ width, height, data }: Rgba): (Oklab | null)[] {
  const cells: (Oklab | null)[] = [];
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      const left = Math.floor((column * width) / GRID);
      const top = Math.floor((row * height) / GRID);
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / GRID));
      const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / GRID));
      cells.push(
        meanOf(data, width, { left, top, right: Math.min(right, width), bottom: Math.min(bottom, height) }),
      );
    }
  return cells;
}

function meanOf(
  data: Uint8Array,
  width: number,
  cell: { left: number; top: number; right: number; bottom: number },
): Oklab | null {
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let y = cell.top; y < cell.bottom; y++)
    for (let x = cell.left; x < cell.right; x++) {
      const i = (y * width + x) * 4;
      if (data[i + 3]! < MIN_ALPHA) continue;
      red += data[i]!;
      green += data[i + 1]!;
      blue += data[i + 2]!;
      count++;
    }
  const pixels = (cell.right - cell.left) * (cell.bottom - cell.top);
  return count * 2 < pixels || count === 0 ? null : oklabOfSrgb(red / count, green / count, blue / count);
}

function distance(p: Oklab, q: Oklab): number {
  return Math.hypot((p.l - q.l) * LIGHTNESS_WEIGHT, p.a - q.a, p.b - q.b);
}

/** Seeds: the mean of all, then always the point farthest from every seed so far. */
function farApart(points: Oklab[]): Oklab[] {
  const seeds = [average(points)];
  while (seeds.length < MOST_COLOURS) {
    let farthest = seeds[0]!;
    let reach = 0;
    for (const point of points) {
      const near = Math.min(...seeds.map((seed) => distance(seed, point)));
      if (near > reach) [farthest, reach] = [point, near];
    }
    if (reach < SAME_COLOUR) break;
    seeds.push(farthest);
  }
  return seeds;
}

function refined(points: Oklab[], seeds: Oklab[]): Oklab[] {
  let means = seeds;
  for (let round = 0; round < ROUNDS; round++) {
    const groups = Map.groupBy(points, (point) => nearest(point, means));
    means = means.map((mean, index) => {
      const group = groups.get(index);
      return group === undefined ? mean : average(group);
    });
  }
  return means;
}

/** Joins means that nobody could tell apart, the nearest two first. */
function merged(means: Oklab[], points: Oklab[]): Oklab[] {
  const shares = sharesOf(points, means);
  const left = means
    .map((mean, index) => ({ mean, share: shares[index] ?? 0 }))
    .filter(({ share }) => share > 0);
  for (;;) {
    let best = { i: 0, j: 0, gap: SAME_COLOUR };
    for (let i = 0; i < left.length; i++)
      for (let j = i + 1; j < left.length; j++) {
        const gap = distance(left[i]!.mean, left[j]!.mean);
        if (gap < best.gap) best = { i, j, gap };
      }
    if (best.j === 0) return left.sort((a, b) => b.share - a.share).map(({ mean }) => mean);
    const [a, b] = [left[best.i]!, left[best.j]!];
    left[best.i] = { mean: blend(a.mean, b.mean, b.share / (a.share + b.share)), share: a.share + b.share };
    left.splice(best.j, 1);
  }
}

/** Share of neighbouring points of the product that lie in different colours. */
function changes(grid: (Oklab | null)[], means: Oklab[]): number {
  const colours = grid.map((point) => (point === null ? -1 : nearest(point, means)));
  let pairs = 0;
  let different = 0;
  for (let at = 0; at < colours.length; at++) {
    if (colours[at] === -1) continue;
    const right = at % GRID === GRID - 1 ? -1 : colours[at + 1];
    const below = at + GRID < colours.length ? colours[at + GRID] : -1;
    for (const other of [right, below]) {
      if (other === -1) continue;
      pairs++;
      if (other !== colours[at]) different++;
    }
  }
  return different / Math.max(1, pairs);
}

function sharesOf(points: Oklab[], means: Oklab[]): number[] {
  const counts = new Array<number>(means.length).fill(0);
  for (const point of points) {
    const index = nearest(point, means);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count) => count / points.length);
}

function nearest(point: Oklab, means: Oklab[]): number {
  let best = 0;
  for (let index = 1; index < means.length; index++)
    if (distance(point, means[index]!) < distance(point, means[best]!)) best = index;
  return best;
}

function average(points: Oklab[]): Oklab {
  const sum = { l: 0, a: 0, b: 0 };
  for (const { l, a, b } of points) {
    sum.l += l;
    sum.a += a;
    sum.b += b;
  }
  return { l: sum.l / points.length, a: sum.a / points.length, b: sum.b / points.length };
}

function blend(p: Oklab, q: Oklab, share: number): Oklab {
  const mix = (from: number, to: number) => from + (to - from) * share;
  return { l: mix(p.l, q.l), a: mix(p.a, q.a), b: mix(p.b, q.b) };
}

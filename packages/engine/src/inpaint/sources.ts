import { type Canvas, REACH } from './canvas.ts';

/**
 * Beside a picture its ground goes on at the same height, above and below it at the same place: a source that is off
 * by a share of the side costs this times its square, in squared 0..255 units.
 */
const OFF_LEVEL_COST = 3_000;
const OFF_COLUMN_COST = 1_500;
const ENDLESS = Number.POSITIVE_INFINITY;
/** Sources that each square tries at first. */
const FIRST_TRIES = 3;
/** A place that may lend is looked for so near the one that is meant. */
const NEAR_PX = 6;

/** Per pixel of a canvas the pixel that it is like, -1 for none, and how unlike they are. */
export interface Sources {
  readonly from: Int32Array;
  readonly cost: Float32Array;
}

/** Sources for all squares that want one, drawn at random. */
export function anySources(canvas: Canvas, random: () => number): Sources {
  const lenders = indicesOf(canvas.lends);
  const sources = noSources(canvas);
  for (const at of indicesOf(canvas.wants))
    for (let k = 0; k < FIRST_TRIES; k++)
      propose(canvas, sources, at, lenders[Math.floor(random() * lenders.length)]!);
  return sources;
}

function noSources({ holes }: Canvas): Sources {
  return {
    from: new Int32Array(holes.length).fill(-1),
    cost: new Float32Array(holes.length).fill(ENDLESS),
  };
}

/** The sources of a smaller canvas at the size of the next one. */
export function enlargeSources(small: Sources, before: Canvas, canvas: Canvas): Sources {
  const sources = noSources(canvas);
  const [across, down] = [canvas.width / before.width, canvas.height / before.height];
  for (const at of indicesOf(canvas.wants)) {
    const [x, y] = [at % canvas.width, Math.floor(at / canvas.width)];
    const cell =
      Math.min(before.height - 1, Math.floor(y / down)) * before.width +
      Math.min(before.width - 1, Math.floor(x / across));
    const source = nearestSource(small, before, cell);
    if (source < 0) continue;
    const u = x + Math.round(((source % before.width) - (cell % before.width)) * across);
    const v = y + Math.round((Math.floor(source / before.width) - Math.floor(cell / before.width)) * down);
    sources.from[at] = lenderNear(canvas, u, v);
  }
  return sources;
}

function nearestSource({ from }: Sources, { width }: Canvas, cell: number): number {
  for (const beside of [cell, cell - 1, cell + 1, cell - width, cell + width])
    if ((from[beside] ?? -1) >= 0) return from[beside]!;
  return -1;
}

/** The pixel that may lend nearest to a place, up to a few pixels away; -1 for none. */
function lenderNear({ width, height, lends }: Canvas, x: number, y: number): number {
  for (let ring = 0; ring <= NEAR_PX; ring++) {
    for (let v = y - ring; v <= y + ring; v++) {
      if (v < 0 || v >= height) continue;
      const step = Math.abs(v - y) === ring ? 1 : Math.max(1, 2 * ring);
      for (let u = x - ring; u <= x + ring; u += step)
        if (u >= 0 && u < width && lends[v * width + u] !== 0) return v * width + u;
    }
  }
  return -1;
}

/** How unlike squares and their sources are by now. */
export function judgeSources(canvas: Canvas, { from, cost }: Sources): void {
  for (let at = 0; at < from.length; at++)
    cost[at] = from[at]! < 0 ? ENDLESS : difference(canvas, at, from[at]!, ENDLESS);
}

/** Takes `source` for pixel `at` if it may lend and is more like its place than what that has. */
export function propose(canvas: Canvas, { from, cost }: Sources, at: number, source: number): void {
  if (source < 0 || source >= canvas.lends.length || canvas.lends[source] === 0) return;
  const found = difference(canvas, at, source, cost[at]!);
  if (found >= cost[at]!) return;
  cost[at] = found;
  from[at] = source;
}

/** Mean squared difference of two squares by trust, and what their places cost; stops early above `most`. */
function difference(canvas: Canvas, at: number, source: number, most: number): number {
  const { width, height, data, trust, trustAround } = canvas;
  const y = Math.floor(at / width);
  const x = at - y * width;
  const v = Math.floor(source / width);
  const u = source - v * width;
  const place = placeCost(canvas, at, (u - x) / width, (v - y) / height);
  if (place >= most) return place;
  const top = Math.max(-REACH, -y);
  const bottom = Math.min(REACH, height - 1 - y);
  const left = Math.max(-REACH, -x);
  const right = Math.min(REACH, width - 1 - x);
  const weights = trustAround[at]!;
  const limit = (most - place) * 3 * weights;
  let sum = 0;
  for (let dy = top; dy <= bottom && sum < limit; dy++) {
    for (let dx = left; dx <= right; dx++) {
      const p = at + dy * width + dx;
      const a = 3 * p;
      const b = 3 * (source + dy * width + dx);
      const red = data[a]! - data[b]!;
      const green = data[a + 1]! - data[b + 1]!;
      const blue = data[a + 2]! - data[b + 2]!;
      sum += trust[p]! * (red * red + green * green + blue * blue);
    }
  }
  return place + sum / (3 * weights);
}

function placeCost({ sides }: Canvas, at: number, across: number, down: number): number {
  const side = sides[at]!;
  const offLevel = (side & 1) !== 0 || side === 0 ? OFF_LEVEL_COST * down * down : 0;
  return offLevel + ((side & 2) !== 0 ? OFF_COLUMN_COST * across * across : 0);
}

/** The cells of a mask that are not 0, in order. */
export function indicesOf(mask: Uint8Array): number[] {
  const indices: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) indices.push(i);
  return indices;
}

import type { GarmentTexture } from './garment.ts';

/** From a column to a column beyond it, pixels. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a garment for the lower body lies in its photo, pixels. */
export interface BottomLandmarks {
  /** First and last row of the silhouette. */
  readonly top: number;
  readonly bottom: number;
  /** Column of the middle, from waist to crotch. */
  readonly axis: number;
  /** Row at which the legs part; undefined when they do not show apart. */
  readonly crotch: number | undefined;
  /** Whole extent at a row; rows beyond the ends take the end's. */
  across(row: number): Span;
  /** Extent of the leg at the picture's left or right, at a row below the crotch. */
  leg(side: 'left' | 'right', row: number): Span;
}

/** The ends of a silhouette are ragged or rounded: extents are read this far inside (share of its height). */
const END_MARGIN = 0.012;
/** A gap between the legs is at least this wide (share of the silhouette's width), and this much of what is below is split. */
const LEAST_GAP = 0.008;
const SPLIT_SHARE = 0.6;
/** The gap is looked for this near to the axis (share of the width either way). */
const GAP_REACH = 0.22;
/** Legs do not part above this share of the height. */
const HIGHEST_CROTCH = 0.12;

/**
 * Finds waist, crotch, legs and hem of trousers, shorts or a skirt in a silhouette.
 * @throws RangeError when the silhouette is empty
 */
export function findBottomLandmarks({ width, height, inside }: GarmentTexture): BottomLandmarks {
  const extents = rowExtents(inside, width, height);
  const rows = extents.flatMap((extent, row) => (extent ? [row] : []));
  const top = rows[0];
  const bottom = rows.at(-1);
  if (top === undefined || bottom === undefined)
    throw new RangeError('Expected a silhouette with a product in it.');
  const margin = Math.ceil((bottom - top) * END_MARGIN);
  const extentAt = (row: number): Span => {
    let y = Math.round(Math.min(Math.max(row, top + margin), bottom - margin));
    while (!extents[y] && y > top) y--;
    return extents[y] ?? { from: 0, to: width };
  };
  const widest = Math.max(...rows.map((row) => extents[row]!.to - extents[row]!.from));
  const axis = middleOf(extentAt, top, top + (bottom - top) * 0.3);
  const gaps = legGaps(inside, width, extents, axis, widest);
  const crotch = findCrotch(gaps, top, bottom);
  const leg = (side: 'left' | 'right', row: number): Span => {
    const y = Math.round(Math.min(Math.max(row, crotch ?? top), bottom - margin));
    const whole = extentAt(y);
    const gap = nearestGap(gaps, y, crotch ?? bottom) ?? { from: axis, to: axis };
    return side === 'left' ? { from: whole.from, to: gap.from } : { from: gap.to, to: whole.to };
  };
  return { top, bottom, axis, crotch, across: extentAt, leg };
}

/** First and last covered column of each row, ignoring specks. */
function rowExtents(inside: Float32Array, width: number, height: number): (Span | undefined)[] {
  return Array.from({ length: height }, (_, y) => {
    let from = -1;
    let to = -1;
    for (let x = 0; x < width; x++) {
      if (inside[y * width + x]! <= 0) continue;
      if (from < 0) from = x;
      to = x + 1;
    }
    return to - from > 2 ? { from, to } : undefined;
  });
}

function middleOf(extentAt: (row: number) => Span, from: number, to: number): number {
  const middles: number[] = [];
  for (let row = Math.ceil(from); row <= to; row++) {
    const { from: left, to: right } = extentAt(row);
    middles.push((left + right) / 2);
  }
  middles.sort((a, b) => a - b);
  return middles[middles.length >> 1] ?? 0;
}

/** The widest gap near the axis of each row. */
function legGaps(
  inside: Float32Array,
  width: number,
  extents: readonly (Span | undefined)[],
  axis: number,
  widest: number,
): (Span | undefined)[] {
  const reach = widest * GAP_REACH;
  const least = Math.max(2, widest * LEAST_GAP);
  return extents.map((extent, y) => {
    if (!extent) return undefined;
    let best: Span | undefined;
    let from = -1;
    for (let x = extent.from; x <= extent.to; x++) {
      const covered = x === extent.to || inside[y * width + x]! > 0;
      if (!covered && from < 0) from = x;
      if (!covered || from < 0) continue;
      const near = Math.abs((from + x) / 2 - axis) < reach;
      if (near && x - from >= least && (!best || x - from > best.to - best.from)) best = { from, to: x };
      from = -1;
    }
    return best;
  });
}

/** The highest row from which most of what lies below is split. */
function findCrotch(gaps: readonly (Span | undefined)[], top: number, bottom: number): number | undefined {
  const highest = top + (bottom - top) * HIGHEST_CROTCH;
  let split = 0;
  let crotch: number | undefined;
  for (let row = bottom; row >= highest; row--) {
    if (!gaps[row]) continue;
    split++;
    if (split / (bottom - row + 1) >= SPLIT_SHARE) crotch = row;
  }
  return split > 0.04 * (bottom - top) ? crotch : undefined;
}

/** Where legs touch, the gap of the nearest row that shows one. */
function nearestGap(gaps: readonly (Span | undefined)[], row: number, crotch: number): Span | undefined {
  for (let distance = 0; distance < gaps.length; distance++) {
    const below = gaps[row + distance];
    if (below) return below;
    if (row - distance >= crotch && gaps[row - distance]) return gaps[row - distance];
  }
  return undefined;
}

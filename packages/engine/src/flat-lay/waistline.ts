import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import { type Opening, upperOutline } from './opening.ts';

const ANALYSIS_CELLS = 300;
/** The waistband's upper edge lies this close to the highest point (share of the garment's height). */
const BAND_DEPTH = 0.07;
/** A waist narrower than this (share of the garment's width) is something else. */
const MIN_WIDTH = 0.35;
/** Trousers are cut higher behind than in front: rise of the back over the front (share of the waist's width). */
const BACK_RISE = 0.05;

/** The ends are the highest points this close to the sides (share of the waist's width). */
const END_REACH = 0.2;

/** The waist opening of upright trousers, shorts or a skirt seen from the front; undefined when none is clear. */
export function findWaistline(cutout: Rgba): Opening | undefined {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const outline = upperOutline(reduceAlpha(cutout, width, height));
  const top = Math.min(...outline);
  const columns = [...outline.keys()].filter((x) => outline[x]! - top <= BAND_DEPTH * height);
  const first = columns[0] ?? 0;
  const last = columns.at(-1) ?? 0;
  if (last - first < MIN_WIDTH * width) return undefined;
  let valley = 0;
  for (let x = first; x <= last; x++) if (outline[x]! < height) valley = Math.max(valley, outline[x]!);
  const cellX = cutout.width / width;
  const cellY = cutout.height / height;
  const reach = Math.round(END_REACH * (last - first));
  const [left, right] = [highest(outline, first, first + reach), highest(outline, last, last - reach)].map(
    (x) => ({
      x: (x + 0.5) * cellX,
      y: (outline[x]! + 1) * cellY,
    }),
  );
  return {
    left: left!,
    right: right!,
    dip: Math.max(0, valley * cellY - Math.max(left!.y, right!.y)),
    sag: -BACK_RISE * (right!.x - left!.x),
  };
}

/** Column of the highest outline point on the way from one column to another; of equal ones the first. */
function highest(outline: Int32Array, from: number, to: number): number {
  const step = to < from ? -1 : 1;
  let best = from;
  for (let x = from; x !== to + step; x += step) if (outline[x]! < outline[best]!) best = x;
  return best;
}

/** The cutout with free rows above, and the opening moved along, so that a back that rises has room. */
export function makeRoomAbove(cutout: Rgba, opening: Opening): { cutout: Rgba; opening: Opening } {
  const rows = Math.max(0, Math.ceil(-opening.sag - Math.min(opening.left.y, opening.right.y)) + 2);
  const data = new Uint8Array((cutout.height + rows) * cutout.width * 4);
  data.set(cutout.data, rows * cutout.width * 4);
  const moved = (p: { x: number; y: number }) => ({ x: p.x, y: p.y + rows });
  return {
    cutout: { ...cutout, height: cutout.height + rows, data },
    opening: { ...opening, left: moved(opening.left), right: moved(opening.right) },
  };
}

import type { Field } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import type { Point } from '@atelier/pixels/warp';
import { type Opening, upperOutline } from './opening.ts';

const ANALYSIS_CELLS = 300;
/** Where to look for the ends, as shares of the garment's width on each side of its middle. */
const SEARCH = 0.3;
const MIN_DIP = 0.03;
const MIN_WIDTH = 0.1;
const MAX_WIDTH = 0.56;
/** How far the back collar hangs below the line between its ends (shares of the opening's width and of a deep dip). */
const SAG_OF_WIDTH = 0.1;
const SAG_OF_DIP = 0.16;
const DEEP_DIP = 0.3;

/**
 * Finds the neck opening of an upright top or dress as a dip of the upper outline between two peaks. Undefined
 * when there is none to fill: a closed collar, a hood, or a photo that already shows the inside of the back.
 */
export function findNeckline(cutout: Rgba): Opening | undefined {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const matte = reduceAlpha(cutout, width, height);
  const outline = upperOutline(matte);
  const columns = [...outline.keys()].filter((x) => outline[x]! < height);
  const first = columns[0];
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = last - first + 1;
  const middle = middleOf(matte, span);
  const left = peak(outline, Math.round(middle - SEARCH * span), middle);
  const right = peak(outline, middle, Math.round(middle + SEARCH * span));
  let valley = 0;
  for (let x = left; x <= right; x++) valley = Math.max(valley, outline[x]!);
  const dip = valley - Math.max(outline[left]!, outline[right]!);
  const wide = right - left;
  const uneven = Math.abs(outline[left]! - outline[right]!) > 0.12 * span;
  if (dip < MIN_DIP * span || wide < MIN_WIDTH * span || wide > MAX_WIDTH * span || uneven) return undefined;
  if (valley > height * 0.45) return undefined;
  const cellX = cutout.width / width;
  const cellY = cutout.height / height;
  const reach = 3 * Math.ceil(Math.max(cellX, cellY));
  return {
    left: tipNear(cutout, (left + 0.5) * cellX, outline[left]! * cellY, reach, 1),
    right: tipNear(cutout, (right + 0.5) * cellX, outline[right]! * cellY, reach, -1),
    dip: dip * cellY,
    sag: SAG_OF_WIDTH * wide * cellX + SAG_OF_DIP * Math.max(0, dip * cellY - DEEP_DIP * wide * cellX),
  };
}

/** The innermost of the highest solid pixels around a rough place; `inwards` is the direction of the opening. */
function tipNear({ width, height, data }: Rgba, x: number, y: number, reach: number, inwards: 1 | -1): Point {
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(height - 1, y + reach); row++) {
    for (let step = reach; step >= -reach; step--) {
      const column = Math.round(x) + step * inwards;
      if (column < 0 || column >= width) continue;
      if (data[(row * width + column) * 4 + 3]! > 200) return { x: column, y: row };
    }
  }
  return { x, y };
}

/** Column of the middle of the body: the centre of mass of the matte. */
function middleOf({ width, data }: Field, span: number): number {
  let sum = 0;
  let norm = 0;
  data.forEach((a, i) => {
    sum += a * (i % width);
    norm += a;
  });
  return Math.round(norm > 0 ? sum / norm : span / 2);
}

/** Column of the highest outline point between two columns. */
function peak(outline: Int32Array, from: number, to: number): number {
  let best = Math.max(0, from);
  for (let x = best; x <= Math.min(to, outline.length - 1); x++) if (outline[x]! < outline[best]!) best = x;
  return best;
}

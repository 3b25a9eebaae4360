import type { Field } from '@atelier/pixels/field';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceAlpha, reducedSize } from '@atelier/pixels/reduce';
import type { Point } from '@atelier/pixels/warp';
import { medianColour, paintBehind } from './behind.ts';

const ANALYSIS_CELLS = 300;
/** The hem lies this close to the lowest point (share of the height) and is this wide (share of the width). */
const HEM_REACH = 0.1;
const MIN_WIDTH = 0.35;
/** A hem further from an arc than this is folded or slanted, and stays as it is (share of its width). */
const MAX_WAVE = 0.035;
/** How far the back hangs below the front in the middle (share of the hem's width). */
const BACK_DROP = 0.02;
/** Light on the inside: just behind the front's edge, and at the back's edge. */
const LIGHT_BEHIND = 0.42;
const LIGHT_EDGE = 0.62;
/** Rows of cloth above the hem that give the colour (share of the hem's width). */
const COLOUR_ROWS = 0.3;
const SOLID = 254;
/** Rows per column from which an edge is a side, measured over this many columns (share of the hem's width). */
const STEEP = 2;
const SIDE_STEP = 0.008;
/** A front that ends further above is no hem (share of the hem's width). */
const MAX_GAP = 0.08;

/** The lower hem of an upright garment: an arc between its corners. Pixels. */
export interface Hem {
  left: Point;
  right: Point;
  /** How far the middle of the front hangs below the line between the corners; negative when it rises. */
  bow: number;
}

/** Finds the hem of a top or a dress; undefined when the lower edge is no clean arc. */
export function findHem(cutout: Rgba): Hem | undefined {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const outline = lowerOutline(reduceAlpha(cutout, width, height));
  const lowest = Math.max(...outline);
  const isHem = (x: number) => lowest - outline[x]! <= HEM_REACH * height;
  const middle = width >> 1;
  if (!isHem(middle)) return undefined;
  let first = middle;
  let last = middle;
  while (first > 0 && isHem(first - 1)) first--;
  while (last + 1 < width && isHem(last + 1)) last++;
  const wide = last - first;
  if (wide < MIN_WIDTH * width) return undefined;
  const chord = (x: number) => outline[first]! + ((outline[last]! - outline[first]!) * (x - first)) / wide;
  const arc = (x: number) => (4 * (x - first) * (last - x)) / wide ** 2;
  let top = 0;
  let norm = 0;
  for (let x = first; x <= last; x++) {
    top += arc(x) * (outline[x]! - chord(x));
    norm += arc(x) ** 2;
  }
  const bow = top / norm;
  for (let x = first; x <= last; x++)
    if (Math.abs(outline[x]! - chord(x) - bow * arc(x)) > MAX_WAVE * wide) return undefined;
  const cellX = cutout.width / width;
  const cellY = cutout.height / height;
  return {
    left: { x: first * cellX, y: outline[first]! * cellY },
    right: { x: (last + 1) * cellX, y: outline[last]! * cellY },
    bow: bow * cellY,
  };
}

/** Row below the last covered one of each column, 0 where there is none. */
function lowerOutline({ width, height, data }: Field): number[] {
  return Array.from({ length: width }, (_, x) => {
    let y = height - 1;
    while (y >= 0 && data[y * width + x]! <= 0.5) y--;
    return y + 1;
  });
}

/** Draws the inside of the back as a dark sliver below the front hem, in the garment's own colour. */
export function fillHem(cutout: Rgba, hem: Hem): Rgba {
  const { left, right, bow } = hem;
  const wide = right.x - left.x;
  const drop = bow + BACK_DROP * wide;
  const rows = Math.max(0, Math.ceil(Math.max(left.y, right.y) + Math.max(0, drop)) + 2 - cutout.height);
  const filled = withRoomBelow(cutout, rows);
  const bottom = Math.min(left.y, right.y);
  const box = { left: left.x, right: right.x, top: bottom - COLOUR_ROWS * wide, bottom };
  const cloth = medianColour(cutout, box, Math.max(1, Math.round(wide / 60)));
  const middle = (left.x + right.x) / 2;
  const sidePx = Math.max(2, Math.round(SIDE_STEP * wide));
  for (let x = Math.ceil(left.x); x < Math.min(cutout.width, right.x); x++) {
    const t = (x + 0.5 - left.x) / wide;
    // An ellipse's end is steeper than a parabola's: the sliver reaches the corners without a gap.
    const edge =
      left.y + (right.y - left.y) * t + bow * 4 * t * (1 - t) + BACK_DROP * wide * Math.sqrt(4 * t * (1 - t));
    const sides = 0.8 + 0.2 * Math.min(1, 6 * t * (1 - t));
    const lowest = Math.min(filled.height - 1, Math.floor(edge));
    const frontAt = (column: number) => frontRow(cutout, column, lowest, Math.floor(edge - MAX_GAP * wide));
    const front = frontAt(x);
    // An edge that falls off so steeply towards the middle is the garment's side, not its hem.
    if (frontAt(x < middle ? x + sidePx : x - sidePx) - front > STEEP * sidePx) continue;
    for (let y = lowest; y > front; y--) {
      const at = (y * filled.width + x) * 4;
      const depth = Math.min(1, Math.max(0, (edge - y) / (BACK_DROP * wide)));
      const light = (LIGHT_EDGE + (LIGHT_BEHIND - LIGHT_EDGE) * depth) * sides;
      paintBehind(filled.data, at, cloth, light, Math.min(1, edge - y));
    }
  }
  return filled;
}

/** Last row of the front above the back's edge; that edge itself where there is no front near it. */
function frontRow({ width, data }: Rgba, x: number, from: number, limit: number): number {
  for (let y = from; y >= Math.max(0, limit); y--) if (data[(y * width + x) * 4 + 3]! >= SOLID) return y;
  return from;
}

function withRoomBelow({ width, height, data }: Rgba, rows: number): Rgba {
  const larger = new Uint8Array(width * (height + rows) * 4);
  larger.set(data);
  return { width, height: height + rows, channels: 4, data: larger };
}

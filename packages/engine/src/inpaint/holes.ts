import { type Bounds, boundsOfMask } from '@atelier/pixels/bounds';
import { connectedRegions } from '@atelier/pixels/components';
import { growBounds } from '@atelier/pixels/crop';
import { signedDistance } from '@atelier/pixels/distance';
import { emptyField } from '@atelier/pixels/field';

/** What the network sees at once, pixels a side. */
export const NETWORK_SIDE_PX = 512;
/** Holes whose common box is no longer than this are filled at once: they fit one view of the network anyway. */
const COMMON_SIDE_PX = 256;
/** A view costs more than a second, so many specks are filled in few views, coarser. */
const MOST_GROUPS = 12;
const COARSER = 1.5;
/** The view is this many times as wide as the hole, so that half of its width is known. */
const VIEW_PER_HOLE = 2;

/** Holes that are filled together, and what the network is shown for it. */
export interface HoleGroup {
  /** Around the holes. */
  readonly box: Bounds;
  /** Around the holes and what surrounds them. */
  readonly view: Bounds;
  /** The network is shown the view so much smaller, 0..1. */
  readonly scale: number;
}

/**
 * Parts a mask into groups of holes near each other, small ones first: each makes the next ones' surroundings whole.
 * @param mask not 0 = hole: `Uint8Array [height * width]`
 * @param depthPx at the network's scale, no place of a hole is farther than this from what is known
 */
export function groupHoles(mask: Uint8Array, width: number, height: number, depthPx: number): HoleGroup[] {
  const { regions } = connectedRegions(mask, width, height);
  let boxes = regions.map(({ bounds }) => bounds);
  let common = COMMON_SIDE_PX;
  boxes = joinNear(boxes, common);
  while (boxes.length > MOST_GROUPS) {
    common *= COARSER;
    boxes = joinNear(boxes, common);
  }
  return boxes
    .sort((a, b) => a.width * a.height - b.width * b.height || a.top - b.top || a.left - b.left)
    .map((box) => frame(box, mask, width, height, depthPx));
}

/** All holes as one group, however far they are apart; undefined without any. */
export function commonGroup(
  mask: Uint8Array,
  width: number,
  height: number,
  depthPx: number,
): HoleGroup | undefined {
  const box = boundsOfMask(mask, width, height);
  return box && frame(box, mask, width, height, depthPx);
}

function frame(box: Bounds, mask: Uint8Array, width: number, height: number, depthPx: number): HoleGroup {
  const deep = depthPx / depthOf(mask, width, height, box);
  const side = Math.max(NETWORK_SIDE_PX, VIEW_PER_HOLE * longest(box), NETWORK_SIDE_PX / deep);
  const view = viewOf(box, side, width, height);
  return { box, view, scale: Math.min(deep, NETWORK_SIDE_PX / longest(view)) };
}

/** The depth is measured on a grid of at most so many cells a side. */
const DEPTH_GRID = 256;

/** How far, in pixels, the deepest place of the holes in a box is from what is known; the picture's edge is no help. */
function depthOf(mask: Uint8Array, width: number, height: number, box: Bounds): number {
  const area = growBounds(box, 1, width, height);
  const cellPx = Math.max(1, longest(area) / DEPTH_GRID);
  const hole = emptyField(Math.ceil(area.width / cellPx), Math.ceil(area.height / cellPx));
  for (let y = 0, cell = 0; y < hole.height; y++) {
    const row = (area.top + Math.min(area.height - 1, Math.floor(y * cellPx))) * width + area.left;
    for (let x = 0; x < hole.width; x++, cell++)
      hole.data[cell] = mask[row + Math.min(area.width - 1, Math.floor(x * cellPx))] === 0 ? 0 : 1;
  }
  const depth = signedDistance(hole).data.reduce((most, value) => Math.max(most, value), 1);
  return cellPx * Math.min(depth, Math.max(hole.width, hole.height));
}

/** Joins each box with the first one so near that both fit a square of `side`; overlapping boxes always. */
function joinNear(boxes: readonly Bounds[], side: number): Bounds[] {
  const joined: Bounds[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let k = 0; k < joined.length; ) {
      const both = around(joined[k]!, grown);
      if (longest(both) > side && !overlap(joined[k]!, grown)) k++;
      else {
        grown = both;
        joined.splice(k, 1);
        k = 0; // the grown box may now be near one that was far
      }
    }
    joined.push(grown);
  }
  return joined;
}

/** A square of a side around a box, as far as the picture reaches; moved inwards at its edges rather than cut. */
function viewOf(box: Bounds, side: number, width: number, height: number): Bounds {
  const along = (start: number, length: number, whole: number) => {
    const span = Math.min(side, whole);
    const from = Math.round(start + length / 2 - span / 2);
    return { from: Math.min(Math.max(0, from), whole - span), span };
  };
  const x = along(box.left, box.width, width);
  const y = along(box.top, box.height, height);
  return growBounds({ left: x.from, top: y.from, width: x.span, height: y.span }, 0, width, height);
}

const longest = ({ width, height }: Bounds) => Math.max(width, height);

function around(a: Bounds, b: Bounds): Bounds {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  const right = Math.max(a.left + a.width, b.left + b.width);
  const bottom = Math.max(a.top + a.height, b.top + b.height);
  return { left, top, width: right - left, height: bottom - top };
}

function overlap(a: Bounds, b: Bounds): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

/** The part of a mask inside a box. */
export function cropMask(mask: Uint8Array, width: number, box: Bounds): Uint8Array {
  const out = new Uint8Array(box.width * box.height);
  for (let y = 0; y < box.height; y++) {
    const from = (box.top + y) * width + box.left;
    out.set(mask.subarray(from, from + box.width), y * box.width);
  }
  return out;
}

import type { Rgba } from '@atelier/engine';
import { type Bounds, visibleBounds } from '@atelier/pixels/bounds';
import { type Lab, labOfSrgb } from '@atelier/pixels/ciede2000';

/** Alpha from which a pixel counts as covered. */
const COVERED = 128;

/** Where the figure is. */
export function figureBounds(picture: Rgba): Bounds {
  const bounds = visibleBounds(picture, COVERED);
  if (!bounds) throw new Error('Expected a figure in the picture.');
  return bounds;
}

/** The row at a share of the figure's height: 0 = crown, 1 = soles. */
export function rowAt(picture: Rgba, share: number): number {
  const { top, height } = figureBounds(picture);
  return Math.round(top + share * height);
}

/** Pixels from the first to the last covered one of a row, those of the wanted kind only. */
export function rowWidth(picture: Rgba, row: number, wanted: (lab: Lab) => boolean = () => true): number {
  let first = -1;
  let last = -2;
  for (let x = 0; x < picture.width; x++) {
    const lab = labAt(picture, x, row);
    if (!lab || !wanted(lab)) continue;
    if (first < 0) first = x;
    last = x;
  }
  return last - first + 1;
}

/** The colour of a covered pixel. */
export function labAt({ width, data }: Rgba, x: number, y: number): Lab | undefined {
  const i = (y * width + x) * 4;
  return data[i + 3]! < COVERED ? undefined : labOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
}

/** A box about the figure's middle: rows from one share of its height to another, `halfWidth` as a share of it too. */
export function boxOn(picture: Rgba, from: number, to: number, halfWidth: number, offCentre = 0): Bounds {
  const bounds = figureBounds(picture);
  const middle = bounds.left + bounds.width / 2 + offCentre * bounds.height;
  const left = Math.round(middle - halfWidth * bounds.height);
  const top = rowAt(picture, from);
  return {
    left,
    top,
    width: Math.round(2 * halfWidth * bounds.height),
    height: rowAt(picture, to) - top,
  };
}

/** Colours of the covered pixels of a box, in order. */
export function labsIn(picture: Rgba, box: Bounds): Lab[] {
  const labs: Lab[] = [];
  for (let y = box.top; y < box.top + box.height; y++)
    for (let x = box.left; x < box.left + box.width; x++) {
      const lab = labAt(picture, x, y);
      if (lab) labs.push(lab);
    }
  return labs;
}

/** The middle value; of an even number the upper one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Mean distance in colour and cover of two pictures of one size, inside a box, 0..255. */
export function difference(a: Rgba, b: Rgba, box: Bounds): number {
  let sum = 0;
  for (let y = box.top; y < box.top + box.height; y++)
    for (let i = (y * a.width + box.left) * 4; i < (y * a.width + box.left + box.width) * 4; i++)
      sum += Math.abs(a.data[i]! - b.data[i]!);
  return sum / (box.width * box.height * 4);
}

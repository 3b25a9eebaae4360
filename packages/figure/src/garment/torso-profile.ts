import { type Run, runsOf, type Silhouette } from './silhouette.ts';

/** The two sides of a picture; a front photo shows the figure's right side at its left. */
export type PictureSide = 'left' | 'right';
export const PICTURE_SIDES: readonly PictureSide[] = ['left', 'right'];

/** How far the cloth around the middle reaches to both sides, row by row, in cells of the silhouette. */
export interface TorsoProfile {
  /** Column of the middle. */
  readonly axis: number;
  /** First row of cloth near the middle and last row at it. */
  readonly top: number;
  readonly bottom: number;
  /** Distance from the axis to the outline at the picture's left and right; NaN where there is no cloth. */
  readonly reach: Readonly<Record<PictureSide, Float32Array>>;
}

/** Gaps at the middle up to this share of the usual width belong to it: legs of a jumpsuit, a jacket left open. */
const BRIDGED_GAP = 0.4;
/** The axis is read from this part of the height: below the sleeves, above an uneven hem. */
const AXIS_FROM = 0.55;
const AXIS_TO = 0.95;

/** Measures the run of cloth around the middle of every row. */
export function torsoProfile(silhouette: Silhouette): TorsoProfile {
  const axis = findAxis(silhouette);
  const usual = usualWidth(silhouette, axis);
  const left = new Float32Array(silhouette.height).fill(Number.NaN);
  const right = new Float32Array(silhouette.height).fill(Number.NaN);
  let [top, bottom] = [silhouette.bottom, silhouette.top];
  for (let row = silhouette.top; row <= silhouette.bottom; row++) {
    const run = middleRun(silhouette, row, axis, BRIDGED_GAP * usual);
    if (!run) continue;
    left[row] = Math.max(0, axis - run.from);
    right[row] = Math.max(0, run.to + 1 - axis);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return { axis, top, bottom, reach: { left, right } };
}

/** The same with everything out to the edge of the silhouette counted in: right where nothing lies beside the torso. */
export function outerProfile(silhouette: Silhouette, axis: number): TorsoProfile {
  const left = new Float32Array(silhouette.height).fill(Number.NaN);
  const right = new Float32Array(silhouette.height).fill(Number.NaN);
  for (let row = silhouette.top; row <= silhouette.bottom; row++) {
    const runs = runsOf(silhouette, row);
    const first = runs[0];
    const last = runs.at(-1);
    if (first && first.from < axis) left[row] = axis - first.from;
    if (last && last.to >= axis) right[row] = last.to + 1 - axis;
  }
  return { axis, top: silhouette.top, bottom: silhouette.bottom, reach: { left, right } };
}

function findAxis(silhouette: Silhouette): number {
  const centre = centreOfMass(silhouette);
  const middles: number[] = [];
  forRowsBelow(silhouette, (row) => {
    const run = middleRun(silhouette, row, centre, silhouette.width);
    if (run) middles.push((run.from + run.to + 1) / 2);
  });
  return median(middles) ?? centre;
}

function usualWidth(silhouette: Silhouette, axis: number): number {
  const widths: number[] = [];
  forRowsBelow(silhouette, (row) => {
    const run = middleRun(silhouette, row, axis, silhouette.width);
    if (run) widths.push(run.to - run.from + 1);
  });
  return median(widths) ?? silhouette.right - silhouette.left;
}

function forRowsBelow({ top, bottom }: Silhouette, visit: (row: number) => void): void {
  const height = bottom - top;
  for (let row = Math.round(top + AXIS_FROM * height); row <= top + AXIS_TO * height; row++) visit(row);
}

/** The run that covers the axis, or the two beside it when the gap between them is small. */
function middleRun(silhouette: Silhouette, row: number, axis: number, widestGap: number): Run | undefined {
  const runs = runsOf(silhouette, row);
  const own = runs.find(({ from, to }) => from <= axis && axis <= to + 1);
  if (own) return own;
  const before = runs.findLast(({ to }) => to < axis);
  const after = runs.find(({ from }) => from > axis);
  if (!before || !after || after.from - before.to > widestGap) return undefined;
  return { from: before.from, to: after.to };
}

function centreOfMass({ width, mask }: Silhouette): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    sum += i % width;
    count++;
  }
  return count > 0 ? sum / count + 0.5 : width / 2;
}

export function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

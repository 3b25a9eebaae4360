import { connectedRegions } from '@atelier/pixels/components';
import type { Field } from '@atelier/pixels/field';
import { atLeast, inverted } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';

/** What lines divide a sheet into. */
export interface ClosedAreas {
  /** Index into `areas` of every pixel; lines are divided among their neighbours. `Int32Array [height * width]`. */
  readonly labels: Int32Array;
  readonly areas: readonly ClosedArea[];
}

export interface ClosedArea {
  /** Pixels. */
  readonly area: number;
  /** Pixels on the border of the sheet. */
  readonly border: number;
  /** Mean distance from the top, share of the height. */
  readonly middle: number;
}

/** Gaps in lines up to this share of the shorter side are closed. */
const GAP_SHARE = 0.036;
/** Smaller areas belong to their neighbours: share of the sheet. */
const LEAST_SHARE = 0.0003;
const INK_LEVEL = 0.3;
const NONE = -1;

/** Closes gaps in lines and labels what they enclose. There is at least one area. */
export function closedAreas(cover: Field): ClosedAreas {
  const { width, height } = cover;
  const radius = Math.max(1, Math.round((GAP_SHARE * Math.min(width, height)) / 2));
  const lines = atLeast(cover.data, INK_LEVEL);
  // What thick barriers swallow comes back with thin ones: small closed shapes are no gaps.
  const wide = kept(inverted(dilate(lines, width, height, radius)), width, height);
  const labels = spread(wide, lines, width, height);
  addSmall(labels, lines, width, height);
  fillLines(labels, width, height);
  return measured(labels, width, height);
}

/** Labels from 0 of areas that are large enough. */
function kept(mask: Uint8Array, width: number, height: number): Int32Array<ArrayBuffer> {
  const { labels, regions } = connectedRegions(mask, width, height);
  const out = new Int32Array(labels.length).fill(NONE);
  const least = LEAST_SHARE * width * height;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label > 0 && regions[label - 1]!.area >= least) out[i] = label - 1;
  }
  return out;
}

/** Grows labels over unlabelled pixels, nearest first, never across `barrier`. */
function spread(
  labels: Int32Array<ArrayBuffer>,
  barrier: Uint8Array | null,
  width: number,
  height: number,
): Int32Array<ArrayBuffer> {
  const queue = new Int32Array(labels.length);
  let end = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] !== NONE) queue[end++] = i;
  const visit = (i: number, label: number) => {
    if (labels[i] !== NONE || barrier?.[i]) return;
    labels[i] = label;
    queue[end++] = i;
  };
  for (let head = 0; head < end; head++) {
    const i = queue[head]!;
    const label = labels[i]!;
    const x = i % width;
    if (x > 0) visit(i - 1, label);
    if (x < width - 1) visit(i + 1, label);
    if (i >= width) visit(i - width, label);
    if (i < width * (height - 1)) visit(i + width, label);
  }
  return labels;
}

/** Labels enclosed shapes that no large area reached. */
function addSmall(labels: Int32Array, lines: Uint8Array, width: number, height: number): void {
  const free = new Uint8Array(lines.length);
  for (let i = 0; i < free.length; i++) if (labels[i] === NONE && lines[i] === 0) free[i] = 1;
  const small = kept(free, width, height);
  for (let i = 0; i < free.length; i++) if (small[i] !== NONE) labels[i] = lines.length + small[i]!;
}

function fillLines(labels: Int32Array<ArrayBuffer>, width: number, height: number): void {
  spread(labels, null, width, height);
  for (let i = 0; i < labels.length; i++) if (labels[i] === NONE) labels[i] = 0;
}

/** Renumbers labels from 0 in the order of their first pixels. */
function measured(labels: Int32Array, width: number, height: number): ClosedAreas {
  const index = new Map<number, number>();
  const sums: { area: number; border: number; rows: number }[] = [];
  for (let i = 0; i < labels.length; i++) {
    let own = index.get(labels[i]!);
    if (own === undefined) {
      own = sums.length;
      index.set(labels[i]!, own);
      sums.push({ area: 0, border: 0, rows: 0 });
    }
    labels[i] = own;
    const [x, y] = [i % width, Math.floor(i / width)];
    const sum = sums[own]!;
    sum.area++;
    sum.rows += y;
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) sum.border++;
  }
  const areas = sums.map(({ area, border, rows }) => ({ area, border, middle: rows / area / height }));
  return { labels, areas };
}

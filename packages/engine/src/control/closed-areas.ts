import { connectedRegions } from '@atelier/pixels/components';
import type { Field } from '@atelier/pixels/field';
import { atLeast, inverted } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import { bridgeGaps } from './bridge-gaps.ts';
import { joinAreas } from './join-areas.ts';

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
  /** About as full, wide and high as a disc, and all of it on the sheet. */
  readonly isRound: boolean;
}

/** Gaps in lines up to this share of the shorter side are closed. */
const GAP_SHARE = 0.036;
/** Smaller areas belong to their neighbours: share of the sheet. */
const LEAST_SHARE = 0.0003;
const INK_LEVEL = 0.2;
const NONE = -1;

/** Closes gaps in lines and labels what they enclose. There is at least one area. */
export function closedAreas(cover: Field): ClosedAreas {
  const { width, height } = cover;
  const radius = Math.max(1, Math.round((GAP_SHARE * Math.min(width, height)) / 2));
  const drawn = atLeast(cover.data, INK_LEVEL);
  const lines = withBridges(drawn, areasBetween(drawn, radius, width, height), width, height);
  const labels = areasBetween(lines, radius, width, height);
  addSmall(labels, lines, width, height);
  fillLines(labels, width, height);
  joinAreas(labels, lines, width);
  return measured(labels, width, height);
}

/** Labels of what lines divide the sheet into, gaps up to twice the radius closed; lines and what is small have none. */
function areasBetween(
  lines: Uint8Array,
  radius: number,
  width: number,
  height: number,
): Int32Array<ArrayBuffer> {
  // What thick barriers swallow comes back with thin ones: small closed shapes are no gaps.
  const wide = kept(inverted(dilate(lines, width, height, radius)), width, height);
  return spread(wide, lines, width, height);
}

/** The lines with their gaps bridged where these let in the backdrop: what is closed already is not divided further. */
function withBridges(lines: Uint8Array, labels: Int32Array, width: number, height: number): Uint8Array {
  const open = new Set<number>();
  for (let x = 0; x < width; x++) open.add(labels[x]!).add(labels[(height - 1) * width + x]!);
  for (let y = 0; y < height; y++) open.add(labels[y * width]!).add(labels[y * width + width - 1]!);
  const bridges = bridgeGaps(lines, width, height);
  return lines.map((v, i) => (v || (bridges[i] && open.has(labels[i]!)) ? 1 : 0));
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

interface Sum {
  area: number;
  border: number;
  rows: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Renumbers labels from 0 in the order of their first pixels. */
function measured(labels: Int32Array, width: number, height: number): ClosedAreas {
  const index = new Map<number, number>();
  const sums: Sum[] = [];
  for (let i = 0; i < labels.length; i++) {
    let own = index.get(labels[i]!);
    if (own === undefined) {
      own = sums.length;
      index.set(labels[i]!, own);
      sums.push({ area: 0, border: 0, rows: 0, left: width, right: 0, top: height, bottom: 0 });
    }
    labels[i] = own;
    const [x, y] = [i % width, Math.floor(i / width)];
    const sum = sums[own]!;
    sum.area++;
    sum.rows += y;
    sum.left = Math.min(sum.left, x);
    sum.right = Math.max(sum.right, x);
    sum.top = Math.min(sum.top, y);
    sum.bottom = Math.max(sum.bottom, y);
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) sum.border++;
  }
  const areas = sums.map((sum) => ({
    area: sum.area,
    border: sum.border,
    middle: sum.rows / sum.area / height,
    isRound: isRound(sum),
  }));
  return { labels, areas };
}

/** A disc fills this share of its box; a square all of it. */
const DISC_SHARE = Math.PI / 4;

function isRound({ area, border, left, right, top, bottom }: Sum): boolean {
  if (border > 0) return false;
  const [wide, high] = [right - left + 1, bottom - top + 1];
  const full = area / (wide * high);
  return Math.abs(Math.log(wide / high)) < 0.3 && Math.abs(full - DISC_SHARE) < 0.1;
}

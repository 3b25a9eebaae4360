import type { Bounds } from './bounds.ts';

/** One 8-connected region of a mask. */
export interface Region {
  /** 1-based: its value in the label map. */
  label: number;
  /** Cells. */
  area: number;
  bounds: Bounds;
}

export interface Regions {
  /** 0 outside the mask. `Int32Array [height * width]`. */
  labels: Int32Array;
  /** In order of label, which is the order of their first cell. */
  regions: Region[];
}

/** Horizontal runs of set cells; `end` is the first cell after the run. */
interface Runs {
  start: number[];
  end: number[];
  /** Disjoint-set forest over the runs. */
  parent: number[];
}

/**
 * The 8-connected regions of the cells where `mask` is not 0, by joining the runs of neighbouring rows (Wu, Otoo
 * and Suzuki, "Optimizing two-pass connected-component labeling algorithms", 2009).
 * @param mask `Uint8Array [height * width]`
 */
export function connectedRegions(mask: Uint8Array, width: number, height: number): Regions {
  const runs: Runs = { start: [], end: [], parent: [] };
  let above = 0;
  for (let y = 0; y < height; y++) {
    const first = runs.start.length;
    findRuns(mask, y * width, (y + 1) * width, runs);
    joinRows(runs, above, first, width);
    above = first;
  }
  return label(runs, mask.length, width);
}

function findRuns(mask: Uint8Array, from: number, to: number, { start, end, parent }: Runs): void {
  for (let at = from; at < to; at++) {
    if (mask[at] === 0) continue;
    parent.push(start.length);
    start.push(at);
    while (at < to && mask[at] !== 0) at++;
    end.push(at);
  }
}

/** Joins the runs from `first` on with those of the row above, which begin at `above`. */
function joinRows(runs: Runs, above: number, first: number, width: number): void {
  const { start, end } = runs;
  let upper = above;
  for (let run = first; run < start.length; run++) {
    const left = start[run]! - width;
    const right = end[run]! - width;
    while (upper < first && end[upper]! < left) upper++;
    for (let k = upper; k < first && start[k]! <= right; k++) join(runs, k, run);
  }
}

function join(runs: Runs, a: number, b: number): void {
  const rootA = rootOf(runs, a);
  const rootB = rootOf(runs, b);
  runs.parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
}

function rootOf({ parent }: Runs, run: number): number {
  let root = run;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}

function label(runs: Runs, cells: number, width: number): Regions {
  const labels = new Int32Array(cells);
  const regions: Region[] = [];
  const labelOfRoot = new Map<number, number>();
  for (let run = 0; run < runs.start.length; run++) {
    const root = rootOf(runs, run);
    const start = runs.start[run]!;
    const end = runs.end[run]!;
    let own = labelOfRoot.get(root);
    if (own === undefined) {
      own = regions.length + 1;
      labelOfRoot.set(root, own);
      regions.push(emptyRegion(own, start, width));
    }
    labels.fill(own, start, end);
    extend(regions[own - 1]!, start, end, width);
  }
  return { labels, regions };
}

function emptyRegion(label: number, start: number, width: number): Region {
  return {
    label,
    area: 0,
    bounds: { left: start % width, top: Math.floor(start / width), width: 0, height: 0 },
  };
}

function extend(region: Region, start: number, end: number, width: number): void {
  const { bounds } = region;
  const y = Math.floor(start / width);
  const x = start - y * width;
  const right = Math.max(bounds.left + bounds.width, x + end - start);
  region.area += end - start;
  bounds.left = Math.min(bounds.left, x);
  bounds.width = right - bounds.left;
  bounds.height = y - bounds.top + 1;
}

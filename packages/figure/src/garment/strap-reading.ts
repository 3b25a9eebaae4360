import { signedDistance } from '@atelier/pixels/distance';
import { type Field, sampleField } from '@atelier/pixels/field';
import type { Cell } from './neck-points.ts';
import { type Run, runsOf, type Silhouette } from './silhouette.ts';

/** A thin strap followed from its top down to the bodice. */
export interface StrapReading {
  /** Middle of the strap's top, and where it meets the bodice. */
  readonly top: Cell;
  readonly base: Cell;
  /** Mean width, cells. */
  readonly width: number;
}

/** Straps are thinner than this share of the distance from the axis to the side. */
const THIN = 0.24;
/** A strap ends where the cloth becomes this many times as wide. */
const WIDENING = 2.2;
/** Its rounded end is left out. */
const END_ROWS = 2;
const LEAST_ROWS = 6;

/**
 * Follows the cloth at a neck point downwards as long as it stays thin; undefined for shoulders of ordinary width.
 * @param reach distance of the side seam from the axis, cells
 */
export function readStrap(silhouette: Silhouette, neck: Cell, reach: number): StrapReading | undefined {
  const runs: Run[] = [];
  let at = neck.x;
  for (let row = Math.round(neck.y) + END_ROWS; row <= silhouette.bottom; row++) {
    const run = nearestRun(runsOf(silhouette, row), at);
    if (!run) break;
    const width = run.to - run.from + 1;
    const usual = runs.length > 0 ? meanWidth(runs) : width;
    if (width > THIN * reach || width > Math.max(WIDENING * usual, usual + 2)) break;
    runs.push(run);
    at = (run.from + run.to + 1) / 2;
  }
  if (runs.length < LEAST_ROWS) return undefined;
  const middle = ({ from, to }: Run) => (from + to + 1) / 2;
  return {
    top: { x: middle(runs[0]!), y: neck.y },
    base: { x: middle(runs.at(-1)!), y: neck.y + END_ROWS + runs.length },
    width: meanWidth(runs),
  };
}

function nearestRun(runs: readonly Run[], column: number): Run | undefined {
  return runs.find(({ from, to }) => column >= from - 3 && column <= to + 4);
}

const meanWidth = (runs: readonly Run[]): number =>
  runs.reduce((sum, { from, to }) => sum + to - from + 1, 0) / runs.length;

/** Signed distance to the outline of a garment without its straps, cells, positive on the cloth. */
export function bodiceDistance(
  { width, height, mask }: Silhouette,
  straps: readonly StrapReading[],
): (place: Cell) => number {
  const data = Float32Array.from(mask);
  for (const { base, top, width: thick } of straps) {
    const reach = 1.5 * thick + 2;
    for (let y = 0; y < Math.min(height, base.y); y++) {
      const share = (y - top.y) / Math.max(1, base.y - top.y);
      const middle = top.x + (base.x - top.x) * Math.max(0, share);
      for (let x = Math.max(0, Math.floor(middle - reach)); x <= Math.min(width - 1, middle + reach); x++)
        data[y * width + x] = 0;
    }
  }
  const field: Field = signedDistance({ width, height, data });
  return ({ x, y }) => {
    // Beyond the picture the distance goes on growing.
    const beyond = Math.max(0, -x, x - width, -y, y - height);
    return sampleField(field, x, y) - beyond;
  };
}

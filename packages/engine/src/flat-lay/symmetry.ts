import type { Field } from '@atelier/pixels/field';
import { sampleField } from '@atelier/pixels/field';

/** The best mirror axis of a matte. */
export interface SymmetryAxis {
  /** How far the axis leans from the vertical, radians, clockwise positive. */
  tilt: number;
  /** A point on the axis, cells. */
  x: number;
  y: number;
  /** Share of the matte that its mirror image covers, 0..1. */
  overlap: number;
}

const MAX_TILT_DEGREES = 30;
/** Leaning axes must earn their lean: overlap given up per degree. */
const PENALTY_PER_DEGREE = 0.0004;
const COVERED = 0.05;

/** The coarse search looks at every so many covered cells: the finer ones decide. */
const COARSE_EVERY = 4;

/**
 * Finds the axis near the vertical about which a matte mirrors best: a coarse search over tilt and sideways
 * shift, then two finer ones around the best.
 * @param matte coverage 0..1, about 100 cells a side are plenty
 */
export function findSymmetryAxis(matte: Field): SymmetryAxis {
  const cells = coveredCells(matte);
  const centre = centroid(matte, cells);
  const span = Math.sqrt(cells.length);
  const search = (among: CoveredCell[], degrees: number[], shifts: number[]) => {
    let best = { degrees: 0, shift: 0, score: -1, overlap: 0 };
    for (const d of degrees) {
      for (const shift of shifts) {
        const overlap = mirrorOverlap(matte, among, centre, (d * Math.PI) / 180, shift * span);
        const score = overlap - PENALTY_PER_DEGREE * Math.abs(d);
        if (score > best.score) best = { degrees: d, shift, score, overlap };
      }
    }
    return best;
  };
  const some = cells.filter((_, i) => i % COARSE_EVERY === 0);
  const coarse = search(some, around(0, MAX_TILT_DEGREES, 3), around(0, 0.08, 0.04));
  const finer = search(cells, around(coarse.degrees, 2, 1), around(coarse.shift, 0.03, 0.015));
  const best = search(cells, around(finer.degrees, 0.75, 0.25), around(finer.shift, 0.01, 0.005));
  const tilt = (best.degrees * Math.PI) / 180;
  const shift = best.shift * span;
  return {
    tilt,
    x: centre.x + Math.cos(tilt) * shift,
    y: centre.y + Math.sin(tilt) * shift,
    overlap: best.overlap,
  };
}

function around(centre: number, reach: number, step: number): number[] {
  const count = Math.round(reach / step);
  return Array.from({ length: 2 * count + 1 }, (_, i) => centre + (i - count) * step);
}

interface CoveredCell {
  x: number;
  y: number;
  alpha: number;
}

function coveredCells({ width, data }: Field): CoveredCell[] {
  const cells: CoveredCell[] = [];
  data.forEach((alpha, i) => {
    if (alpha > COVERED) cells.push({ x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5, alpha });
  });
  return cells;
}

function centroid(matte: Field, cells: CoveredCell[]): { x: number; y: number } {
  let x = 0;
  let y = 0;
  let sum = 0;
  for (const cell of cells) {
    x += cell.x * cell.alpha;
    y += cell.y * cell.alpha;
    sum += cell.alpha;
  }
  return sum > 0 ? { x: x / sum, y: y / sum } : { x: matte.width / 2, y: matte.height / 2 };
}

/** Intersection over union of a matte and its mirror image. */
function mirrorOverlap(
  matte: Field,
  cells: CoveredCell[],
  centre: { x: number; y: number },
  tilt: number,
  shift: number,
): number {
  const nx = Math.cos(tilt);
  const ny = Math.sin(tilt);
  let shared = 0;
  let total = 0;
  for (const { x, y, alpha } of cells) {
    const across = 2 * ((x - centre.x) * nx + (y - centre.y) * ny - shift);
    const mx = x - across * nx;
    const my = y - across * ny;
    const inside = mx >= 0 && my >= 0 && mx <= matte.width && my <= matte.height;
    if (inside) shared += Math.min(alpha, sampleField(matte, mx, my));
    total += alpha;
  }
  return total > 0 ? shared / total : 0;
}

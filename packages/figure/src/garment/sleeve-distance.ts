import type { Cell } from './neck-points.ts';
import type { Silhouette } from './silhouette.ts';

/** Distance of cells that are no part of the sleeve. */
export const UNREACHED = 1e9;

/** 1 where cloth lies beyond the armhole and outside the torso. */
export function sleeveRegion(
  { width, height, mask }: Silhouette,
  axis: number,
  outwards: 1 | -1,
  pit: Cell,
  tip: Cell,
  torsoReach: Float32Array,
): Uint8Array {
  const region = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const share = (y - tip.y) / Math.max(1, pit.y - tip.y);
    const armhole = (tip.x + (pit.x - tip.x) * Math.min(1, Math.max(0, share)) - axis) * outwards;
    const edge = y > pit.y ? torsoReach[y]! + 1 : armhole;
    for (let x = 0; x < width; x++) {
      const reach = (x + 0.5 - axis) * outwards;
      if (mask[y * width + x] === 1 && !(reach < edge)) region[y * width + x] = 1;
    }
  }
  return region;
}

/** Distance inside the region from the armhole, by sweeps of an 8-neighbour chamfer until nothing shortens. */
export function distancesFrom(
  region: Uint8Array,
  width: number,
  height: number,
  pit: Cell,
  tip: Cell,
): Float32Array {
  const distance = new Float32Array(region.length).fill(UNREACHED);
  const steps = Math.ceil(2 * Math.hypot(tip.x - pit.x, tip.y - pit.y));
  for (let k = 0; k <= steps; k++) {
    const { x, y } = mix(tip, pit, k / steps);
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        const at = (Math.floor(y) + dy) * width + Math.floor(x) + dx;
        if (region[at] === 1) distance[at] = 0;
      }
  }
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const forwards = relax(distance, region, width, height, 1);
    const backwards = relax(distance, region, width, height, -1);
    if (!forwards && !backwards) break;
  }
  return distance;
}

const MOST_SWEEPS = 40;

function relax(
  distance: Float32Array,
  region: Uint8Array,
  width: number,
  height: number,
  step: 1 | -1,
): boolean {
  const neighbours = [
    [-step, 1],
    [-step * width, 1],
    [-step * (width + 1), Math.SQRT2],
    [-step * (width - 1), Math.SQRT2],
  ] as const;
  let changed = false;
  const first = step > 0 ? width + 1 : (height - 1) * width - 2;
  const last = step > 0 ? (height - 1) * width - 1 : width;
  for (let i = first; i !== last; i += step) {
    if (region[i] === 0) continue;
    for (const [offset, cost] of neighbours) {
      const through = distance[i + offset]! + cost;
      if (through >= distance[i]! - 1e-3) continue;
      distance[i] = through;
      changed = true;
    }
  }
  return changed;
}

/** The point at a share of the way between two. */
export function mix(a: Cell, b: Cell, share: number): Cell {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

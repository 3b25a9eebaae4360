import type { LightBuffer } from './light-buffer.ts';
import { CELL_MIDDLE } from './light-buffer.ts';

/** Shares of the key light and of the surrounding light that reach a point, 0..1. */
export interface ReachingLight {
  key: number;
  open: number;
}

/** Points whose depths differ by less than this lie on the same thing, dm. */
const SAME_DEPTH = 0.2;
/** Less weight than this is not enough for a mean. */
const LEAST_WEIGHT = 0.05;

/**
 * What reaches the point at place (cellX, cellY) of the light's picture and the given depth: the mean of the cells around it that are as deep, by
 * their closeness; else the cell near it that is most alike in depth, so that no light crosses from one thing to
 * another at their edges.
 */
export function readLight(
  light: LightBuffer,
  cellX: number,
  cellY: number,
  z: number,
  out: ReachingLight,
): void {
  const { left, top, width, height, depth } = light;
  const x = Math.min(width - 1, Math.max(0, cellX - left - CELL_MIDDLE));
  const y = Math.min(height - 1, Math.max(0, cellY - top - CELL_MIDDLE));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  let weights = 0;
  let key = 0;
  let open = 0;
  for (let corner = 0; corner < 4; corner++) {
    const right = corner & 1;
    const below = corner >> 1;
    const weight = (right === 1 ? x - x0 : 1 - x + x0) * (below === 1 ? y - y0 : 1 - y + y0);
    if (weight === 0) continue;
    const cell = (y0 + below) * width + x0 + right;
    const found = depth[cell]!;
    if (found === 0 || Math.abs(found - z) > SAME_DEPTH) continue;
    weights += weight;
    key += weight * light.key[cell]!;
    open += weight * light.open[cell]!;
  }
  if (weights > LEAST_WEIGHT) {
    out.key = key / weights;
    out.open = open / weights;
    return;
  }
  const cell = mostAlike(light, Math.round(x), Math.round(y), z);
  out.key = cell < 0 ? 1 : light.key[cell]!;
  out.open = cell < 0 ? 1 : light.open[cell]!;
}

/** The cell here or next to it whose point lies at the most similar depth; -1 when there is none. */
function mostAlike({ width, height, depth }: LightBuffer, x: number, y: number, z: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
    for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
      const found = depth[j * width + i]!;
      if (found === 0) continue;
      const difference = Math.abs(found - z);
      if (difference >= least) continue;
      least = difference;
      best = j * width + i;
    }
  }
  return best;
}

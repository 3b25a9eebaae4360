import type { Support } from '../body/posed-body.ts';
import { type SeatBlock, seatBlock } from '../scene/seat-block.ts';

/** Cloth keeps this far from wood, dm. */
const THICKNESS_DM = 0.03;
/** Cloth that lies deeper below the top than this hangs beside the flesh and leaves through the nearest side, dm. */
const SHALLOW_DM = 0.5;
/** Share of what cloth moved along the top of a seat that is taken back: it lies there. */
const FRICTION = 0.8;

/**
 * Keeps cloth out of the seat or the wall.
 * @param positions `Float32Array [n * 3]`, dm, changed in place
 * @param before positions at the beginning of the step
 */
export function resolveSupport(support: Support, positions: Float32Array, before: Float32Array): void {
  if (support.kind === 'wall') {
    const least = support.x + THICKNESS_DM;
    for (let o = 0; o < positions.length; o += 3) if (positions[o]! < least) positions[o] = least;
    return;
  }
  const block = seatBlock(support);
  for (let o = 0; o < positions.length; o += 3) leaveBlock(block, positions, before, o);
}

function leaveBlock(block: SeatBlock, positions: Float32Array, before: Float32Array, o: number): void {
  const below = block.topY + THICKNESS_DM - positions[o + 1]!;
  if (below <= 0) return;
  const x = positions[o]!;
  const z = positions[o + 2]!;
  const right = block.right + THICKNESS_DM - x;
  const left = x - block.left + THICKNESS_DM;
  const front = block.front + THICKNESS_DM - z;
  const back = z - block.back + THICKNESS_DM;
  if (right <= 0 || left <= 0 || front <= 0 || back <= 0) return;
  const nearest = Math.min(right, left, front, back);
  if (below < SHALLOW_DM && below < nearest) {
    positions[o] = x - FRICTION * (x - before[o]!);
    positions[o + 1] = block.topY + THICKNESS_DM;
    positions[o + 2] = z - FRICTION * (z - before[o + 2]!);
  } else if (nearest === front) positions[o + 2] = block.front + THICKNESS_DM;
  else if (nearest === right) positions[o] = block.right + THICKNESS_DM;
  else if (nearest === left) positions[o] = block.left - THICKNESS_DM;
  else positions[o + 2] = block.back - THICKNESS_DM;
}

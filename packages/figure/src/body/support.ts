import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { Stance, Support } from './posed-body.ts';
import { skinOf } from './skin-part.ts';

/** Flesh gives way under the weight by this much, dm. */
const PRESSED_SEAT_DM = 0.25;
const PRESSED_WALL_DM = 0.05;
const SEAT_FLESH = /^(root|pelvis|spine05|upperleg01)/;
const SHINS = /^lowerleg0/;

/** Height of the lowest skin, dm. */
export function groundOf(positions: Float32Array): number {
  let y = Infinity;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) y = Math.min(y, positions[3 * vertex + 1]!);
  return y;
}

/** Where the stance's prop has to be for this body; undefined when it stands free. */
export function supportOf(data: FigureData, stance: Stance, positions: Float32Array): Support | undefined {
  if (stance.prop === 'wall') {
    return { kind: 'wall', x: rightmostOf(positions) + PRESSED_WALL_DM };
  }
  if (stance.prop !== 'seat') return undefined;
  const flesh = skinOf(data, SEAT_FLESH);
  const lowest = flesh.reduce((low, v) => (positions[3 * v + 1]! < positions[3 * low + 1]! ? v : low));
  const frontZ = Math.min(...skinOf(data, SHINS).map((vertex) => positions[3 * vertex + 2]!));
  return {
    kind: 'seat',
    topY: positions[3 * lowest + 1]! + PRESSED_SEAT_DM,
    x: mean(flesh.map((vertex) => positions[3 * vertex]!)),
    z: mean(flesh.map((vertex) => positions[3 * vertex + 2]!)),
    frontZ,
  };
}

function rightmostOf(positions: Float32Array): number {
  let x = Infinity;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) x = Math.min(x, positions[3 * vertex]!);
  return x;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

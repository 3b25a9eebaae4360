import { smoothstep } from '../noise.ts';
import type { StrandShape } from './cuts.ts';
import type { Strand } from './strand.ts';

/**
 * Winds a strand around its own line: a flat wave for wavy hair, a helix for curls. `phase` (turns) sets where
 * the turn starts; locks that share it wave together. Points at the root stay, the turn opens over the first part.
 */
export function wind(strand: Strand, shape: StrandShape, phase: number): Strand {
  if (shape.kind === 'straight') return strand;
  const count = strand.points.length / 3;
  const points = new Float32Array(strand.points.length);
  const handed = shape.kind === 'coil' && phase < 0.5 ? -1 : 1;
  let walked = 0;
  for (let i = 0; i < count; i++) {
    if (i > 0) walked += stepLength(strand.points, i);
    const turn = 2 * Math.PI * (walked / shape.wavelength + phase);
    const open = smoothstep(0, shape.wavelength * 0.8, walked) * shape.radius;
    const sideways = open * Math.sin(turn) * handed;
    const outwards = open * (shape.kind === 'coil' ? Math.cos(turn) : 0.45 * Math.cos(turn));
    place(points, strand, i, sideways, outwards);
  }
  return { ...strand, points };
}

function place(points: Float32Array, strand: Strand, i: number, sideways: number, outwards: number): void {
  const across = acrossAt(strand, i);
  for (let axis = 0; axis < 3; axis++) {
    points[3 * i + axis] =
      strand.points[3 * i + axis]! + sideways * across[axis]! + outwards * strand.outward[3 * i + axis]!;
  }
}

/** Unit vector across the strand, along the head. */
export function acrossAt(strand: Strand, i: number): [number, number, number] {
  const [tx, ty, tz] = tangentAt(strand.points, i);
  const ox = strand.outward[3 * i]!;
  const oy = strand.outward[3 * i + 1]!;
  const oz = strand.outward[3 * i + 2]!;
  const x = ty * oz - tz * oy;
  const y = tz * ox - tx * oz;
  const z = tx * oy - ty * ox;
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

/** Unit direction towards the tip at point `i`. */
export function tangentAt(points: Float32Array, i: number): [number, number, number] {
  const last = points.length / 3 - 1;
  const a = 3 * Math.max(0, i - 1);
  const b = 3 * Math.min(last, i + 1);
  const x = points[b]! - points[a]!;
  const y = points[b + 1]! - points[a + 1]!;
  const z = points[b + 2]! - points[a + 2]!;
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}

function stepLength(points: Float32Array, i: number): number {
  const [a, b] = [3 * (i - 1), 3 * i];
  return Math.hypot(
    points[b]! - points[a]!,
    points[b + 1]! - points[a + 1]!,
    points[b + 2]! - points[a + 2]!,
  );
}

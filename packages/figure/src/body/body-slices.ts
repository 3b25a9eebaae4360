/** Slices this thick, and so many directions around each, dm and count. */
const SLICE_DM = 0.3;
const DIRECTIONS = 48;
/** A direction's reach also counts for its neighbours: the outline between two vertices is not dented. */
const SPREAD = 1;

interface Slice {
  readonly x: number;
  readonly z: number;
  /** Farthest point in each direction, dm; 0 where there is none. */
  readonly reach: Float32Array;
}

/** A part of the posed body as horizontal slices, to ask quickly how deep a point is inside. */
export class BodySlices {
  readonly #slices = new Map<number, Slice>();

  /** @param positions `Float32Array [points * 3]`, dm. */
  constructor(positions: Float32Array) {
    const byLevel = new Map<number, number[]>();
    for (let at = 0; at < positions.length; at += 3) {
      const level = Math.floor(positions[at + 1]! / SLICE_DM);
      const points = byLevel.get(level) ?? [];
      points.push(at);
      byLevel.set(level, points);
    }
    for (const [level, points] of byLevel) this.#slices.set(level, sliceOf(positions, points));
  }

  /** How far inside the outline of its slice a point is, dm; negative outside, -Infinity above and below. */
  depth(x: number, y: number, z: number): number {
    const slice = this.#slices.get(Math.floor(y / SLICE_DM));
    if (!slice) return -Infinity;
    const dx = x - slice.x;
    const dz = z - slice.z;
    return slice.reach[directionOf(dx, dz)]! - Math.hypot(dx, dz);
  }

  /** The deepest that any of the points is inside. */
  deepest(positions: Float32Array): number {
    let deepest = -Infinity;
    for (let at = 0; at < positions.length; at += 3) {
      deepest = Math.max(deepest, this.depth(positions[at]!, positions[at + 1]!, positions[at + 2]!));
    }
    return deepest;
  }
}

function sliceOf(positions: Float32Array, points: readonly number[]): Slice {
  let x = 0;
  let z = 0;
  for (const at of points) {
    x += positions[at]! / points.length;
    z += positions[at + 2]! / points.length;
  }
  const reach = new Float32Array(DIRECTIONS);
  for (const at of points) {
    const dx = positions[at]! - x;
    const dz = positions[at + 2]! - z;
    const direction = directionOf(dx, dz);
    for (let step = -SPREAD; step <= SPREAD; step++) {
      const near = (direction + step + DIRECTIONS) % DIRECTIONS;
      reach[near] = Math.max(reach[near]!, Math.hypot(dx, dz));
    }
  }
  return { x, z, reach };
}

function directionOf(dx: number, dz: number): number {
  const turn = Math.atan2(dz, dx) / (2 * Math.PI) + 0.5;
  return Math.min(DIRECTIONS - 1, Math.floor(turn * DIRECTIONS));
}

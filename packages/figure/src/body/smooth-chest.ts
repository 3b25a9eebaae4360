import type { FigureData } from '../data/figure-data.ts';
import { vertexAt } from '../geometry/vector.ts';
import { boneIndex } from './skeleton.ts';

/** Around the tip of each breast, dm, at the stature of an adult. Children's chests are evened wholly. */
const ADULT = { radius: 0.4, passes: 12 };
const CHILD = { radius: 1.1, passes: 60 };

/**
 * Evens the skin of the chest as plain underwear does: cloth hangs over it without bumps. Each pass moves the
 * vertices of the region to the mean of their neighbours (Laplacian smoothing).
 *
 * @param shape changed in place.
 */
export function smoothChest(data: FigureData, shape: Float32Array, isChild: boolean): void {
  const { radius, passes } = isChild ? CHILD : ADULT;
  for (const bone of ['breast.L', 'breast.R']) {
    const tip = data.rig.tails[boneIndex(data.rig, bone)]![0]!;
    const neighbours = regionAround(data, shape, tip, radius);
    for (let pass = 0; pass < passes; pass++) relax(shape, neighbours);
  }
}

/** Vertices near a vertex, each with the ends of the edges that leave it. */
function regionAround(
  { base }: FigureData,
  shape: Float32Array,
  centre: number,
  radius: number,
): Map<number, Set<number>> {
  const [x, y, z] = vertexAt(shape, centre);
  const isNear = (vertex: number) =>
    Math.hypot(shape[3 * vertex]! - x, shape[3 * vertex + 1]! - y, shape[3 * vertex + 2]! - z) < radius;
  const body = base.groups.indexOf('body');
  const region = new Map<number, Set<number>>();
  for (let quad = 0; quad < base.quadGroups.length; quad++) {
    if (base.quadGroups[quad] !== body || !isNear(base.quads[4 * quad]!)) continue;
    for (let corner = 0; corner < 4; corner++) {
      const vertex = base.quads[4 * quad + corner]!;
      const ends = region.get(vertex) ?? new Set<number>();
      ends.add(base.quads[4 * quad + ((corner + 1) % 4)]!).add(base.quads[4 * quad + ((corner + 3) % 4)]!);
      region.set(vertex, ends);
    }
  }
  // The rim keeps its place, or the region would shrink away from the skin around it.
  for (const vertex of [...region.keys()]) if (!isNear(vertex)) region.delete(vertex);
  return region;
}

function relax(shape: Float32Array, neighbours: ReadonlyMap<number, ReadonlySet<number>>): void {
  const before = shape.slice();
  for (const [vertex, ends] of neighbours) {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (const end of ends) sum += before[3 * end + axis]!;
      shape[3 * vertex + axis] = sum / ends.size;
    }
  }
}

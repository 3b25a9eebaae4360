import type { Collider } from './collider.ts';

/** The collider's surface as a point sees it. */
export interface NearSurface {
  /** Signed, dm; positive outside. */
  distance: number;
  /** Unit normal there. */
  nx: number;
  ny: number;
  nz: number;
}

/**
 * Measures a point against the smooth surface through a vertex and its neighbours: the weighted mean of their tangent
 * planes (Kolluri: Provably good moving least squares, 2005), each tilted half-way to the mean normal, which makes it
 * exact on spheres. Bare tangent planes stand off between the vertices, and cloth shows every one of them as a lump.
 * @param vertex the collider's nearest to the point
 * @param out filled
 */
export function measureSurface(
  { positions, normals, starts, neighbours, spans }: Collider,
  vertex: number,
  x: number,
  y: number,
  z: number,
  out: NearSurface,
): void {
  const own = 3 * vertex;
  const nearestSquared =
    (x - positions[own]!) ** 2 + (y - positions[own + 1]!) ** 2 + (z - positions[own + 2]!) ** 2;
  const perSpan = 1 / spans[vertex]!;
  // Sums of weight, weighted place and weighted normal, and of place times normal.
  let total = 1;
  let px = positions[own]!;
  let py = positions[own + 1]!;
  let pz = positions[own + 2]!;
  let nx = normals[own]!;
  let ny = normals[own + 1]!;
  let nz = normals[own + 2]!;
  let planes = (x - px) * nx + (y - py) * ny + (z - pz) * nz;
  for (let s = starts[vertex]!; s < starts[vertex + 1]!; s++) {
    const at = 3 * neighbours[s]!;
    const dx = x - positions[at]!;
    const dy = y - positions[at + 1]!;
    const dz = z - positions[at + 2]!;
    // A neighbour counts in full where it is as near as the vertex, and no more where it is a span farther: then
    // nothing jumps when another vertex becomes the nearest.
    const closeness = 1 - (dx * dx + dy * dy + dz * dz - nearestSquared) * perSpan;
    if (closeness <= 0) continue;
    const weight = closeness * closeness;
    total += weight;
    px += weight * positions[at]!;
    py += weight * positions[at + 1]!;
    pz += weight * positions[at + 2]!;
    nx += weight * normals[at]!;
    ny += weight * normals[at + 1]!;
    nz += weight * normals[at + 2]!;
    planes += weight * (dx * normals[at]! + dy * normals[at + 1]! + dz * normals[at + 2]!);
  }
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  nx /= length;
  ny /= length;
  nz /= length;
  const level = (x - px / total) * nx + (y - py / total) * ny + (z - pz / total) * nz;
  out.distance = (planes / total + level) / 2;
  out.nx = nx;
  out.ny = ny;
  out.nz = nz;
}

import { randomStream } from '@atelier/pixels/random';
import type { FigureData } from '../../data/figure-data.ts';
import { canonicalPlaces } from '../skin/canonical.ts';
import { skinMesh } from '../skin/skin-mesh.ts';

/** Where strands leave the scalp: a place on a triangle of the skin. */
export interface Roots {
  /** Skin vertices of the triangle: `Uint16Array [n * 3]`. */
  readonly vertices: Uint16Array;
  /** Barycentric shares: `Float32Array [n * 3]`. */
  readonly shares: Float32Array;
}

/** Where and how densely hair is planted. */
export interface Bed {
  readonly count: number;
  readonly seed: number;
  /** Half-width of the zone at the edge in which roots grow rarer, dm. */
  readonly softness: number;
  /** Canonical heights between which the bed lies. */
  readonly heights: { readonly from: number; readonly to: number };
  /** How far inside the bed a canonical place lies, dm; negative outside. */
  readonly inside: (x: number, y: number, z: number) => number;
}

/** Spreads about `bed.count` roots evenly over the bed. The same seed gives the same roots. */
export function plantRoots(data: FigureData, bed: Bed): Roots {
  const places = canonicalPlaces(data);
  const random = randomStream(bed.seed);
  const soil = trianglesOf(data, bed);
  const areas = triangleAreas(places, soil);
  const spacing = areas.reduce((sum, area) => sum + area, 0) / bed.count;
  const vertices: number[] = [];
  const shares: number[] = [];
  let owed = random() * spacing;
  for (let t = 0; t < areas.length; t++) {
    for (owed += areas[t]!; owed >= spacing; owed -= spacing) {
      const corners = [soil[3 * t]!, soil[3 * t + 1]!, soil[3 * t + 2]!];
      const share = evenShares(random(), random());
      const at = (axis: number) => corners.reduce((sum, v, k) => sum + share[k]! * places[3 * v + axis]!, 0);
      if ((bed.inside(at(0), at(1), at(2)) / bed.softness + 1) / 2 < random()) continue;
      vertices.push(...corners);
      shares.push(...share);
    }
  }
  return { vertices: Uint16Array.from(vertices), shares: Float32Array.from(shares) };
}

/** Vectors of skin vertices (`[SKIN_VERTICES * 3]`) at a root. */
export function blendAt(vectors: Float32Array, roots: Roots, i: number): [number, number, number] {
  const at = (axis: number) => {
    let sum = 0;
    for (let k = 0; k < 3; k++)
      sum += roots.shares[3 * i + k]! * vectors[3 * roots.vertices[3 * i + k]! + axis]!;
    return sum;
  };
  return [at(0), at(1), at(2)];
}

/** Barycentric shares that cover a triangle evenly for even u, v (G. Turk, "Graphics Gems", 1990). */
function evenShares(u: number, v: number): [number, number, number] {
  const root = Math.sqrt(u);
  return [1 - root, root * (1 - v), root * v];
}

function trianglesOf(data: FigureData, { heights, inside, softness }: Bed): Uint32Array {
  const places = canonicalPlaces(data);
  const triangles = skinMesh(data).coarse;
  const fertile = (v: number) => {
    const y = places[3 * v + 1]!;
    if (y < heights.from || y > heights.to || onEar(places, v)) return false;
    return inside(places[3 * v]!, y, places[3 * v + 2]!) > -softness;
  };
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = triangles.subarray(t, t + 3);
    if (corners.some(fertile) && !corners.some((v) => onEar(places, v))) kept.push(...corners);
  }
  return Uint32Array.from(kept);
}

/** Ears stick out of the skull at the sides; nothing grows on them. */
function onEar(places: Float32Array, vertex: number): boolean {
  const x = Math.abs(places[3 * vertex]!);
  const y = places[3 * vertex + 1]!;
  const z = places[3 * vertex + 2]!;
  return x > 0.72 && y > 6.78 && y < 7.4 && z > 0.28 && z < 0.66;
}

function triangleAreas(places: Float32Array, triangles: Uint32Array): Float32Array {
  const areas = new Float32Array(triangles.length / 3);
  for (let t = 0; t < areas.length; t++) {
    const [a, b, c] = [3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!];
    const [ux, uy, uz] = [
      places[b]! - places[a]!,
      places[b + 1]! - places[a + 1]!,
      places[b + 2]! - places[a + 2]!,
    ];
    const [vx, vy, vz] = [
      places[c]! - places[a]!,
      places[c + 1]! - places[a + 1]!,
      places[c + 2]! - places[a + 2]!,
    ];
    areas[t] = Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return areas;
}

import { randomStream } from '@atelier/pixels/random';
import type { FigureData } from '../../data/figure-data.ts';
import { canonicalPlaces, groupQuads, splitQuads } from '../skin/canonical.ts';
import { aboveHairline } from './hairline.ts';

/** Where strands leave the scalp: a place on a triangle of the skin. */
export interface Roots {
  /** Skin vertices of the triangle: `Uint16Array [n * 3]`. */
  readonly vertices: Uint16Array;
  /** Barycentric shares: `Float32Array [n * 3]`. */
  readonly shares: Float32Array;
}

/** Half-width of the zone in which the hairline thins out, dm. */
const HAIRLINE_SOFTNESS_DM = 0.07;

/** Spreads about `count` roots evenly over the scalp; thinner at the hairline. The same seed gives the same roots. */
export function plantRoots(data: FigureData, count: number, receding: number, seed: number): Roots {
  const places = canonicalPlaces(data);
  const random = randomStream(seed);
  const scalp = scalpTriangles(data, receding);
  const areas = triangleAreas(places, scalp);
  const spacing = areas.reduce((sum, area) => sum + area, 0) / count;
  const vertices: number[] = [];
  const shares: number[] = [];
  let owed = random() * spacing;
  for (let t = 0; t < areas.length; t++) {
    for (owed += areas[t]!; owed >= spacing; owed -= spacing) {
      const corners = [scalp[3 * t]!, scalp[3 * t + 1]!, scalp[3 * t + 2]!];
      const share = evenShares(random(), random());
      const at = (axis: number) => corners.reduce((sum, v, k) => sum + share[k]! * places[3 * v + axis]!, 0);
      const above = aboveHairline(at(0), at(1), at(2), receding);
      if ((above / HAIRLINE_SOFTNESS_DM + 1) / 2 < random()) continue;
      vertices.push(...corners);
      shares.push(...share);
    }
  }
  return { vertices: Uint16Array.from(vertices), shares: Float32Array.from(shares) };
}

/** Barycentric shares that cover a triangle evenly for even u, v (G. Turk, "Graphics Gems", 1990). */
function evenShares(u: number, v: number): [number, number, number] {
  const root = Math.sqrt(u);
  return [1 - root, root * (1 - v), root * v];
}

function scalpTriangles(data: FigureData, receding: number): Uint32Array {
  const places = canonicalPlaces(data);
  const triangles = splitQuads(groupQuads(data, 'body'));
  const above = (v: number) =>
    aboveHairline(places[3 * v]!, places[3 * v + 1]!, places[3 * v + 2]!, receding) > -HAIRLINE_SOFTNESS_DM;
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = triangles.subarray(t, t + 3);
    if (places[3 * corners[0]! + 1]! > 6.4 && corners.some(above) && !corners.some((v) => onEar(places, v))) {
      kept.push(...corners);
    }
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

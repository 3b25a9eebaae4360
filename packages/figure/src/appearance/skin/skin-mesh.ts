import { bodyTriangles } from '../../body/triangles.ts';
import { type FigureData, SKIN_VERTICES } from '../../data/figure-data.ts';
import { vertexNormals } from '../../geometry/normals.ts';
import { canonicalPlaces } from './canonical.ts';

/** The skin's triangles, finer over the skull, whose outline is seen when it is bare. */
export interface SkinMesh {
  /** The base mesh's own triangles of the skin: `Uint32Array [n * 3]`. */
  readonly coarse: Uint32Array;
  /** The two skin vertices that each vertex lies between; twice the same for a skin vertex: `Uint16Array [n]`. */
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  /** 1 where the surface bulges between the two; 0 at the rim of the finer part, so that no crack opens. */
  readonly bulges: Uint8Array;
  /** `Uint32Array [triangles * 3]`. */
  readonly triangles: Uint32Array;
}

/** Skull above this canonical height is refined, behind the brow. */
const SKULL = { fromY: 7.2, face: { belowY: 7.62, fromZ: 1.0 } };
/** Share of the way to the rounded surface (Boubekeur & Alexa, "Phong Tessellation", 2008). */
const ROUNDING = 0.75;

const meshes = new WeakMap<FigureData, SkinMesh>();

/** The skin's mesh; made once for each set of data. */
export function skinMesh(data: FigureData): SkinMesh {
  const known = meshes.get(data);
  if (known) return known;
  const made = refineSkull(data);
  meshes.set(data, made);
  return made;
}

/** Unit normals of the skin vertices for positions of every base vertex: `Float32Array [SKIN_VERTICES * 3]`. */
export function skinNormals(data: FigureData, positions: Float32Array): Float32Array {
  return vertexNormals(positions.subarray(0, SKIN_VERTICES * 3), skinMesh(data).coarse);
}

/** Places of the mesh's vertices from those of the skin's and their unit normals: `Float32Array [n * 3]`. */
export function placesOf(mesh: SkinMesh, places: Float32Array, normals: Float32Array): Float32Array {
  const out = meansOf(mesh, places);
  for (let i = SKIN_VERTICES; i < mesh.first.length; i++) {
    if (!mesh.bulges[i]) continue;
    const a = 3 * mesh.first[i]!;
    const b = 3 * mesh.second[i]!;
    let half = 0;
    let otherHalf = 0;
    for (let axis = 0; axis < 3; axis++) {
      const step = (places[b + axis]! - places[a + axis]!) / 2;
      half += step * normals[a + axis]!;
      otherHalf -= step * normals[b + axis]!;
    }
    for (let axis = 0; axis < 3; axis++) {
      out[3 * i + axis]! -= (ROUNDING / 2) * (half * normals[a + axis]! + otherHalf * normals[b + axis]!);
    }
  }
  return out;
}

/** Unit directions of the mesh's vertices from those of the skin's. */
export function directionsOf(mesh: SkinMesh, directions: Float32Array): Float32Array {
  const out = meansOf(mesh, directions);
  for (let i = 3 * SKIN_VERTICES; i < out.length; i += 3) {
    const length = Math.hypot(out[i]!, out[i + 1]!, out[i + 2]!) || 1;
    out[i]! /= length;
    out[i + 1]! /= length;
    out[i + 2]! /= length;
  }
  return out;
}

/** Means of the vectors of the two skin vertices: `Float32Array [n * 3]`. */
export function meansOf(mesh: SkinMesh, vectors: Float32Array): Float32Array {
  const out = new Float32Array(mesh.first.length * 3);
  out.set(vectors.subarray(0, SKIN_VERTICES * 3));
  for (let i = SKIN_VERTICES; i < mesh.first.length; i++) {
    const a = 3 * mesh.first[i]!;
    const b = 3 * mesh.second[i]!;
    for (let axis = 0; axis < 3; axis++) out[3 * i + axis] = (vectors[a + axis]! + vectors[b + axis]!) / 2;
  }
  return out;
}

/** Triangles without those that lie wholly under cloth (`hidden`: 1 per hidden skin vertex). */
export function visibleTriangles(mesh: SkinMesh, hidden: Uint8Array | undefined): Uint32Array {
  if (!hidden) return mesh.triangles;
  const { triangles, first } = mesh;
  const covered = (corner: number) => hidden[first[triangles[corner]!]!];
  const kept: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    if (covered(t) && covered(t + 1) && covered(t + 2)) continue;
    kept.push(triangles[t]!, triangles[t + 1]!, triangles[t + 2]!);
  }
  return Uint32Array.from(kept);
}

/** Splits each triangle of the skull into four. */
function refineSkull(data: FigureData): SkinMesh {
  const canonical = canonicalPlaces(data);
  const coarse = bodyTriangles(data);
  const onSkull = (vertex: number) => {
    const y = canonical[3 * vertex + 1]!;
    const inFace = y < SKULL.face.belowY && canonical[3 * vertex + 2]! > SKULL.face.fromZ;
    return y > SKULL.fromY && !inFace;
  };
  const first = Array.from({ length: SKIN_VERTICES }, (_, vertex) => vertex);
  const second = [...first];
  const bulges = first.map(() => 0);
  const triangles: number[] = [];
  const middles = new Map<number, number>();
  const middleOf = (a: number, b: number): number => {
    const key = Math.min(a, b) * SKIN_VERTICES + Math.max(a, b);
    const known = middles.get(key);
    if (known !== undefined) {
      // The second triangle at this edge is refined too.
      bulges[known] = 1;
      return known;
    }
    middles.set(key, first.length);
    second.push(b);
    bulges.push(0);
    return first.push(a) - 1;
  };
  for (let t = 0; t < coarse.length; t += 3) {
    const [a, b, c] = [coarse[t]!, coarse[t + 1]!, coarse[t + 2]!];
    if (!(onSkull(a) && onSkull(b) && onSkull(c))) {
      triangles.push(a, b, c);
      continue;
    }
    const [ab, bc, ca] = [middleOf(a, b), middleOf(b, c), middleOf(c, a)];
    triangles.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca);
  }
  return {
    coarse,
    first: Uint16Array.from(first),
    second: Uint16Array.from(second),
    bulges: Uint8Array.from(bulges),
    triangles: Uint32Array.from(triangles),
  };
}

import { vertexNormals } from '../geometry/normals.ts';
import { type Collider, NO_CONTACT, nearestVertices } from './collider.ts';

/*
 * Clothes below others lie on the skin almost everywhere, and in the lap they lie in heaps whose folds face anywhere.
 * Cloth that collides with such folds is caught between them and drawn in, row after row, until it hangs from the heap.
 * So what lies on the skin only makes the body thicker; what hangs free of it is a surface of its own.
 */

/** Cloth that stands off the skin by no more than this lies on it, dm. */
const MOST_PADDING_DM = 0.4;
/** Rounds in which skin between threads takes the padding around it, and in which its steps are smoothed. */
const FILLING_ROUNDS = 2;
const SMOOTHING_ROUNDS = 3;

/** Cloth below, where it is worn. */
export interface ClothBelow {
  /** `Float32Array [n * 3]`, dm. */
  readonly positions: Float32Array;
  /** 0 for vertices of cut-away cloth: `Uint8Array [n]`. */
  readonly active: Uint8Array;
}

/** A collider like the body that may be padded: what does not change is shared. */
export const paddable = (body: Collider): Collider => ({
  ...body,
  positions: Float32Array.from(body.positions),
  normals: Float32Array.from(body.normals),
});

/** Moves a paddable body to the bare one, thickened by so much along its normals (dm a vertex). */
export function padBody(padded: Collider, bare: Collider, padding: Float32Array): void {
  for (let i = 0; i < padded.positions.length; i++) {
    padded.positions[i] = bare.positions[i]! + bare.normals[i]! * padding[(i / 3) | 0]!;
  }
  vertexNormals(padded.positions, padded.triangles, padded.normals);
}

/** How much thicker the clothes below make the body, dm: `Float32Array [body vertices]`. */
export function paddingOver(body: Collider, below: readonly ClothBelow[]): Float32Array {
  let padding: Float32Array = new Float32Array(body.starts.length - 1);
  for (const { positions, active } of below) {
    for (const [i, v] of nearestVertices(positions, body).entries()) {
      if (v === NO_CONTACT || active[i] === 0) continue;
      const height = heightOver(body, v, positions, i);
      if (height <= MOST_PADDING_DM) padding[v] = Math.max(padding[v]!, height);
    }
  }
  for (let round = 0; round < FILLING_ROUNDS; round++) padding = averaged(body, padding, Math.max);
  for (let round = 0; round < SMOOTHING_ROUNDS; round++) padding = averaged(body, padding, (_, mean) => mean);
  return padding;
}

/** Which vertices of cloth lie on the body: 1 for each, `Uint8Array [n]`. */
export function lyingOn(body: Collider, positions: Float32Array): Uint8Array {
  return Uint8Array.from(nearestVertices(positions, body), (v, i) =>
    v !== NO_CONTACT && heightOver(body, v, positions, i) <= MOST_PADDING_DM ? 1 : 0,
  );
}

/** Height of point i over the plane of the body's vertex v, dm. */
function heightOver({ positions, normals }: Collider, v: number, points: Float32Array, i: number): number {
  let height = 0;
  for (let k = 0; k < 3; k++) height += (points[3 * i + k]! - positions[3 * v + k]!) * normals[3 * v + k]!;
  return height;
}

/** Each value made of itself and the mean of those around it. */
function averaged(
  { starts, neighbours }: Collider,
  values: Float32Array,
  blend: (own: number, mean: number) => number,
): Float32Array {
  return values.map((own, v) => {
    const [from, to] = [starts[v]!, starts[v + 1]!];
    if (from === to) return own;
    let sum = 0;
    for (let s = from; s < to; s++) sum += values[neighbours[s]!]!;
    return blend(own, sum / (to - from));
  });
}

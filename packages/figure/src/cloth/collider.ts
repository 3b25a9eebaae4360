import { vertexNormals } from '../geometry/normals.ts';

/** A surface that cloth cannot pass: the body, a layer below, a shoe. */
export interface Collider {
  /** `Float32Array [vertices * 3]`, dm; may be moved between steps. */
  readonly positions: Float32Array;
  /** Outwards. */
  readonly normals: Float32Array;
  readonly triangles: Uint32Array;
  /** Neighbours of vertex v: `neighbours[starts[v]] .. neighbours[starts[v + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
  /** How far cloth keeps from it, dm. */
  readonly thickness: number;
  /** Cloth farther than this from its nearest vertex is not its own to push, dm: another limb's, or past an edge. */
  readonly reach: number;
}

/** Makes a collider of a mesh; its arrays are copied. `thickness` and `reach` in dm, see `Collider`. */
export function makeCollider(
  positions: Float32Array,
  triangles: Uint32Array,
  { thickness, reach }: Pick<Collider, 'thickness' | 'reach'>,
): Collider {
  const own = Float32Array.from(positions);
  const normals = vertexNormals(own, triangles);
  return { positions: own, normals, triangles, thickness, reach, ...adjacency(own, triangles) };
}

/** Moves a collider to new positions of its vertices. */
export function moveCollider(collider: Collider, positions: Float32Array): void {
  collider.positions.set(positions.subarray(0, collider.positions.length));
  vertexNormals(collider.positions, collider.triangles, collider.normals);
}

function adjacency(positions: Float32Array, triangles: Uint32Array): Pick<Collider, 'starts' | 'neighbours'> {
  const sets = Array.from({ length: positions.length / 3 }, () => new Set<number>());
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    sets[a]!.add(b).add(c);
    sets[b]!.add(a).add(c);
    sets[c]!.add(a).add(b);
  }
  const starts = new Uint32Array(sets.length + 1);
  for (const [v, set] of sets.entries()) starts[v + 1] = starts[v]! + set.size;
  return { starts, neighbours: Uint32Array.from(sets.flatMap((set) => [...set])) };
}

const CELL_DM = 0.6;
const MOST_SHELLS = 8;
export const NO_CONTACT = 0xffffffff;

/** The collider's vertex nearest to each point; `NO_CONTACT` where none is within about 5 dm. */
export function nearestVertices(points: Float32Array, collider: Collider): Uint32Array {
  const cells = new Map<number, number[]>();
  const keyOf = (x: number, y: number, z: number) => ((x + 512) * 1024 + (y + 512)) * 1024 + z + 512;
  const cellOf = (value: number) => Math.floor(value / CELL_DM);
  const { positions, starts } = collider;
  for (let v = 0; v + 1 < starts.length; v++) {
    if (starts[v + 1] === starts[v]) continue;
    const key = keyOf(
      cellOf(positions[3 * v]!),
      cellOf(positions[3 * v + 1]!),
      cellOf(positions[3 * v + 2]!),
    );
    const cell = cells.get(key);
    if (cell) cell.push(v);
    else cells.set(key, [v]);
  }
  const nearest = new Uint32Array(points.length / 3).fill(NO_CONTACT);
  for (let i = 0; i < nearest.length; i++) {
    const [x, y, z] = [points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!];
    let best = Number.POSITIVE_INFINITY;
    for (let shell = 0; shell <= MOST_SHELLS && best > ((shell - 1) * CELL_DM) ** 2; shell++) {
      for (let dx = -shell; dx <= shell; dx++) {
        for (let dy = -shell; dy <= shell; dy++) {
          const rim = Math.max(Math.abs(dx), Math.abs(dy)) === shell;
          for (let dz = -shell; dz <= shell; dz += rim || shell === 0 ? 1 : 2 * shell) {
            for (const v of cells.get(keyOf(cellOf(x) + dx, cellOf(y) + dy, cellOf(z) + dz)) ?? []) {
              const d =
                (positions[3 * v]! - x) ** 2 +
                (positions[3 * v + 1]! - y) ** 2 +
                (positions[3 * v + 2]! - z) ** 2;
              if (d >= best) continue;
              best = d;
              nearest[i] = v;
            }
          }
        }
      }
    }
  }
  return nearest;
}

import { vertexNormals } from '../geometry/normals.ts';
import { measureSurface, type NearSurface } from './smooth-surface.ts';

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
  /** 1 for vertices on an open edge: what is nearest to one lies beyond the surface, not behind it. */
  readonly rims: Uint8Array;
  /** Mean squared distance of each vertex to its neighbours, dm^2: `Float32Array [vertices]`. */
  readonly spans: Float32Array;
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

function adjacency(
  positions: Float32Array,
  triangles: Uint32Array,
): Pick<Collider, 'starts' | 'neighbours' | 'rims' | 'spans'> {
  const sets = Array.from({ length: positions.length / 3 }, () => new Set<number>());
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    sets[a]!.add(b).add(c);
    sets[b]!.add(a).add(c);
    sets[c]!.add(a).add(b);
  }
  const starts = new Uint32Array(sets.length + 1);
  for (const [v, set] of sets.entries()) starts[v + 1] = starts[v]! + set.size;
  const neighbours = Uint32Array.from(sets.flatMap((set) => [...set]));
  const rims = rimsOf(starts, triangles);
  return { starts, neighbours, rims, spans: spansOf(positions, starts, neighbours) };
}

/** Around a vertex inside a surface there are as many triangles as neighbours; on an edge there is one less. */
function rimsOf(starts: Uint32Array, triangles: Uint32Array): Uint8Array {
  const around = new Uint32Array(starts.length - 1);
  for (const vertex of triangles) around[vertex]!++;
  return Uint8Array.from(around, (count, v) => (count < starts[v + 1]! - starts[v]! ? 1 : 0));
}

function spansOf(positions: Float32Array, starts: Uint32Array, neighbours: Uint32Array): Float32Array {
  return Float32Array.from({ length: positions.length / 3 }, (_, v) => {
    let sum = 0;
    for (let s = starts[v]!; s < starts[v + 1]!; s++) {
      const w = neighbours[s]!;
      for (let axis = 0; axis < 3; axis++) sum += (positions[3 * v + axis]! - positions[3 * w + axis]!) ** 2;
    }
    return Math.max(LEAST_SPAN, sum / Math.max(1, starts[v + 1]! - starts[v]!));
  });
}

/** Vertices that share a place with their neighbours span at least this, dm^2. */
const LEAST_SPAN = 1e-4;

export const NO_CONTACT = 0xffffffff;

/** Vertices by cell of a regular grid around the collider. */
interface Grid {
  readonly cell: number;
  readonly least: readonly [x: number, y: number, z: number];
  readonly counts: readonly [x: number, y: number, z: number];
  /** Vertices of cell c: `vertices[starts[c]] .. vertices[starts[c + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly vertices: Uint32Array;
}

const CELL_DM = 0.5;
/** Of vertices that no triangle has. */
const UNUSED = -1;

/** The collider's vertex nearest to each point; `NO_CONTACT` where none is within the collider's reach. */
export function nearestVertices(points: Float32Array, collider: Collider): Uint32Array {
  const grid = gridOf(collider);
  const nearest = new Uint32Array(points.length / 3);
  for (let i = 0; i < nearest.length; i++) {
    nearest[i] = nearestInGrid(grid, collider, points[3 * i]!, points[3 * i + 1]!, points[3 * i + 2]!);
  }
  return nearest;
}

function gridOf({ positions, starts }: Collider): Grid {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const axis of [0, 1, 2] as const) {
    for (let i = axis; i < positions.length; i += 3) {
      const at = positions[i]!;
      if (at < least[axis]) least[axis] = at;
      if (at > most[axis]) most[axis] = at;
    }
  }
  const across = (axis: 0 | 1 | 2) => Math.floor((most[axis] - least[axis]) / CELL_DM) + 1;
  const counts = [across(0), across(1), across(2)] as const;
  // Plain loops: a garment is laid into some fifty grids on its way, of up to 14 000 vertices each.
  const cells = new Int32Array(starts.length - 1);
  const cellStarts = new Uint32Array(counts[0] * counts[1] * counts[2] + 1);
  let used = 0;
  for (let v = 0; v < cells.length; v++) {
    cells[v] = UNUSED;
    if (starts[v + 1]! === starts[v]!) continue;
    const ix = Math.floor((positions[3 * v]! - least[0]) / CELL_DM);
    const iy = Math.floor((positions[3 * v + 1]! - least[1]) / CELL_DM);
    const iz = Math.floor((positions[3 * v + 2]! - least[2]) / CELL_DM);
    cells[v] = (iz * counts[1] + iy) * counts[0] + ix;
    cellStarts[cells[v]! + 1]!++;
    used++;
  }
  for (let c = 1; c < cellStarts.length; c++) cellStarts[c]! += cellStarts[c - 1]!;
  const vertices = new Uint32Array(used);
  const filled = Uint32Array.from(cellStarts);
  for (let v = 0; v < cells.length; v++) {
    const cell = cells[v]!;
    if (cell !== UNUSED) vertices[filled[cell]!++] = v;
  }
  return { cell: CELL_DM, least, counts, starts: cellStarts, vertices };
}

/** Looks at shells of cells around the point's own, farther and farther, until nothing nearer can come. */
function nearestInGrid(grid: Grid, { positions, reach }: Collider, x: number, y: number, z: number): number {
  const { cell, least, counts, starts, vertices } = grid;
  const cx = Math.floor((x - least[0]) / cell);
  const cy = Math.floor((y - least[1]) / cell);
  const cz = Math.floor((z - least[2]) / cell);
  let found = NO_CONTACT;
  let best = reach * reach;
  for (let shell = 0; Math.max(0, shell - 1) * cell < Math.sqrt(best); shell++) {
    for (let dz = -shell; dz <= shell; dz++) {
      const iz = cz + dz;
      if (iz < 0 || iz >= counts[2]) continue;
      for (let dy = -shell; dy <= shell; dy++) {
        const iy = cy + dy;
        if (iy < 0 || iy >= counts[1]) continue;
        const rim = Math.max(Math.abs(dz), Math.abs(dy)) === shell;
        for (let dx = -shell; dx <= shell; dx += rim || shell === 0 ? 1 : 2 * shell) {
          const ix = cx + dx;
          if (ix < 0 || ix >= counts[0]) continue;
          const c = (iz * counts[1] + iy) * counts[0] + ix;
          for (let k = starts[c]!; k < starts[c + 1]!; k++) {
            const v = vertices[k]!;
            const d =
              (positions[3 * v]! - x) ** 2 +
              (positions[3 * v + 1]! - y) ** 2 +
              (positions[3 * v + 2]! - z) ** 2;
            if (d >= best) continue;
            best = d;
            found = v;
          }
        }
      }
    }
  }
  return found;
}

const CLEARING_ROUNDS = 16;

/**
 * Pushes points out of a collider until each keeps its thickness, looking for the nearest vertex anew after every push:
 * in folds such as the armpit the way out of one side leads into the other. Where there is no room for the thickness on
 * both sides, every round asks for less of it, so that such points end between them.
 * @param points `Float32Array [n * 3]`, dm, changed in place
 */
export function clearCollider(points: Float32Array, collider: Collider): void {
  const { thickness, rims } = collider;
  const grid = gridOf(collider);
  const near: NearSurface = { distance: 0, nx: 0, ny: 0, nz: 0 };
  for (let o = 0; o < points.length; o += 3) {
    for (let round = 0; round < CLEARING_ROUNDS; round++) {
      const [x, y, z] = [points[o]!, points[o + 1]!, points[o + 2]!];
      const v = nearestInGrid(grid, collider, x, y, z);
      if (v === NO_CONTACT || rims[v] === 1) break;
      measureSurface(collider, v, x, y, z, near);
      const wanted = thickness * (1 - round / CLEARING_ROUNDS);
      if (near.distance >= wanted) break;
      const push = wanted - near.distance + ROUNDING_DM;
      points[o] = x + push * near.nx;
      points[o + 1] = y + push * near.ny;
      points[o + 2] = z + push * near.nz;
    }
  }
}

/** A push goes this much too far, so that 32-bit rounding does not ask for another, dm. */
const ROUNDING_DM = 1e-4;

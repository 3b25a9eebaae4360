import type { Fabric } from '../garment/garment.ts';

/** Distances that the cloth wants to keep: along its threads, across them, and over its folds. */
export interface Threads {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** dm. */
  readonly lengths: Float32Array;
  /** Share of the error that one pass takes away, 0..1. */
  readonly firmness: Float32Array;
}

const STRETCH = 0.95;
/** Woven cloth gives way on the bias, stiff cloth less so. */
const SHEAR = { soft: 0.25, stiff: 0.55 };
const BEND = { soft: 0.02, stiff: 0.2 };

/**
 * Stretch along every edge, shear along the diagonals of every quad, and bending over every vertex between neighbours
 * that share no quad.
 * @param rest shape whose lengths are kept, `Float32Array [vertices * 3]`, dm
 */
export function threadsOf(rest: Float32Array, quads: Uint32Array, { stiffness }: Fabric): Threads {
  const a: number[] = [];
  const b: number[] = [];
  const firmness: number[] = [];
  const known = new Set<number>();
  const add = (from: number, to: number, firm: number) => {
    const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
    if (from === to || known.has(key)) return;
    known.add(key);
    a.push(from);
    b.push(to);
    firmness.push(firm);
  };
  for (let corner = 0; corner < quads.length; corner++) {
    add(quads[corner]!, quads[corner % 4 === 3 ? corner - 3 : corner + 1]!, STRETCH);
  }
  const shear = SHEAR.soft + (SHEAR.stiff - SHEAR.soft) * stiffness;
  for (let q = 0; q < quads.length; q += 4) {
    add(quads[q]!, quads[q + 2]!, shear);
    add(quads[q + 1]!, quads[q + 3]!, shear);
  }
  const bend = BEND.soft + (BEND.stiff - BEND.soft) * stiffness;
  for (const [from, to] of acrossVertices(quads)) add(from, to, bend);
  const order = fromTheTop(rest, a, b);
  const from = order.map((t) => a[t]!);
  const to = order.map((t) => b[t]!);
  return {
    a: from,
    b: to,
    lengths: Float32Array.from(from, (vertex, t) => distance(rest, vertex, to[t]!)),
    firmness: Float32Array.from(order, (t) => firmness[t]!),
  };
}

/** Threads by height, highest first: one pass then hands the weight of the cloth on from the shoulders to the hem. */
function fromTheTop(rest: Float32Array, a: readonly number[], b: readonly number[]): Uint32Array {
  const heights = Float32Array.from(a, (from, t) => rest[3 * from + 1]! + rest[3 * b[t]! + 1]!);
  return Uint32Array.from(a.keys()).sort((s, t) => heights[t]! - heights[s]! || s - t);
}

/** Pairs of neighbours of a vertex that lie across it from each other. */
function* acrossVertices(quads: Uint32Array): Generator<readonly [number, number]> {
  const facesOf = new Map<number, Map<number, number[]>>();
  const note = (vertex: number, neighbour: number, face: number) => {
    const neighbours = facesOf.get(vertex) ?? new Map<number, number[]>();
    facesOf.set(vertex, neighbours);
    neighbours.set(neighbour, [...(neighbours.get(neighbour) ?? []), face]);
  };
  for (let corner = 0; corner < quads.length; corner++) {
    const from = quads[corner]!;
    const to = quads[corner % 4 === 3 ? corner - 3 : corner + 1]!;
    note(from, to, corner >> 2);
    note(to, from, corner >> 2);
  }
  for (const neighbours of facesOf.values()) {
    const list = [...neighbours];
    for (const [i, [p, pFaces]] of list.entries()) {
      for (const [q, qFaces] of list.slice(i + 1)) {
        if (!pFaces.some((face) => qFaces.includes(face))) yield [p, q];
      }
    }
  }
}

function distance(positions: Float32Array, i: number, j: number): number {
  return Math.hypot(
    positions[3 * i]! - positions[3 * j]!,
    positions[3 * i + 1]! - positions[3 * j + 1]!,
    positions[3 * i + 2]! - positions[3 * j + 2]!,
  );
}

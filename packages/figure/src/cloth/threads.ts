import type { Fabric } from '../garment/garment.ts';

/** Distances that the cloth wants to keep: along its threads, across them, and over its folds. */
export interface Threads {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** dm. */
  readonly lengths: Float32Array;
  /** Share of the error that one pass takes away by moving `a`, and by moving `b`, 0..1: the freer end moves more. */
  readonly aShare: Float32Array;
  readonly bShare: Float32Array;
  /** Share of that with which cloth resists being pushed together: it gives way in folds finer than ours. */
  readonly compression: number;
}

/** Threads that are pulled at every substep, and those over folds, which take their time. */
export interface ClothThreads {
  readonly taut: Threads;
  readonly folds: Threads;
}

const STRETCH = 0.95;
/** Woven cloth gives way on the bias, stiff cloth less so. */
const SHEAR = { soft: 0.25, stiff: 0.55 };
/** A tee that a lap pushes up crumples where stiffer cloth would stand off in a roll. */
const COMPRESSION = { soft: 0, stiff: 0.55 };
const BEND = { soft: 0.05, stiff: 0.4 };

/**
 * Stretch along every edge, shear along the diagonals of every quad, and bending over every vertex between neighbours
 * that share no quad.
 * @param rest shape whose lengths are kept, `Float32Array [vertices * 3]`, dm
 * @param freedom 0 = held, 1 = free: `Float32Array [vertices]`; threads between held vertices are left out
 */
export function threadsOf(
  rest: Float32Array,
  quads: Uint32Array,
  freedom: Float32Array,
  { stiffness }: Fabric,
): ClothThreads {
  const shear = SHEAR.soft + (SHEAR.stiff - SHEAR.soft) * stiffness;
  const bend = BEND.soft + (BEND.stiff - BEND.soft) * stiffness;
  const compression = COMPRESSION.soft + (COMPRESSION.stiff - COMPRESSION.soft) * stiffness;
  const taut: Pair[] = [];
  for (let corner = 0; corner < quads.length; corner++) {
    taut.push([quads[corner]!, quads[corner % 4 === 3 ? corner - 3 : corner + 1]!, STRETCH]);
  }
  for (let q = 0; q < quads.length; q += 4) {
    taut.push([quads[q]!, quads[q + 2]!, shear], [quads[q + 1]!, quads[q + 3]!, shear]);
  }
  const folds = [...acrossVertices(quads)].map(([from, to]): Pair => [from, to, bend]);
  const kept = (pairs: readonly Pair[]) => packed(rest, freedom, pairs, compression);
  return { taut: kept(taut), folds: kept(folds) };
}

/** Two vertices and the firmness of what is between them. */
type Pair = readonly [from: number, to: number, firmness: number];

/** Each pair once, however often it is named, from the top down. */
function packed(
  rest: Float32Array,
  freedom: Float32Array,
  pairs: readonly Pair[],
  compression: number,
): Threads {
  const known = new Map<number, Pair>();
  for (const pair of pairs) {
    const [from, to] = pair;
    const key = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
    if (from !== to && freedom[from]! + freedom[to]! > 0 && !known.has(key)) known.set(key, pair);
  }
  const ordered = fromTheTop(rest, [...known.values()]);
  const share = (end: number, other: number) => freedom[end]! / (freedom[end]! + freedom[other]!);
  return {
    a: Uint32Array.from(ordered, ([from]) => from),
    b: Uint32Array.from(ordered, ([, to]) => to),
    lengths: Float32Array.from(ordered, ([from, to]) => distance(rest, from, to)),
    aShare: Float32Array.from(ordered, ([from, to, firmness]) => firmness * share(from, to)),
    bShare: Float32Array.from(ordered, ([from, to, firmness]) => firmness * share(to, from)),
    compression,
  };
}

/** Threads by height, highest first: one pass then hands the weight of the cloth on from the shoulders to the hem. */
function fromTheTop(rest: Float32Array, pairs: readonly Pair[]): readonly Pair[] {
  const heights = Float32Array.from(pairs, ([from, to]) => rest[3 * from + 1]! + rest[3 * to + 1]!);
  const order = [...pairs.keys()].sort((s, t) => heights[t]! - heights[s]! || s - t);
  return order.map((t) => pairs[t]!);
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

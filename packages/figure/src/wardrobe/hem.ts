import type { DrapedGarment } from '../cloth/draped.ts';

/** The rim shows the cloth's outer colour, darkened as edges are, dm from the hem. */
const RIM_EXTENT_DM = 0.01;

/**
 * Adds a narrow strip along every hem, neckline and cuff, turned in by the cloth's thickness, so that edges look like
 * cloth and not like paper. It follows the line on which the extent is 0, across the triangles that it cuts.
 */
export function withHem(draped: DrapedGarment): DrapedGarment {
  const rim = new Rim(draped);
  const { triangles, extent } = draped;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    // One corner stands alone on its side of the cut; the cut runs so that the rim faces away from the cloth.
    for (const [p, q, r] of [
      [a, b, c],
      [b, c, a],
      [c, a, b],
    ] as const) {
      const [isP, isQ, isR] = [extent[p]! > 0, extent[q]! > 0, extent[r]! > 0];
      if (isP && !isQ && !isR) rim.add(rim.cut(p, r), rim.cut(p, q));
      if (!isP && isQ && isR) rim.add(rim.cut(p, q), rim.cut(p, r));
    }
  }
  return rim.sewnOn();
}

/** A place on an edge of the mesh: from vertex `a` the share `t` of the way to `b`. */
interface Cut {
  readonly a: number;
  readonly b: number;
  readonly t: number;
}

class Rim {
  readonly #draped: DrapedGarment;
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #triangles: number[] = [];
  readonly #frontPlaces: number[] = [];
  readonly #backPlaces: number[] = [];
  readonly #side: number[] = [];

  constructor(draped: DrapedGarment) {
    this.#draped = draped;
  }

  cut(a: number, b: number): Cut {
    const { extent } = this.#draped;
    return { a, b, t: extent[a]! / (extent[a]! - extent[b]!) };
  }

  /** A quad from the cut `from` - `to` inwards by the thickness; it faces away from the cloth. */
  add(from: Cut, to: Cut): void {
    const first = this.#draped.extent.length + this.#side.length;
    const thickness = this.#draped.garment.fabric.thickness;
    const corners = [
      [from, 0],
      [to, 0],
      [to, thickness],
      [from, thickness],
    ] as const;
    const places = corners.map(([cut, depth]) => this.#place(cut, depth));
    const facing = facingOf(places[0]!, places[1]!, places[2]!);
    if (!facing) return;
    for (const [k, [cut]] of corners.entries()) {
      this.#positions.push(...places[k]!);
      this.#normals.push(...facing);
      const { frontPlaces, backPlaces, side } = this.#draped;
      this.#frontPlaces.push(mixed(frontPlaces, cut, 2, 0), mixed(frontPlaces, cut, 2, 1));
      this.#backPlaces.push(mixed(backPlaces, cut, 2, 0), mixed(backPlaces, cut, 2, 1));
      this.#side.push(mixed(side, cut, 1, 0));
    }
    this.#triangles.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }

  /** The garment with the rim behind its own vertices and triangles. */
  sewnOn(): DrapedGarment {
    const { garment, positions, normals, triangles, frontPlaces, backPlaces, side, extent } = this.#draped;
    return {
      garment,
      positions: joined(positions, this.#positions),
      normals: joined(normals, this.#normals),
      triangles: joinedIndices(triangles, this.#triangles),
      frontPlaces: joined(frontPlaces, this.#frontPlaces),
      backPlaces: joined(backPlaces, this.#backPlaces),
      side: joined(side, this.#side),
      extent: joined(
        extent,
        this.#side.map(() => RIM_EXTENT_DM),
      ),
    };
  }

  #place(cut: Cut, depth: number): readonly [number, number, number] {
    const { positions, normals } = this.#draped;
    const at = (k: number) => mixed(positions, cut, 3, k) - depth * mixed(normals, cut, 3, k);
    return [at(0), at(1), at(2)];
  }
}

function mixed(values: Float32Array, { a, b, t }: Cut, size: number, k: number): number {
  return values[size * a + k]! * (1 - t) + values[size * b + k]! * t;
}

type Point = readonly [number, number, number];

/** Unit normal of a triangle; undefined when it has no area. */
function facingOf(a: Point, b: Point, c: Point): Point | undefined {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]];
  const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
  const length = Math.hypot(...n);
  return length > 1e-9 ? [n[0] / length, n[1] / length, n[2] / length] : undefined;
}

function joined(own: Float32Array, added: readonly number[]): Float32Array {
  const all = new Float32Array(own.length + added.length);
  all.set(own);
  all.set(added, own.length);
  return all;
}

function joinedIndices(own: Uint32Array, added: readonly number[]): Uint32Array {
  const all = new Uint32Array(own.length + added.length);
  all.set(own);
  all.set(added, own.length);
  return all;
}

import type { Garment } from './garment.ts';

/** One vertex of a garment as its pattern places it. */
export interface ClothPoint {
  readonly position: readonly [x: number, y: number, z: number];
  readonly front: readonly [x: number, y: number];
  readonly back: readonly [x: number, y: number];
  readonly side: number;
  readonly extent: number;
  readonly pin: number;
}

/** Collects a garment's vertices and quads in order. */
export interface SewnCloth {
  readonly positions: Float32Array;
  readonly quads: Uint32Array;
  /** Adds a vertex; returns its index. */
  add(point: ClothPoint): number;
  /** Adds a quad, counter-clockwise from outside. */
  join(a: number, b: number, c: number, d: number): void;
  /** The arrays that a garment consists of. */
  attributes(): Pick<
    Garment,
    'positions' | 'quads' | 'frontPlaces' | 'backPlaces' | 'side' | 'extent' | 'pin'
  >;
}

/** Room for exactly so many vertices and quads. */
export function emptyCloth(vertices: number, quads: number): SewnCloth {
  const arrays = {
    positions: new Float32Array(vertices * 3),
    quads: new Uint32Array(quads * 4),
    frontPlaces: new Float32Array(vertices * 2),
    backPlaces: new Float32Array(vertices * 2),
    side: new Float32Array(vertices),
    extent: new Float32Array(vertices),
    pin: new Float32Array(vertices),
  };
  let added = 0;
  let joined = 0;
  return {
    positions: arrays.positions,
    quads: arrays.quads,
    add: ({ position, front, back, side, extent, pin }) => {
      arrays.positions.set(position, added * 3);
      arrays.frontPlaces.set(front, added * 2);
      arrays.backPlaces.set(back, added * 2);
      arrays.side[added] = side;
      arrays.extent[added] = extent;
      arrays.pin[added] = pin;
      return added++;
    },
    join: (...corners) => {
      arrays.quads.set(corners, joined * 4);
      joined++;
    },
    attributes: () => arrays,
  };
}

import { type FigureData, SKIN_VERTICES } from '../../data/figure-data.ts';

/**
 * Places on the head are named in the coordinates of the neutral figure at rest (dm), whatever the person's shape:
 * the same vertex keeps the same name. So a brow drawn here follows every morph and every pose.
 */

/** Landmarks of the neutral head. x = 0 is the middle; the figure's left is positive. */
export const FACE = {
  crownY: 8.42,
  browY: 7.44,
  eye: { x: 0.312, y: 7.275, z: 1.33 },
  noseTip: { y: 6.93, z: 1.66 },
  mouth: { y: 6.612, halfWidth: 0.272 },
  chinY: 6.17,
  ear: { x: 0.7, y: 7.1, z: 0.5 },
} as const;

/** Above this height a skin vertex belongs to the head, the jaw included. */
export const HEAD_FROM_Y = 6.15;

/** Canonical place of every skin vertex: `Float32Array [SKIN_VERTICES * 3]`, a view on the data. */
export function canonicalPlaces(data: FigureData): Float32Array {
  return data.base.positions.subarray(0, SKIN_VERTICES * 3);
}

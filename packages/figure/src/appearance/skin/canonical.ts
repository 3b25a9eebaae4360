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

/** Corners of the quads of one group of the base mesh: `Uint32Array [quads * 4]`. */
export function groupQuads(data: FigureData, group: string): Uint32Array {
  const { groups, quadGroups, quads } = data.base;
  const wanted = groups.indexOf(group);
  const corners: number[] = [];
  for (let quad = 0; quad < quadGroups.length; quad++) {
    if (quadGroups[quad] !== wanted) continue;
    for (let corner = 0; corner < 4; corner++) corners.push(quads[4 * quad + corner]!);
  }
  return Uint32Array.from(corners);
}

/** Two triangles a quad: `Uint32Array [quads * 6]`. */
export function splitQuads(quads: Uint32Array): Uint32Array {
  const triangles = new Uint32Array((quads.length / 4) * 6);
  for (let i = 0, out = 0; i < quads.length; i += 4) {
    const [a, b, c, d] = [quads[i]!, quads[i + 1]!, quads[i + 2]!, quads[i + 3]!];
    for (const corner of [a, b, c, a, c, d]) triangles[out++] = corner;
  }
  return triangles;
}

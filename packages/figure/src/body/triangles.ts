import type { FigureData } from '../data/figure-data.ts';

/** Searches for a body look at its triangles many times. */
const skins = new WeakMap<FigureData, Uint32Array>();

/** Triangles of the skin: indices of base vertices, `Uint32Array [triangles * 3]`, shared by all callers. */
export function bodyTriangles(data: FigureData): Uint32Array {
  const known = skins.get(data) ?? groupTriangles(data, ['body']);
  skins.set(data, known);
  return known;
}

/** Triangles of some groups of the base mesh, such as `helper-l-eye`: `Uint32Array [triangles * 3]`. */
export function groupTriangles(data: FigureData, groups: readonly string[]): Uint32Array {
  return Uint32Array.from(cornersOf(data, groups), (corner) => data.base.quads[corner]!);
}

/** Texture coordinates for `groupTriangles`, corner by corner: indices into `base.uvs`. */
export function groupTriangleUvs(data: FigureData, groups: readonly string[]): Uint32Array {
  return Uint32Array.from(cornersOf(data, groups), (corner) => data.base.quadUvs[corner]!);
}

const QUAD_AS_TRIANGLES = [0, 1, 2, 0, 2, 3];

/** Corners of the groups' quads (index into `base.quads`), two triangles a quad. */
function cornersOf({ base }: FigureData, groups: readonly string[]): number[] {
  const wanted = groups.map((group) => base.groups.indexOf(group));
  if (wanted.includes(-1))
    throw new Error(`Expected groups of the base mesh but received "${groups.join(', ')}".`);
  const corners: number[] = [];
  base.quadGroups.forEach((group, quad) => {
    if (!wanted.includes(group)) return;
    for (const corner of QUAD_AS_TRIANGLES) corners.push(4 * quad + corner);
  });
  return corners;
}

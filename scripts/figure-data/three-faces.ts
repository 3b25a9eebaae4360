export interface Face {
  readonly corners: readonly number[];
  readonly uvs: readonly number[];
  readonly material: number;
}

/** Bits of a face's first number in three.js' JSON format 3: https://github.com/mrdoob/three.js/wiki/JSON-Model-format-3 */
const QUAD = 1;
const MATERIAL = 2;
const CORNER_UVS = 8;

/** Unpacks the face list of a three.js JSON model. Throws on parts that the source package does not use. */
export function readThreeFaces(list: readonly number[]): Face[] {
  const faces: Face[] = [];
  let at = 0;
  const take = (count: number) => {
    at += count;
    return list.slice(at - count, at);
  };
  while (at < list.length) {
    const [bits = 0] = take(1);
    if ((bits & ~(QUAD | MATERIAL)) !== CORNER_UVS)
      throw new Error(`Expected faces with one set of texture places but received type ${bits}.`);
    const sides = bits & QUAD ? 4 : 3;
    const corners = take(sides);
    const [material = 0] = bits & MATERIAL ? take(1) : [0];
    faces.push({ corners, uvs: take(sides), material });
  }
  return faces;
}

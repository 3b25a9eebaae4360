import type { SkinWeights } from '../geometry/mesh.ts';
import type { BoneTransforms } from './posed-body.ts';

const MATRIX = 12;
const INFLUENCES = 4;

/**
 * Linear blend skinning: takes rest positions to posed ones.
 *
 * @param positions rest, `Float32Array [vertices * 3]`.
 * @param weights of the same vertices.
 * @param out filled and returned; may not be `positions`.
 */
export function skinVertices(
  positions: Float32Array,
  weights: SkinWeights,
  bones: BoneTransforms,
  out: Float32Array = new Float32Array(positions.length),
): Float32Array {
  const { matrices } = bones;
  const vertices = positions.length / 3;
  for (let vertex = 0; vertex < vertices; vertex++) {
    const x = positions[3 * vertex]!;
    const y = positions[3 * vertex + 1]!;
    const z = positions[3 * vertex + 2]!;
    let px = 0;
    let py = 0;
    let pz = 0;
    for (let slot = INFLUENCES * vertex; slot < INFLUENCES * (vertex + 1); slot++) {
      const share = weights.shares[slot]! / 255;
      if (share === 0) continue;
      const m = weights.bones[slot]! * MATRIX;
      px += share * (matrices[m]! * x + matrices[m + 1]! * y + matrices[m + 2]! * z + matrices[m + 3]!);
      py += share * (matrices[m + 4]! * x + matrices[m + 5]! * y + matrices[m + 6]! * z + matrices[m + 7]!);
      pz += share * (matrices[m + 8]! * x + matrices[m + 9]! * y + matrices[m + 10]! * z + matrices[m + 11]!);
    }
    out[3 * vertex] = px;
    out[3 * vertex + 1] = py;
    out[3 * vertex + 2] = pz;
  }
  return out;
}

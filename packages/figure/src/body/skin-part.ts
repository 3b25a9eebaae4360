import type { FigureData } from '../data/figure-data.ts';
import type { SkinWeights } from '../geometry/mesh.ts';
import { boneTransforms, type PosedSkeleton, type Skeleton } from './skeleton.ts';
import { skinVertices } from './skin.ts';

const INFLUENCES = 4;

/** Some vertices of the base, gathered so that they can be posed alone. */
export interface SkinPart {
  readonly shape: Float32Array;
  readonly weights: SkinWeights;
}

/** @param shape rest shape of the whole base. */
export function partOf(data: FigureData, shape: Float32Array, vertices: readonly number[]): SkinPart {
  const part = new Float32Array(vertices.length * 3);
  const bones = new Uint8Array(vertices.length * INFLUENCES);
  const shares = new Uint8Array(vertices.length * INFLUENCES);
  vertices.forEach((vertex, i) => {
    part.set(shape.subarray(3 * vertex, 3 * vertex + 3), 3 * i);
    const from = INFLUENCES * vertex;
    bones.set(data.skinWeights.bones.subarray(from, from + INFLUENCES), INFLUENCES * i);
    shares.set(data.skinWeights.shares.subarray(from, from + INFLUENCES), INFLUENCES * i);
  });
  return { shape: part, weights: { bones, shares } };
}

/** Posed positions of a part, `Float32Array [vertices * 3]`. */
export function skinPart(part: SkinPart, skeleton: Skeleton, posed: PosedSkeleton): Float32Array {
  return skinVertices(part.shape, part.weights, boneTransforms(skeleton, posed));
}

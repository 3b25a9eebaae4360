import type { FigureData } from '../data/figure-data.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import type { SkinWeights } from '../geometry/mesh.ts';
import { boneMask, shareOf } from './measures.ts';
import { boneTransforms, poseSkeleton } from './skeleton.ts';
import { skinVertices } from './skin.ts';
import type { Fitting } from './take-posture.ts';

const INFLUENCES = 4;

/** Some vertices of the skin, gathered so that they can be posed alone. */
export interface SkinPart {
  readonly shape: Float32Array;
  readonly weights: SkinWeights;
}

/** Vertices of the skin that mostly follow bones of these names. */
export function skinOf(data: FigureData, bones: RegExp): number[] {
  const mask = boneMask(data, bones);
  const vertices: number[] = [];
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    if (shareOf(data.skinWeights, vertex, mask) > 0.5) vertices.push(vertex);
  }
  return vertices;
}

/** The part of the skin that follows bones of these names. */
export function partOf({ data, shape }: Fitting, names: RegExp): SkinPart {
  const vertices = skinOf(data, names);
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

/** Where a part is as the bones are turned now, `Float32Array [vertices * 3]`. */
export function posePart({ skeleton, rotations }: Fitting, part: SkinPart): Float32Array {
  const bones = boneTransforms(skeleton, poseSkeleton(skeleton, rotations));
  return skinVertices(part.shape, part.weights, bones);
}

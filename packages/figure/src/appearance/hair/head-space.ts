import type { PosedBody } from '../../body/posed-body.ts';
import type { FigureData } from '../../data/figure-data.ts';

/**
 * Hair is combed in head space: the rest place of the head, before the pose turns it. There the skull is where the
 * person's rest shape has it, and gravity, shoulders and cloth come from wherever the pose has put them.
 */
export interface HeadSpace {
  /** Row-major 3x4, rest place to posed place; its 3x3 part is a rotation. */
  readonly matrix: Float64Array;
  /** Head space over rest: it is as large as the neutral adult head, so that lengths mean the same on a child. */
  readonly growth: number;
}

/** The head bone's transform for a person whose head is 1 / `growth` of the neutral one. Throws without a head. */
export function headSpace(data: FigureData, posed: PosedBody, growth: number): HeadSpace {
  const bone = data.rig.bones.indexOf('head');
  if (bone < 0) throw new Error('Expected a bone "head" in the rig.');
  return { matrix: posed.bones.matrices.subarray(12 * bone, 12 * bone + 12), growth };
}

/** Posed places to head space, `Float32Array [n * 3]`. */
export function intoHeadSpace({ matrix: m, growth }: HeadSpace, positions: Float32Array): Float32Array {
  const out = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = growth * (positions[i]! - m[3]!);
    const y = growth * (positions[i + 1]! - m[7]!);
    const z = growth * (positions[i + 2]! - m[11]!);
    out[i] = m[0]! * x + m[4]! * y + m[8]! * z;
    out[i + 1] = m[1]! * x + m[5]! * y + m[9]! * z;
    out[i + 2] = m[2]! * x + m[6]! * y + m[10]! * z;
  }
  return out;
}

/** Posed directions to head space. */
export function directionsIntoHeadSpace({ matrix: m }: HeadSpace, directions: Float32Array): Float32Array {
  const turn = Float64Array.from(m);
  turn[3] = 0;
  turn[7] = 0;
  turn[11] = 0;
  return intoHeadSpace({ matrix: turn, growth: 1 }, directions);
}

/** Head space to posed places, in place. */
export function outOfHeadSpace({ matrix: m, growth }: HeadSpace, positions: Float32Array): Float32Array {
  for (let i = 0; i < positions.length; i++) positions[i]! /= growth;
  return transform(positions, m, 1);
}

/** Rest places of the head to posed ones, in place. */
export function posedPlaces({ matrix }: HeadSpace, positions: Float32Array): Float32Array {
  return transform(positions, matrix, 1);
}

/** Head space directions to posed ones, in place. */
export function directionsOutOfHeadSpace({ matrix: m }: HeadSpace, directions: Float32Array): Float32Array {
  return transform(directions, m, 0);
}

function transform(vectors: Float32Array, m: Float64Array, shift: 0 | 1): Float32Array {
  for (let i = 0; i < vectors.length; i += 3) {
    const [x, y, z] = [vectors[i]!, vectors[i + 1]!, vectors[i + 2]!];
    vectors[i] = m[0]! * x + m[1]! * y + m[2]! * z + m[3]! * shift;
    vectors[i + 1] = m[4]! * x + m[5]! * y + m[6]! * z + m[7]! * shift;
    vectors[i + 2] = m[8]! * x + m[9]! * y + m[10]! * z + m[11]! * shift;
  }
  return vectors;
}

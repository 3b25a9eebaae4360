import type { FigureData } from '../data/figure-data.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';
import { centroid, type Vector3, vertexAt } from '../geometry/vector.ts';
import type { Sides } from './person.ts';
import { boneIndex } from './skeleton.ts';

/** Places of the head that photos are read by, dm. */
export interface HeadMarks {
  readonly eyes: Sides;
  readonly ears: Sides;
  readonly noseTip: Vector3;
}

/** Nose and ears lie at most this far above and below the eyes, dm. */
const ABOVE_EYES = 0.2;
const BELOW_EYES = 0.7;
/** The nose lies this near to the middle plane, dm. */
const MIDDLE = 0.2;

/** Finds eyes, ears and the tip of the nose of a rest shape: `Float32Array [vertices * 3]`. */
export function headMarks(data: FigureData, shape: Float32Array): HeadMarks {
  const eye = (side: 'L' | 'R') => centroid(shape, data.rig.heads[boneIndex(data.rig, `eye.${side}`)]!);
  const eyes = { left: eye('L'), right: eye('R') };
  const eyeY = (eyes.left[1] + eyes.right[1]) / 2;
  let [nose, left, right] = [0, 0, 0];
  let hasAny = false;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) {
    const [x, y, z] = vertexAt(shape, vertex);
    if (y > eyeY + ABOVE_EYES || y < eyeY - BELOW_EYES) continue;
    if (!hasAny) [nose, left, right, hasAny] = [vertex, vertex, vertex, true];
    if (x > shape[3 * left]!) left = vertex;
    if (x < shape[3 * right]!) right = vertex;
    if (Math.abs(x) < MIDDLE && z > shape[3 * nose + 2]!) nose = vertex;
  }
  return {
    eyes,
    ears: { left: vertexAt(shape, left), right: vertexAt(shape, right) },
    noseTip: vertexAt(shape, nose),
  };
}

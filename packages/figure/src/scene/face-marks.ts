import type { Point3 } from '../body/person.ts';
import { SKIN_VERTICES } from '../data/figure-data.ts';

/** Places of the posed head by which close-ups are cut, dm. */
export interface FaceMarks {
  readonly crown: Point3;
  readonly noseTip: Point3;
}

/** The nose lies within this share of the body's height below the crown, and this close to the middle. */
const FACE_HEIGHT = 0.13;
const FACE_MIDDLE = 0.02;

/**
 * Finds the crown (highest skin vertex of the rest shape) and the tip of the nose (the foremost one below it) and
 * says where they are in the pose.
 * @param shape rest shape, `Float32Array [n * 3]`, the skin first
 * @param posed the same vertices in the pose
 */
export function faceMarks(shape: Float32Array, posed: Float32Array): FaceMarks {
  let crown = 0;
  let lowest = 0;
  for (let v = 0; v < SKIN_VERTICES; v++) {
    if (shape[v * 3 + 1]! > shape[crown * 3 + 1]!) crown = v;
    if (shape[v * 3 + 1]! < shape[lowest * 3 + 1]!) lowest = v;
  }
  const height = shape[crown * 3 + 1]! - shape[lowest * 3 + 1]!;
  const chin = shape[crown * 3 + 1]! - FACE_HEIGHT * height;
  let nose = crown;
  for (let v = 0; v < SKIN_VERTICES; v++) {
    if (shape[v * 3 + 1]! < chin || Math.abs(shape[v * 3]!) > FACE_MIDDLE * height) continue;
    if (shape[v * 3 + 2]! > shape[nose * 3 + 2]!) nose = v;
  }
  return { crown: pointAt(posed, crown), noseTip: pointAt(posed, nose) };
}

function pointAt(positions: Float32Array, vertex: number): Point3 {
  return [positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!];
}

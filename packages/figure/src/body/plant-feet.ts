import { compose, fromAxisAngle, inverse, type Rotation, rotate } from '../geometry/rotation.ts';
import { add, cross, dot, length, normalize, subtract, type Vector3 } from '../geometry/vector.ts';
import type { Posture, Side } from './posture.ts';
import { boneIndex, boneName, poseSkeleton } from './skeleton.ts';
import { partOf, posePart } from './skin-part.ts';
import type { Fitting } from './take-posture.ts';

/** A knee is never stretched quite straight: it would snap back and forth between frames. */
const MAX_STRETCH = 0.9995;
const SOLE = { left: /^(foot|toe.*)\.L$/, right: /^(foot|toe.*)\.R$/ };
const LEG = { left: /^(upperleg|lowerleg|foot|toe).*\.L$/, right: /^(upperleg|lowerleg|foot|toe).*\.R$/ };

/**
 * Brings the soles to one ground: the lowest point of the leg that carries the weight. The other foot keeps its
 * place and attitude, and hip and knee bend until it is down (two-bone inverse kinematics). A foot in the air stays
 * there.
 */
export function plantFeet(fitting: Fitting, posture: Posture): void {
  const other: Side = posture.weight === 'left' ? 'right' : 'left';
  const ground = lowestOf(posePart(fitting, partOf(fitting, LEG[posture.weight])));
  const gap = lowestOf(posePart(fitting, partOf(fitting, SOLE[other]))) - ground;
  const inTheAir = posture.legs[other].foot === 'free' && gap >= 0;
  if (!inTheAir) moveAnkle(fitting, other, [0, -gap, 0]);
}

function lowestOf(positions: Float32Array): number {
  let y = Infinity;
  for (let at = 1; at < positions.length; at += 3) y = Math.min(y, positions[at]!);
  return y;
}

/** Bends knee and hip so that the ankle moves by `by`; the foot keeps its attitude. */
function moveAnkle({ skeleton, rotations }: Fitting, side: Side, by: Vector3): void {
  const posed = poseSkeleton(skeleton, rotations);
  const index = (bone: string) => boneIndex(skeleton, boneName(bone, side));
  const hip = posed.heads[index('upperleg01')]!;
  const knee = posed.heads[index('lowerleg01')]!;
  const ankle = posed.heads[index('foot')]!;
  const thigh = length(subtract(knee, hip));
  const shin = length(subtract(ankle, knee));
  const goal = subtract(add(ankle, by), hip);
  const reach = Math.min(length(goal), (thigh + shin) * MAX_STRETCH);
  const hinge = hingeOf(hip, knee, ankle);
  const bendNow = angleBetween(subtract(hip, knee), subtract(ankle, knee));
  const bend = cornerAngle(thigh, shin, reach);
  const atKnee = fromAxisAngle(hinge, bend - bendNow);
  const bentAnkle = add(knee, rotate(atKnee, subtract(ankle, knee)));
  const atHip = arcBetween(subtract(bentAnkle, hip), goal);
  const { turns } = posed;
  const upper = compose(atHip, turns[index('upperleg02')]!);
  const lower = compose(atHip, compose(atKnee, turns[index('lowerleg02')]!));
  const parent = turns[skeleton.parents[index('upperleg01')]!]!;
  rotations.set(boneName('upperleg01', side), compose(inverse(parent), upper));
  rotations.set(boneName('lowerleg01', side), compose(inverse(upper), lower));
  rotations.set(boneName('foot', side), compose(inverse(lower), turns[index('foot')]!));
}

/** The axis about which a positive turn opens the knee; for a straight leg, the body's own left-right. */
function hingeOf(hip: Vector3, knee: Vector3, ankle: Vector3): Vector3 {
  const across = cross(subtract(hip, knee), subtract(ankle, knee));
  return length(across) > 1e-4 ? normalize(across) : [-1, 0, 0];
}

function angleBetween(a: Vector3, b: Vector3): number {
  return Math.acos(Math.min(1, Math.max(-1, dot(normalize(a), normalize(b)))));
}

/** Law of cosines: the angle between sides a and b of a triangle. */
function cornerAngle(a: number, b: number, opposite: number): number {
  return Math.acos(Math.min(1, Math.max(-1, (a * a + b * b - opposite * opposite) / (2 * a * b))));
}

/** The smallest turn from one direction to another. */
function arcBetween(from: Vector3, to: Vector3): Rotation {
  const axis = cross(normalize(from), normalize(to));
  const size = length(axis);
  return size < 1e-9 ? fromAxisAngle([1, 0, 0], 0) : fromAxisAngle(normalize(axis), angleBetween(from, to));
}

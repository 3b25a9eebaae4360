import {
  type ArmPosture,
  type Camera,
  type FigureData,
  type Joints,
  jointFinder,
  type LegPosture,
  type Person,
  type Posture,
  projectPoints,
} from '@atelier/figure';
import type { KeyPoint } from '../person/types.ts';
import type { KeyPoints } from './key-points.ts';
import { leastSquares } from './least-squares.ts';
import { cameraAt, FOCAL_SHARE, type Size } from './photo-camera.ts';

/** A posture and a camera under which a body's joints lie on the key points of a photo. */
export interface FittedStance {
  readonly posture: Posture;
  readonly camera: Camera;
  /** Degrees by which the trunk faces away from the camera, positive to the figure's left. */
  readonly turn: number;
  /** Root mean square distance of the joints from the key points, as a share of shoulder to hip. */
  readonly residual: number;
}

/** A parameter of the search: what is usual, and by how much it commonly differs. */
interface Prior {
  readonly usual: number;
  readonly spread: number;
}

const TRUNK: readonly Prior[] = [
  { usual: 0, spread: 14 }, // turn of the pelvis
  { usual: 0, spread: 5 }, // its roll
  { usual: 0, spread: 6 }, // roll of the chest
  { usual: 0, spread: 7 }, // turn of the chest
];
const ARM: readonly Prior[] = [
  { usual: 14, spread: 25 }, // out
  { usual: 2, spread: 12 }, // forward
  { usual: 14, spread: 30 }, // bend
  { usual: 25, spread: 45 }, // turn
];
const LEG: readonly Prior[] = [
  { usual: 3, spread: 6 }, // out
  { usual: 0, spread: 8 }, // forward
  { usual: 5, spread: 9 }, // bend
  { usual: 4, spread: 10 }, // turn
];
const PRIORS: readonly Prior[] = [...TRUNK, ...ARM, ...ARM, ...LEG, ...LEG];
/** Key points are off by about this share of shoulder to hip. */
const POINT_SPREAD = 0.035;
/** Key points below this score say nothing. */
export const SEEN = 0.3;
const JOINTS = ['shoulders', 'elbows', 'wrists', 'hips', 'knees', 'ankles'] as const;
/** A first turn, degrees, to the side that the nose is on: mirror images fit shoulders and hips equally well. */
const FIRST_TURN = 12;

/**
 * Finds how a person of this body stands in a photo, and from where it was taken, by least squares over directions
 * of limbs and the place of the camera. What the photo leaves open stays as it usually is.
 */
export function fitStance(data: FigureData, person: Person, points: KeyPoints, size: Size): FittedStance {
  const jointsIn = jointFinder(data, person);
  const unit = trunkLength(points);
  const observed = JOINTS.flatMap((joint) => [points[joint].left, points[joint].right]);
  const residuals = (values: readonly number[]) => {
    const screen = project(jointsIn(postureOf(values)), cameraOf(values, size));
    const errors = new Float64Array(observed.length * 2 + PRIORS.length);
    observed.forEach(({ x, y, score }, k) => {
      const weight = score < SEEN ? 0 : score / (POINT_SPREAD * unit);
      errors[2 * k] = (screen[3 * k]! - x) * weight;
      errors[2 * k + 1] = (screen[3 * k + 1]! - y) * weight;
    });
    PRIORS.forEach(({ usual, spread }, p) => {
      errors[observed.length * 2 + p] = (values[3 + p]! - usual) / spread;
    });
    return errors;
  };
  const { values } = leastSquares(residuals, startOf(jointsIn, points, size), SCALES);
  const posture = postureOf(values);
  const camera = cameraOf(values, size);
  const screen = project(jointsIn(posture), camera);
  return {
    posture,
    camera,
    turn: posture.pelvis.turn + posture.chest.turn,
    residual: rms(screen, observed) / unit,
  };
}

const SCALES = [1, 1, 5, ...PRIORS.map(() => 10)];

function startOf(jointsIn: (posture: Posture) => Joints, points: KeyPoints, size: Size): number[] {
  const middle = (joint: 'shoulders' | 'hips') => between(points[joint].left, points[joint].right);
  const shoulders = middle('shoulders');
  const hips = middle('hips');
  const lean = Math.sign((points.nose?.score ?? 0) >= SEEN ? points.nose!.x - shoulders.x : 0);
  const priors = PRIORS.map(({ usual }) => usual).with(0, FIRST_TURN * lean);
  const joints = jointsIn(postureOf([0, 0, 0, ...priors]));
  const shoulderY = (joints.shoulders.left[1] + joints.shoulders.right[1]) / 2;
  const hipY = (joints.hips.left[1] + joints.hips.right[1]) / 2;
  const focal = FOCAL_SHARE * Math.max(size.width, size.height);
  const distance = (focal * (shoulderY - hipY)) / trunkLength(points);
  const perPixel = distance / focal;
  const x = -((shoulders.x + hips.x) / 2 - size.width / 2) * perPixel;
  const y = (shoulderY + hipY) / 2 + ((shoulders.y + hips.y) / 2 - size.height / 2) * perPixel;
  return [x, y, distance, ...priors];
}

/** Shoulders to hips, pixels. */
export function trunkLength({ shoulders, hips }: KeyPoints): number {
  const top = between(shoulders.left, shoulders.right);
  const bottom = between(hips.left, hips.right);
  return Math.max(1, Math.hypot(top.x - bottom.x, top.y - bottom.y));
}

const between = (a: KeyPoint, b: KeyPoint) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

const cameraOf = (values: readonly number[], size: Size): Camera =>
  cameraAt([values[0]!, values[1]!, values[2]!], size);

function postureOf(values: readonly number[]): Posture {
  const [pelvisTurn, pelvisRoll, chestRoll, chestTurn] = values.slice(3, 7) as [
    number,
    number,
    number,
    number,
  ];
  return {
    pelvis: { nod: 0, roll: pelvisRoll, turn: pelvisTurn },
    chest: { nod: 0, roll: chestRoll, turn: chestTurn },
    head: { nod: 0, roll: 0, turn: 0 },
    arms: { left: armOf(values, 7), right: armOf(values, 11) },
    legs: { left: legOf(values, 15), right: legOf(values, 19) },
    weight: 'left',
    literal: true,
  };
}

function armOf(values: readonly number[], at: number): ArmPosture {
  return {
    out: values[at]!,
    forward: values[at + 1]!,
    bend: values[at + 2]!,
    turn: values[at + 3]!,
    roll: 0,
    wrist: 0,
    curl: 1,
    hand: 'free',
  };
}

function legOf(values: readonly number[], at: number): LegPosture {
  return {
    out: values[at]!,
    forward: values[at + 1]!,
    bend: values[at + 2]!,
    turn: values[at + 3]!,
    foot: 'flat',
    point: 0,
  };
}

function project(joints: Joints, camera: Camera): Float32Array {
  const places = JOINTS.flatMap((joint) => [...joints[joint].left, ...joints[joint].right]);
  return projectPoints(Float32Array.from(places), camera);
}

function rms(screen: Float32Array, observed: readonly KeyPoint[]): number {
  let sum = 0;
  let weights = 0;
  observed.forEach(({ x, y, score }, k) => {
    if (score < SEEN) return;
    sum += score * ((screen[3 * k]! - x) ** 2 + (screen[3 * k + 1]! - y) ** 2);
    weights += score;
  });
  return Math.sqrt(sum / Math.max(1e-6, weights));
}

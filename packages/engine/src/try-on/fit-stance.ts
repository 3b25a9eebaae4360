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
import { type KeyPoints, middleOf, SEEN, trunkLength } from './key-points.ts';
import { leastSquares } from './least-squares.ts';
import { markersOf, type ObservedMarker, observedMarkers } from './markers.ts';
import { cameraAt, FOCAL_SHARE, type Size } from './photo-camera.ts';

export { SEEN, trunkLength } from './key-points.ts';

/** A posture and a camera under which a body's joints lie on the key points of a photo. */
export interface FittedStance {
  readonly posture: Posture;
  readonly camera: Camera;
  /** Degrees by which the trunk faces away from the camera, positive to the figure's left. */
  readonly turn: number;
  /** Root mean square distance of the joints from the key points, as a share of shoulder to hip. */
  readonly residual: number;
  /** What least squares made smallest: distances of key points and unusual directions, in spreads, squared. */
  readonly cost: number;
  /** Where the search ended: another one may go on from here. */
  readonly values: readonly number[];
}

/** A parameter of the search: what is usual, and by how much it commonly differs. */
interface Prior {
  readonly usual: number;
  readonly spread: number;
}

const TRUNK: readonly Prior[] = [
  { usual: 0, spread: 20 }, // turn of the pelvis
  { usual: 0, spread: 5 }, // its roll
  { usual: 0, spread: 6 }, // roll of the chest
  { usual: 0, spread: 7 }, // turn of the chest
];
const HEAD: readonly Prior[] = [
  { usual: 0, spread: 12 }, // nod
  { usual: 0, spread: 10 }, // roll
  { usual: 0, spread: 20 }, // turn
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
const PRIORS: readonly Prior[] = [...TRUNK, ...HEAD, ...ARM, ...ARM, ...LEG, ...LEG];
const CAMERA_VALUES = 3;
const HEAD_AT = CAMERA_VALUES + TRUNK.length;
const LEFT_ARM_AT = HEAD_AT + HEAD.length;
const RIGHT_ARM_AT = LEFT_ARM_AT + ARM.length;
const LEFT_LEG_AT = RIGHT_ARM_AT + ARM.length;
const RIGHT_LEG_AT = LEFT_LEG_AT + LEG.length;
const SCALES = [1, 1, 5, ...PRIORS.map(() => 10)];
/** Points outside the picture are guesses. */
const GUESSED_WEIGHT = 0.3;
/** A single wild key point is not followed: errors count ever less beyond so many spreads (Geman and McClure). */
const WILD = 4;
/** First turns, degrees: mirror images fit shoulders and hips nearly as well, and a search does not cross over. */
const FIRST_TURNS = [-25, 25] as const;

/**
 * Finds how a person of this body stands in a photo, and from where it was taken, by least squares over directions
 * of limbs and the place of the camera. What the photo leaves open stays as it usually is.
 * @param from a stance that somebody of a similar body was found in, to go on from
 */
export function fitStance(
  data: FigureData,
  person: Person,
  points: KeyPoints,
  size: Size,
  from?: FittedStance,
): FittedStance {
  const jointsIn = jointFinder(data, person);
  const unit = trunkLength(points);
  const observed = observedMarkers(points);
  const weights = observed.map((marker) => weightOf(marker, size) / (marker.spread * unit));
  const residuals = (values: readonly number[]) => {
    const screen = project(jointsIn(postureOf(values)), cameraOf(values, size));
    const errors = new Float64Array(observed.length * 2 + PRIORS.length);
    observed.forEach(({ x, y }, k) => {
      const across = (screen[3 * k]! - x) * weights[k]!;
      const down = (screen[3 * k + 1]! - y) * weights[k]!;
      const trust = 1 / Math.sqrt(1 + (across * across + down * down) / (WILD * WILD));
      errors[2 * k] = across * trust;
      errors[2 * k + 1] = down * trust;
    });
    PRIORS.forEach(({ usual, spread }, p) => {
      errors[observed.length * 2 + p] = (values[CAMERA_VALUES + p]! - usual) / spread;
    });
    return errors;
  };
  const starts = from ? [from.values] : FIRST_TURNS.map((turn) => startOf(jointsIn, points, size, turn));
  const { values, cost } = starts
    .map((start) => leastSquares(residuals, start, SCALES))
    .reduce((best, other) => (other.cost < best.cost ? other : best));
  const posture = postureOf(values);
  const camera = cameraOf(values, size);
  const screen = project(jointsIn(posture), camera);
  return {
    posture,
    camera,
    turn: posture.pelvis.turn + posture.chest.turn,
    residual: rms(screen, observed) / unit,
    cost,
    values,
  };
}

function weightOf({ x, y, score }: ObservedMarker, { width, height }: Size): number {
  if (score < SEEN) return 0;
  const isInside = x >= 0 && y >= 0 && x < width && y < height;
  return score * (isInside ? 1 : GUESSED_WEIGHT);
}

function startOf(
  jointsIn: (posture: Posture) => Joints,
  points: KeyPoints,
  size: Size,
  turn: number,
): number[] {
  const shoulders = middleOf(points.shoulders);
  const hips = middleOf(points.hips);
  const priors = PRIORS.map(({ usual }) => usual).with(0, turn);
  const markers = markersOf(jointsIn(postureOf([0, 0, 0, ...priors])));
  const shoulderY = markers[1]!;
  const hipY = markers[HIP_Y_AT]!;
  const focal = FOCAL_SHARE * Math.max(size.width, size.height);
  const distance = (focal * (shoulderY - hipY)) / trunkLength(points);
  const perPixel = distance / focal;
  const x = -((shoulders.x + hips.x) / 2 - size.width / 2) * perPixel;
  const y = (shoulderY + hipY) / 2 + ((shoulders.y + hips.y) / 2 - size.height / 2) * perPixel;
  return [x, y, distance, ...priors];
}

/** Of the left hip among markers: the seventh. */
const HIP_Y_AT = 6 * 3 + 1;

const cameraOf = (values: readonly number[], size: Size): Camera =>
  cameraAt([values[0]!, values[1]!, values[2]!], size);

function postureOf(values: readonly number[]): Posture {
  const at = (index: number): number => values[index]!;
  return {
    pelvis: { nod: 0, roll: at(CAMERA_VALUES + 1), turn: at(CAMERA_VALUES) },
    chest: { nod: 0, roll: at(CAMERA_VALUES + 2), turn: at(CAMERA_VALUES + 3) },
    head: { nod: at(HEAD_AT), roll: at(HEAD_AT + 1), turn: at(HEAD_AT + 2) },
    arms: { left: armOf(values, LEFT_ARM_AT), right: armOf(values, RIGHT_ARM_AT) },
    legs: { left: legOf(values, LEFT_LEG_AT), right: legOf(values, RIGHT_LEG_AT) },
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

const project = (joints: Joints, camera: Camera): Float32Array =>
  projectPoints(Float32Array.from(markersOf(joints)), camera);

/** Of the joints of trunk and limbs; heads turn more freely than necks do. */
function rms(screen: Float32Array, observed: readonly ObservedMarker[]): number {
  let sum = 0;
  let weights = 0;
  observed.slice(0, LIMB_MARKERS).forEach(({ x, y, score }, k) => {
    if (score < SEEN) return;
    sum += score * ((screen[3 * k]! - x) ** 2 + (screen[3 * k + 1]! - y) ** 2);
    weights += score;
  });
  return Math.sqrt(sum / Math.max(1e-6, weights));
}

/** Shoulders, elbows, wrists, hips, knees and ankles come first among markers. */
const LIMB_MARKERS = 12;

import type { FigureData } from '../data/figure-data.ts';
import {
  compose,
  fromAxisAngle,
  inverse,
  partialTurn,
  type Rotation,
  turnAbout,
} from '../geometry/rotation.ts';
import { cross, normalize, subtract, type Vector3 } from '../geometry/vector.ts';
import { fingerTurns } from './hand.ts';
import { armTurns, legTurns, outward, restLimb, rollAbout } from './limbs.ts';
import type { ArmPosture, LegPosture, Posture, Side, Tilt } from './posture.ts';
import { boneIndex, boneName, type Skeleton } from './skeleton.ts';

/** Turns of bones against their parents, by name. */
export type Rotations = Map<string, Rotation>;

/** A body that takes up a posture: its turns are changed until they fit. */
export interface Fitting {
  readonly data: FigureData;
  /** Rest shape, `Float32Array [vertices * 3]`. */
  readonly shape: Float32Array;
  readonly skeleton: Skeleton;
  readonly rotations: Rotations;
}

const SPINE = ['spine05', 'spine04', 'spine03', 'spine02', 'spine01'] as const;
const NECK = ['neck01', 'neck02', 'neck03', 'head'] as const;
/** The shoulder blade takes this share of what the arm turns, so that the shoulder stays round. */
const SHOULDER_SHARE = 0.22;
/** At rest the arms are raised and the shoulders with them: they drop by so much when the arm hangs. */
const SHOULDER_DROP_DEGREES = 7;
const RAISED_DEGREES = 60;
/** Twist of the upper arm near the shoulder and of the forearm near the elbow, as shares of the whole. */
const UPPER_TWIST = 0.4;
const FOREARM_TWIST = 0.45;
const RADIANS = Math.PI / 180;

/** Turns all bones as the posture says, before feet are planted and limbs cleared. */
export function takePosture(fitting: Fitting, posture: Posture): void {
  const { rotations } = fitting;
  rotations.set('root', tilt(posture.pelvis, 1));
  for (const bone of SPINE) rotations.set(bone, tilt(posture.chest, 1 / SPINE.length));
  for (const bone of NECK) rotations.set(bone, tilt(posture.head, 1 / NECK.length));
  for (const side of ['left', 'right'] as const) {
    setArm(fitting, side, posture.arms[side]);
    setLeg(fitting, side, posture.legs[side], posture.pelvis);
  }
}

function tilt({ nod, roll, turn }: Tilt, share: number): Rotation {
  return compose(
    turnAbout('y', turn * share),
    compose(turnAbout('z', roll * share), turnAbout('x', nod * share)),
  );
}

/** Turns the bones of an arm, from collarbone to fingertips. */
export function setArm({ skeleton, rotations }: Fitting, side: Side, arm: ArmPosture): void {
  const joint = jointsOf(skeleton, side);
  const set = (bone: string, turn: Rotation) => rotations.set(boneName(bone, side), turn);
  const rest = restLimb(joint('upperarm01'), joint('lowerarm01'), joint('wrist'));
  const near = armTurns(rest, side, arm, UPPER_TWIST);
  const far = armTurns(rest, side, arm, 1);
  const collarbone = turnAbout('z', -outward(side) * shoulderDrop(arm));
  const shoulder = partialTurn(near.upper, SHOULDER_SHARE);
  set('clavicle', collarbone);
  set('shoulder01', shoulder);
  set('upperarm01', compose(inverse(compose(collarbone, shoulder)), near.upper));
  set('upperarm02', compose(inverse(near.upper), far.upper));
  const roll = (share: number) => rollAbout(rest.lower, side, arm.roll * share);
  set('lowerarm01', compose(inverse(far.upper), compose(far.lower, roll(FOREARM_TWIST))));
  set('lowerarm02', roll(1 - FOREARM_TWIST));
  const acrossPalm = subtract(joint('finger2-1'), joint('finger5-1'));
  const wristAxis = normalize(cross(rest.lower, cross(rest.lower, acrossPalm)));
  set('wrist', fromAxisAngle(wristAxis, outward(side) * arm.wrist * RADIANS));
  for (const [bone, turn] of fingerTurns(skeleton, side, arm.curl)) rotations.set(bone, turn);
}

function shoulderDrop(arm: ArmPosture): number {
  const raised = Math.max(arm.out, Math.abs(arm.forward)) / RAISED_DEGREES;
  return SHOULDER_DROP_DEGREES * Math.max(0, 1 - raised);
}

/**
 * Turns the bones of a leg. Directions of legs are the world's, not the pelvis's: tilted hips still stand on legs
 * where they should be.
 */
export function setLeg({ skeleton, rotations }: Fitting, side: Side, leg: LegPosture, pelvis: Tilt): void {
  const joint = jointsOf(skeleton, side);
  const set = (bone: string, turn: Rotation) => rotations.set(boneName(bone, side), turn);
  const rest = restLimb(joint('upperleg01'), joint('lowerleg01'), joint('foot'));
  const facing = turnAbout('y', pelvis.turn);
  const turns = legTurns(rest, side, leg);
  const upper = compose(facing, turns.upper);
  const lower = compose(facing, turns.lower);
  set('upperleg01', compose(inverse(tilt(pelvis, 1)), upper));
  set('lowerleg01', compose(inverse(upper), lower));
  set('foot', compose(inverse(lower), footTurn(side, leg, facing, lower)));
  const toes = turnAbout('x', leg.foot === 'toes' ? -leg.point : 0);
  for (const toe of [1, 2, 3, 4, 5]) set(`toe${toe}-1`, toes);
}

function footTurn(side: Side, leg: LegPosture, facing: Rotation, shin: Rotation): Rotation {
  if (leg.foot === 'free') return compose(shin, turnAbout('x', leg.point));
  const level = compose(facing, turnAbout('y', outward(side) * leg.turn));
  return leg.foot === 'toes' ? compose(level, turnAbout('x', leg.point)) : level;
}

function jointsOf(skeleton: Skeleton, side: Side): (bone: string) => Vector3 {
  return (bone) => skeleton.heads[boneIndex(skeleton, boneName(bone, side))]!;
}

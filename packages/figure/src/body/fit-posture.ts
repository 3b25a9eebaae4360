import {
  compose,
  fromAxisAngle,
  inverse,
  NO_TURN,
  partialTurn,
  type Rotation,
  turnAbout,
} from '../geometry/rotation.ts';
import { cross, normalize, subtract } from '../geometry/vector.ts';
import { fingerTurns } from './hand.ts';
import { armTurns, legTurns, outward, restLimb, rollAbout } from './limbs.ts';
import type { ArmPosture, LegPosture, Posture, Side, Tilt } from './posture.ts';
import { boneIndex, type Skeleton } from './skeleton.ts';

/** Turns of bones against their parents, by name. */
export type Rotations = Map<string, Rotation>;

const SPINE = ['spine05', 'spine04', 'spine03', 'spine02', 'spine01'] as const;
const NECK = ['neck01', 'neck02', 'neck03', 'head'] as const;
/** The shoulder blade takes this share of what the arm turns, so that the shoulder stays round. */
const SHOULDER_SHARE = 0.22;
const SHOULDER_DROP_DEGREES = 7;
const RAISED_DEGREES = 60;
/** Twist of the upper arm near the shoulder and of the forearm near the elbow, as shares of the whole. */
const UPPER_TWIST = 0.4;
const FOREARM_TWIST = 0.45;

/** The turns by which a skeleton takes up a posture, before feet are planted and arms cleared. */
export function rotationsOf(skeleton: Skeleton, posture: Posture): Rotations {
  const rotations: Rotations = new Map([['root', tilt(posture.pelvis, 1)]]);
  spread(rotations, SPINE, posture.chest);
  spread(rotations, NECK, posture.head);
  for (const side of ['left', 'right'] as const) {
    setArm(rotations, skeleton, side, posture.arms[side]);
    setLeg(rotations, skeleton, side, posture.legs[side], posture.pelvis);
  }
  return rotations;
}

function tilt({ nod, roll, turn }: Tilt, share: number): Rotation {
  return compose(
    turnAbout('y', turn * share),
    compose(turnAbout('z', roll * share), turnAbout('x', nod * share)),
  );
}

function spread(rotations: Rotations, bones: readonly string[], whole: Tilt): void {
  for (const bone of bones) rotations.set(bone, tilt(whole, 1 / bones.length));
}

/** Sets an arm's bones; also used again when the arm has to make way for the body. */
export function setArm(rotations: Rotations, skeleton: Skeleton, side: Side, arm: ArmPosture): void {
  const at = jointsOf(skeleton, side);
  const rest = restLimb(at('upperarm01'), at('lowerarm01'), at('wrist'));
  const near = armTurns(rest, side, arm, UPPER_TWIST);
  const far = armTurns(rest, side, arm, 1);
  const shoulder = partialTurn(near.upper, SHOULDER_SHARE);
  const collarbone = turnAbout('z', -outward(side) * dropOf(arm));
  const name = (bone: string) => `${bone}.${side === 'left' ? 'L' : 'R'}`;
  rotations.set(name('shoulder01'), shoulder);
  rotations.set(name('clavicle'), collarbone);
  rotations.set(name('upperarm01'), compose(inverse(compose(collarbone, shoulder)), near.upper));
  rotations.set(name('upperarm02'), compose(inverse(near.upper), far.upper));
  rotations.set(
    name('lowerarm01'),
    compose(inverse(far.upper), compose(far.lower, rollAbout(rest.lower, side, arm.roll * FOREARM_TWIST))),
  );
  rotations.set(name('lowerarm02'), rollAbout(rest.lower, side, arm.roll * (1 - FOREARM_TWIST)));
  const across = subtract(at('finger2-1'), at('finger5-1'));
  const wristAxis = normalize(cross(rest.lower, cross(rest.lower, across)));
  rotations.set(name('wrist'), fromAxisAngle(wristAxis, (outward(side) * arm.wrist * Math.PI) / 180));
  for (const [bone, turn] of fingerTurns(skeleton, side, arm.curl)) rotations.set(bone, turn);
}

/** At rest the arms are raised and the shoulders with them; they drop when the arm hangs. */
function dropOf(arm: ArmPosture): number {
  return SHOULDER_DROP_DEGREES * Math.max(0, 1 - Math.max(arm.out, Math.abs(arm.forward)) / RAISED_DEGREES);
}

/** Directions of legs are the world's, not the pelvis's: tilted hips still stand on legs where they should be. */
export function setLeg(
  rotations: Rotations,
  skeleton: Skeleton,
  side: Side,
  leg: LegPosture,
  pelvis: Tilt,
): void {
  const at = jointsOf(skeleton, side);
  const rest = restLimb(at('upperleg01'), at('lowerleg01'), at('foot'));
  const facing = turnAbout('y', pelvis.turn);
  const turns = legTurns(rest, side, leg);
  const upper = compose(facing, turns.upper);
  const lower = compose(facing, turns.lower);
  const foot = footTurn(side, leg, facing, lower);
  const name = (bone: string) => `${bone}.${side === 'left' ? 'L' : 'R'}`;
  rotations.set(name('upperleg01'), compose(inverse(tilt(pelvis, 1)), upper));
  rotations.set(name('lowerleg01'), compose(inverse(upper), lower));
  rotations.set(name('foot'), compose(inverse(lower), foot));
  const lifted = leg.foot === 'toes' ? -leg.point : 0;
  for (const toe of [1, 2, 3, 4, 5]) rotations.set(name(`toe${toe}-1`), turnAbout('x', lifted));
}

function footTurn(side: Side, leg: LegPosture, facing: Rotation, shin: Rotation): Rotation {
  if (leg.foot === 'free') return compose(shin, turnAbout('x', leg.point));
  const yaw = compose(facing, turnAbout('y', outward(side) * leg.turn));
  return leg.foot === 'toes' ? compose(yaw, turnAbout('x', leg.point)) : compose(yaw, NO_TURN);
}

function jointsOf(skeleton: Skeleton, side: Side) {
  const suffix = side === 'left' ? 'L' : 'R';
  return (bone: string) => skeleton.heads[boneIndex(skeleton, `${bone}.${suffix}`)]!;
}

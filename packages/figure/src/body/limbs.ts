import { compose, fromAxisAngle, inverse, type Rotation } from '../geometry/rotation.ts';
import { add, cross, dot, normalize, scale, subtract, type Vector3 } from '../geometry/vector.ts';
import type { ArmPosture, LegPosture, Side } from './posture.ts';

const RADIANS = Math.PI / 180;
const FORWARD: Vector3 = [0, 0, 1];

/** Which way is out: the figure's left has positive x. */
export function outward(side: Side): 1 | -1 {
  return side === 'left' ? 1 : -1;
}

/** Orientations of a two-part limb against its rest: turns about world axes, in the frame of what the limb hangs on. */
export interface LimbTurns {
  readonly upper: Rotation;
  readonly lower: Rotation;
}

interface RestLimb {
  /** Unit vectors from joint to joint at rest. */
  readonly upper: Vector3;
  readonly lower: Vector3;
}

export function restLimb(root: Vector3, middle: Vector3, end: Vector3): RestLimb {
  return { upper: normalize(subtract(middle, root)), lower: normalize(subtract(end, middle)) };
}

/**
 * @param share how much of the turn about its own length the upper arm takes: less near the shoulder, where the skin
 *   would twist like a wrapper.
 */
export function armTurns(rest: RestLimb, side: Side, arm: ArmPosture, share: number): LimbTurns {
  const { along, ahead, inward } = hangingFrame(side, arm.out, arm.forward);
  const flexion = between(ahead, inward, arm.turn * share);
  const forearm = between(along, flexion, arm.bend);
  const flexionThere = between(flexion, scale(along, -1), arm.bend);
  return {
    upper: turnBetween(rest.upper, FORWARD, along, flexion),
    lower: turnBetween(rest.lower, FORWARD, forearm, flexionThere),
  };
}

export function legTurns(rest: RestLimb, side: Side, leg: LegPosture): LimbTurns {
  const { along, ahead, inward } = hangingFrame(side, leg.out, leg.forward);
  const kneecap = between(ahead, inward, -leg.turn);
  const shin = between(along, scale(kneecap, -1), leg.bend);
  const shinFront = between(kneecap, along, leg.bend);
  return {
    upper: turnBetween(rest.upper, FORWARD, along, kneecap),
    lower: turnBetween(rest.lower, FORWARD, shin, shinFront),
  };
}

/** A turn about the limb's own direction; positive the same way on both sides, as in a mirror. */
export function rollAbout(axis: Vector3, side: Side, degrees: number): Rotation {
  return fromAxisAngle(normalize(axis), outward(side) * degrees * RADIANS);
}

/** Unit vectors of a limb that points down, then out and forwards: along it, in front of it, and to the middle. */
function hangingFrame(side: Side, out: number, forward: number) {
  const sign = outward(side);
  const cosOut = Math.cos(out * RADIANS);
  const sinForward = Math.sin(forward * RADIANS);
  const cosForward = Math.cos(forward * RADIANS);
  const along: Vector3 = [sign * Math.sin(out * RADIANS), -cosOut * cosForward, cosOut * sinForward];
  const ahead: Vector3 = [0, sinForward, cosForward];
  return { along, ahead, inward: scale(cross(ahead, along), -sign) };
}

/** From one unit vector towards a perpendicular one. */
function between(from: Vector3, to: Vector3, degrees: number): Vector3 {
  return add(scale(from, Math.cos(degrees * RADIANS)), scale(to, Math.sin(degrees * RADIANS)));
}

/** The turn that takes one direction to another and, around it, one side to another. */
function turnBetween(restAlong: Vector3, restSide: Vector3, along: Vector3, side: Vector3): Rotation {
  return compose(frame(along, side), inverse(frame(restAlong, restSide)));
}

/** Columns: the direction, the side made perpendicular to it, and their cross product. */
function frame(along: Vector3, side: Vector3): Rotation {
  const u = normalize(along);
  const v = normalize(subtract(side, scale(u, dot(side, u))));
  const w = cross(u, v);
  return [u[0], v[0], w[0], u[1], v[1], w[1], u[2], v[2], w[2]];
}

import { BodySlices } from './body-slices.ts';
import type { ArmPosture, LegPosture, Posture, Side } from './posture.ts';
import { partOf, posePart } from './skin-part.ts';
import { type Fitting, setArm, setLeg } from './take-posture.ts';

/** Air between a hanging arm and the body, for the clothes between them; flesh may be pressed a little, dm. */
const AIR_DM = 0.25;
const PRESSED_DM = 0.08;
const ARM_STEP_DEGREES = 1;
const LEG_STEP_DEGREES = 2;
const MAX_ARM_DEGREES = 50;
const MAX_LEG_DEGREES = 16;
/** An arm that shall touch starts so much nearer (hip) or higher (thigh). */
const HIP_START_DEGREES = 12;
const THIGH_START_DEGREES = 32;

const SIDES = ['left', 'right'] as const;
const BODY = /^(root|pelvis|spine|breast|upperleg0)/;
const FOREARM = {
  left: /^(lowerarm0|wrist|metacarpal|finger).*\.L$/,
  right: /^(lowerarm0|wrist|metacarpal|finger).*\.R$/,
};
const LEG = {
  left: /^(upperleg02|lowerleg0|foot|toe).*\.L$/,
  right: /^(upperleg02|lowerleg0|foot|toe).*\.R$/,
};

/** Spreads legs that would run through each other. Returns the posture as it came to be. */
export function clearLegs(fitting: Fitting, posture: Posture): Posture {
  const parts = { left: partOf(fitting, LEG.left), right: partOf(fitting, LEG.right) };
  let legs = posture.legs;
  for (let spread = 0; spread < MAX_LEG_DEGREES; spread += LEG_STEP_DEGREES) {
    const left = new BodySlices(posePart(fitting, parts.left));
    if (left.deepest(posePart(fitting, parts.right)) < PRESSED_DM) break;
    legs = { left: spreadOut(legs.left), right: spreadOut(legs.right) };
    for (const side of SIDES) setLeg(fitting, side, legs[side], posture.pelvis);
  }
  return { ...posture, legs };
}

function spreadOut(leg: LegPosture): LegPosture {
  return { ...leg, out: leg.out + LEG_STEP_DEGREES / 2 };
}

/** Moves arms so that the same posture fits thin and wide bodies: hands hang clear of the body or rest on it. */
export function clearArms(fitting: Fitting, posture: Posture): void {
  const body = new BodySlices(posePart(fitting, partOf(fitting, BODY)));
  for (const side of SIDES) clearArm(fitting, side, posture.arms[side], body);
}

function clearArm(fitting: Fitting, side: Side, arm: ArmPosture, body: BodySlices): void {
  const part = partOf(fitting, FOREARM[side]);
  const depthOf = (tried: ArmPosture) => {
    setArm(fitting, side, tried);
    return body.deepest(posePart(fitting, part));
  };
  if (arm.hand === 'thigh') {
    sinkTo(arm, depthOf);
    return;
  }
  const start = arm.hand === 'hip' ? arm.out - HIP_START_DEGREES : arm.out;
  const allowed = arm.hand === 'hip' ? PRESSED_DM : -AIR_DM;
  for (let lift = 0; lift <= MAX_ARM_DEGREES; lift += ARM_STEP_DEGREES) {
    if (depthOf({ ...arm, out: start + lift }) <= allowed) return;
  }
}

/** Lowers the arm until the hand rests; a step that would press it in is taken back. */
function sinkTo(arm: ArmPosture, depthOf: (tried: ArmPosture) => number): void {
  let above = arm;
  for (let sink = 0; sink <= MAX_ARM_DEGREES; sink += ARM_STEP_DEGREES) {
    const tried = { ...arm, forward: arm.forward + THIGH_START_DEGREES - sink };
    const depth = depthOf(tried);
    if (depth > PRESSED_DM) {
      depthOf(above);
      return;
    }
    if (depth >= 0) return;
    above = tried;
  }
}

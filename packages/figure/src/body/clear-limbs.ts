import type { FigureData } from '../data/figure-data.ts';
import { BodySlices } from './body-slices.ts';
import { type Rotations, setArm, setLeg } from './fit-posture.ts';
import { maskedVertices } from './plant-feet.ts';
import type { ArmPosture, LegPosture, Posture, Side } from './posture.ts';
import { poseSkeleton, type Skeleton } from './skeleton.ts';
import { partOf, skinPart } from './skin-part.ts';

/** Air between a hanging arm and the body, for the clothes between them; flesh may be pressed a little, dm. */
const AIR_DM = 0.25;
const PRESSED_DM = 0.08;
const ARM_STEP_DEGREES = 1;
const LEG_STEP_DEGREES = 2;
const MAX_ARM_DEGREES = 50;
/** An arm that shall touch starts so much inside (hip) or above (thigh). */
const HIP_START_DEGREES = 12;
const THIGH_START_DEGREES = 16;
const MAX_LEG_DEGREES = 16;

const BODY = /^(root|pelvis|spine|breast|upperleg0)/;
const FREE_ARM = {
  left: /^(lowerarm0|wrist|metacarpal|finger).*\.L$/,
  right: /^(lowerarm0|wrist|metacarpal|finger).*\.R$/,
};
const LEG = {
  left: /^(upperleg02|lowerleg0|foot|toe).*\.L$/,
  right: /^(upperleg02|lowerleg0|foot|toe).*\.R$/,
};
const SIDES = ['left', 'right'] as const;

/**
 * Spreads legs that would run through each other and lifts arms out of the body: the same posture fits thin and wide
 * bodies.
 *
 * @param rotations changed in place.
 * @returns the posture as it came to be.
 */
export function clearLegs(
  data: FigureData,
  shape: Float32Array,
  skeleton: Skeleton,
  posture: Posture,
  rotations: Rotations,
): Posture {
  const parts = {
    left: partOf(data, shape, maskedVertices(data, LEG.left)),
    right: partOf(data, shape, maskedVertices(data, LEG.right)),
  };
  let legs = posture.legs;
  for (let spread = 0; spread < MAX_LEG_DEGREES; spread += LEG_STEP_DEGREES) {
    const posed = poseSkeleton(skeleton, rotations);
    const [left, right] = SIDES.map((side) => skinPart(parts[side], skeleton, posed));
    if (new BodySlices(left!).deepest(right!) < PRESSED_DM) break;
    legs = { left: spreadOut(legs.left), right: spreadOut(legs.right) };
    for (const side of SIDES) setLeg(rotations, skeleton, side, legs[side], posture.pelvis);
  }
  return { ...posture, legs };
}

function spreadOut(leg: LegPosture): LegPosture {
  return { ...leg, out: leg.out + LEG_STEP_DEGREES / 2 };
}

/** As `clearLegs`, for both arms. */
export function clearArms(
  data: FigureData,
  shape: Float32Array,
  skeleton: Skeleton,
  posture: Posture,
  rotations: Rotations,
): void {
  const posed = poseSkeleton(skeleton, rotations);
  const body = new BodySlices(skinPart(partOf(data, shape, maskedVertices(data, BODY)), skeleton, posed));
  for (const side of SIDES) clearArm(data, shape, skeleton, side, posture.arms[side], body, rotations);
}

function clearArm(
  data: FigureData,
  shape: Float32Array,
  skeleton: Skeleton,
  side: Side,
  arm: ArmPosture,
  body: BodySlices,
  rotations: Rotations,
): void {
  const part = partOf(data, shape, maskedVertices(data, FREE_ARM[side]));
  const depthOf = (tried: ArmPosture) => {
    setArm(rotations, skeleton, side, tried);
    return body.deepest(skinPart(part, skeleton, poseSkeleton(skeleton, rotations)));
  };
  for (const tried of attempts(arm)) {
    const depth = depthOf(tried);
    if (arm.hand === 'thigh' ? depth >= 0 : depth <= (arm.hand === 'hip' ? PRESSED_DM : -AIR_DM)) return;
  }
}

/** A hanging arm and one on the hip are moved outwards until they are clear; one on the thigh sinks until it rests. */
function attempts(arm: ArmPosture): ArmPosture[] {
  const steps = Array.from(
    { length: MAX_ARM_DEGREES / ARM_STEP_DEGREES + 1 },
    (_, step) => step * ARM_STEP_DEGREES,
  );
  if (arm.hand === 'thigh')
    return steps.map((sink) => ({ ...arm, forward: arm.forward + THIGH_START_DEGREES - sink }));
  const start = arm.hand === 'hip' ? arm.out - HIP_START_DEGREES : arm.out;
  return steps.map((lift) => ({ ...arm, out: start + lift }));
}

import { fromAxisAngle, type Rotation } from '../geometry/rotation.ts';
import { cross, normalize, scale, subtract, type Vector3 } from '../geometry/vector.ts';
import { outward } from './limbs.ts';
import type { Side } from './posture.ts';
import { boneIndex, type Skeleton } from './skeleton.ts';

const RADIANS = Math.PI / 180;

/** Bend of the three joints of each finger in a relaxed hand, degrees: more towards the little finger. */
const RELAXED: Readonly<Record<number, readonly [number, number, number]>> = {
  2: [12, 20, 10],
  3: [17, 24, 13],
  4: [21, 27, 15],
  5: [24, 28, 16],
};
/** The thumb comes in front of the palm instead. */
const RELAXED_THUMB: readonly [number, number, number] = [14, 8, 10];
/** Fingers lie closer together than at rest: sideways turn of the first joint towards the middle finger. */
const GATHER: Readonly<Record<number, number>> = { 2: 7, 3: 0, 4: -6, 5: -13 };

/**
 * Turns of all finger bones.
 *
 * @param curl 0 = straight, 1 = relaxed, 3 = fist.
 */
export function fingerTurns(skeleton: Skeleton, side: Side, curl: number): Map<string, Rotation> {
  const suffix = side === 'left' ? 'L' : 'R';
  const joint = (name: string) => skeleton.heads[boneIndex(skeleton, `${name}.${suffix}`)]!;
  const palm = palmNormal(joint('wrist'), joint('finger2-1'), joint('finger3-1'), joint('finger5-1'), side);
  const turns = new Map<string, Rotation>();
  for (const [finger, bends] of Object.entries(RELAXED)) {
    const along = subtract(joint(`finger${finger}-2`), joint(`finger${finger}-1`));
    const axis = normalize(cross(along, palm));
    bends.forEach((bend, index) => {
      const spread = index === 0 ? GATHER[Number(finger)]! : 0;
      const tilted = normalize(
        subtract(axis, scale(palm, (outward(side) * Math.tan(spread * RADIANS)) / Math.max(1, curl))),
      );
      turns.set(`finger${finger}-${index + 1}.${suffix}`, fromAxisAngle(tilted, bend * curl * RADIANS));
    });
  }
  const thumb = subtract(joint('finger1-3'), joint('finger1-1'));
  const towards = subtract(joint('finger3-1'), joint('finger1-1'));
  const thumbAxis = normalize(cross(thumb, towards));
  RELAXED_THUMB.forEach((bend, index) => {
    turns.set(`finger1-${index + 1}.${suffix}`, fromAxisAngle(thumbAxis, bend * curl * RADIANS));
  });
  return turns;
}

/** The way the palm faces. */
function palmNormal(wrist: Vector3, index: Vector3, middle: Vector3, little: Vector3, side: Side): Vector3 {
  return normalize(scale(cross(subtract(middle, wrist), subtract(index, little)), outward(side)));
}

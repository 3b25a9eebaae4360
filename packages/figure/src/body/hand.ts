import { compose, fromAxisAngle, type Rotation } from '../geometry/rotation.ts';
import { cross, normalize, scale, subtract, type Vector3 } from '../geometry/vector.ts';
import { outward } from './limbs.ts';
import type { Side } from './posture.ts';
import { boneIndex, boneName, type Skeleton } from './skeleton.ts';

const RADIANS = Math.PI / 180;

/**
 * The four fingers of a relaxed hand, degrees: bend of the three joints, more towards the little finger, and how far
 * the first joint turns sideways to the middle finger, since fingers are spread at rest.
 */
const FINGERS = [
  { finger: 2, bends: [12, 20, 10], gather: 5 },
  { finger: 3, bends: [17, 24, 13], gather: 0 },
  { finger: 4, bends: [21, 27, 15], gather: -3 },
  { finger: 5, bends: [24, 28, 16], gather: -7 },
] as const;
/** The thumb comes in front of the palm instead. */
const RELAXED_THUMB: readonly [number, number, number] = [14, 8, 10];
/**
 * Turns of all finger bones.
 *
 * @param curl 0 = straight, 1 = relaxed, 3 = fist.
 */
export function fingerTurns(skeleton: Skeleton, side: Side, curl: number): Map<string, Rotation> {
  const joint = (name: string) => skeleton.heads[boneIndex(skeleton, boneName(name, side))]!;
  const palm = palmNormal(joint('wrist'), joint('finger2-1'), joint('finger3-1'), joint('finger5-1'), side);
  const turns = new Map<string, Rotation>();
  for (const { finger, bends, gather } of FINGERS) {
    const along = subtract(joint(`finger${finger}-2`), joint(`finger${finger}-1`));
    const bent = bendTurns(cross(along, palm), bends, curl);
    const gathered = fromAxisAngle(palm, -outward(side) * gather * RADIANS);
    bent.forEach((turn, index) => {
      const name = boneName(`finger${finger}-${index + 1}`, side);
      turns.set(name, index === 0 ? compose(gathered, turn) : turn);
    });
  }
  const thumb = subtract(joint('finger1-3'), joint('finger1-1'));
  const inwards = subtract(joint('finger3-1'), joint('finger1-1'));
  bendTurns(cross(thumb, inwards), RELAXED_THUMB, curl).forEach((turn, index) => {
    turns.set(boneName(`finger1-${index + 1}`, side), turn);
  });
  return turns;
}

function bendTurns(axis: Vector3, bends: readonly number[], curl: number): Rotation[] {
  return bends.map((bend) => fromAxisAngle(normalize(axis), bend * curl * RADIANS));
}

/** The way the palm faces. */
function palmNormal(wrist: Vector3, index: Vector3, middle: Vector3, little: Vector3, side: Side): Vector3 {
  return normalize(scale(cross(subtract(middle, wrist), subtract(index, little)), outward(side)));
}

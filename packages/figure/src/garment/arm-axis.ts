import type { Point3 } from '../body/person.ts';

/** A point as seen from the arm. */
export interface ArmPlace {
  /** Along the arm from the shoulder joint to the wrist, dm; negative before the joint. */
  readonly along: number;
  /** Distance from the arm's axis, dm. */
  readonly radius: number;
  /** Around the axis: 0 in front, a quarter turn up at the upper side, negative below. */
  readonly angle: number;
  /** The nearest point of the axis. */
  readonly centre: Point3;
}

/** The bent line shoulder, elbow, wrist. */
export interface ArmAxis {
  readonly length: number;
  /** Unit vector from shoulder to elbow, and from elbow to wrist. */
  readonly upper: Point3;
  readonly lower: Point3;
  placeOf(x: number, y: number, z: number): ArmPlace;
}

/** @param outwards 1 for the figure's left arm, -1 for its right */
export function armAxis(shoulder: Point3, elbow: Point3, wrist: Point3, outwards: 1 | -1): ArmAxis {
  const upper = boneOf(shoulder, elbow);
  const lower = boneOf(elbow, wrist);
  const placeOf = (x: number, y: number, z: number): ArmPlace => {
    const onUpper = alongBone(upper, x, y, z);
    const onLower = alongBone(lower, x, y, z);
    const past = onUpper > upper.length && onLower > 0;
    const bone = past ? lower : upper;
    const at = past ? onLower : Math.min(onUpper, upper.length);
    const { from, direction } = bone;
    const centre: Point3 = [
      from[0] + direction[0] * at,
      from[1] + direction[1] * at,
      from[2] + direction[2] * at,
    ];
    const [dx, dy, dz] = [x - centre[0], y - centre[1], z - centre[2]];
    const up = upwards(direction, outwards);
    return {
      along: past ? upper.length + at : at,
      radius: Math.hypot(dx, dy, dz),
      angle: Math.atan2(dx * up[0] + dy * up[1], dz),
      centre,
    };
  };
  return { length: upper.length + lower.length, upper: upper.direction, lower: lower.direction, placeOf };
}

interface Bone {
  readonly from: Point3;
  readonly direction: Point3;
  readonly length: number;
}

function boneOf(from: Point3, to: Point3): Bone {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(dx, dy, dz) || 1e-6;
  return { from, direction: [dx / length, dy / length, dz / length], length };
}

const alongBone = ({ from, direction }: Bone, x: number, y: number, z: number): number =>
  (x - from[0]) * direction[0] + (y - from[1]) * direction[1] + (z - from[2]) * direction[2];

/** Unit vector across a bone in the figure's frontal plane, to the side that is up when the arm hangs outwards. */
function upwards([dx, dy]: Point3, outwards: 1 | -1): readonly [number, number] {
  const size = Math.hypot(dx, dy) || 1;
  return [(-dy * outwards) / size, (dx * outwards) / size];
}

import type { FigureData } from '../data/figure-data.ts';
import { rotate } from '../geometry/rotation.ts';
import { add, subtract, type Vector3 } from '../geometry/vector.ts';
import { type HeadMarks, headMarks } from './head-marks.ts';
import type { Person, Sides } from './person.ts';
import type { Posture } from './posture.ts';
import { boneIndex, poseSkeleton, skeletonOf } from './skeleton.ts';
import { takePosture } from './take-posture.ts';

/** Where the joints and the places of the head that photos are read by are, dm. */
export interface Joints extends HeadMarks {
  readonly shoulders: Sides;
  readonly elbows: Sides;
  readonly wrists: Sides;
  readonly hips: Sides;
  readonly knees: Sides;
  readonly ankles: Sides;
}

/**
 * Tells where a person's joints are in a posture that is taken literally (`literal`), without moving any skin: quick
 * enough to search for the posture of a photo.
 */
export function jointFinder(data: FigureData, person: Person): (posture: Posture) => Joints {
  const skeleton = skeletonOf(data, person.shape);
  const marks = headMarks(data, person.shape);
  const head = boneIndex(skeleton, 'head');
  const indices = (bone: string) => ({
    left: boneIndex(skeleton, `${bone}.L`),
    right: boneIndex(skeleton, `${bone}.R`),
  });
  const bones = {
    shoulders: indices('upperarm01'),
    elbows: indices('lowerarm01'),
    wrists: indices('wrist'),
    hips: indices('upperleg01'),
    knees: indices('lowerleg01'),
    ankles: indices('foot'),
  };
  return (posture) => {
    const rotations = new Map();
    takePosture({ data, shape: person.shape, skeleton, rotations }, posture);
    const { heads, turns } = poseSkeleton(skeleton, rotations);
    const sides = ({ left, right }: { left: number; right: number }): Sides => ({
      left: heads[left]!,
      right: heads[right]!,
    });
    const onHead = (mark: Vector3): Vector3 =>
      add(heads[head]!, rotate(turns[head]!, subtract(mark, skeleton.heads[head]!)));
    const onBothSides = ({ left, right }: Sides): Sides => ({ left: onHead(left), right: onHead(right) });
    return {
      shoulders: sides(bones.shoulders),
      elbows: sides(bones.elbows),
      wrists: sides(bones.wrists),
      hips: sides(bones.hips),
      knees: sides(bones.knees),
      ankles: sides(bones.ankles),
      eyes: onBothSides(marks.eyes),
      ears: onBothSides(marks.ears),
      noseTip: onHead(marks.noseTip),
    };
  };
}

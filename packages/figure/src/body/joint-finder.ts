import type { FigureData } from '../data/figure-data.ts';
import type { Vector3 } from '../geometry/vector.ts';
import type { Person, Sides } from './person.ts';
import type { Posture } from './posture.ts';
import { boneIndex, poseSkeleton, skeletonOf } from './skeleton.ts';
import { takePosture } from './take-posture.ts';

/** Where the joints that photos are read by are, dm. */
export interface Joints {
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
    const { heads } = poseSkeleton(skeleton, rotations);
    const place = (index: number): Vector3 => heads[index]!;
    const sides = ({ left, right }: { left: number; right: number }): Sides => ({
      left: place(left),
      right: place(right),
    });
    return {
      shoulders: sides(bones.shoulders),
      elbows: sides(bones.elbows),
      wrists: sides(bones.wrists),
      hips: sides(bones.hips),
      knees: sides(bones.knees),
      ankles: sides(bones.ankles),
    };
  };
}

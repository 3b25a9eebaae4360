import type { FigureData } from '../data/figure-data.ts';
import { dot, normalize, scale, subtract, type Vector3, vertexAt } from '../geometry/vector.ts';
import { measureBody } from './measures.ts';
import type { Person } from './person.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

/** How much thicker parts of a body are than those of another: 1 = as thick. Both sides alike. */
export interface Girths {
  readonly chest: number;
  readonly waist: number;
  readonly hips: number;
  /** Round the joints and on top, up to the neck. */
  readonly shoulders: number;
  readonly upperArms: number;
  readonly forearms: number;
  readonly thighs: number;
  readonly calves: number;
}

export const SAME_GIRTHS: Girths = {
  chest: 1,
  waist: 1,
  hips: 1,
  shoulders: 1,
  upperArms: 1,
  forearms: 1,
  thighs: 1,
  calves: 1,
};

const PART_OF_BONE: readonly (readonly [keyof Girths, RegExp])[] = [
  ['chest', /^(spine01|spine02|breast)/],
  ['waist', /^(spine03|spine04)/],
  ['hips', /^(spine05|pelvis|root)/],
  ['shoulders', /^(clavicle|shoulder01|upperarm01)/],
  ['upperArms', /^upperarm02/],
  ['forearms', /^lowerarm/],
  ['thighs', /^upperleg/],
  ['calves', /^lowerleg/],
];
const TRUNK: readonly (keyof Girths)[] = ['chest', 'waist', 'hips'];
/** Trunks grow less in depth than in width, which is what photos show. */
const DEPTH_SHARE = 0.6;
const INFLUENCES = 4;

/**
 * The same person with thicker or thinner limbs and trunk: skin moves away from the axes of its bones, by its skin
 * weights, so that parts pass into each other smoothly. Joints stay where they are.
 */
export function withGirths(data: FigureData, person: Person, girths: Girths): Person {
  const skeleton = skeletonOf(data, person.shape);
  const growers = data.rig.bones.map((_, bone) => growthOf(skeleton, bone, girths));
  const { bones, shares } = data.skinWeights;
  const shape = Float32Array.from(person.shape);
  for (let vertex = 0; vertex < shape.length / 3; vertex++) {
    const place = vertexAt(person.shape, vertex);
    for (let slot = INFLUENCES * vertex; slot < INFLUENCES * (vertex + 1); slot++) {
      const growth = growers[bones[slot]!]?.(place);
      if (!growth) continue;
      for (let axis = 0; axis < 3; axis++)
        shape[3 * vertex + axis] = shape[3 * vertex + axis]! + (shares[slot]! / 255) * growth[axis]!;
    }
  }
  return { ...person, shape, measures: measureBody(data, skeletonOf(data, shape), shape) };
}

/** How a bone moves what is bound to it; undefined: not at all. */
function growthOf(
  { bones, heads, tails }: Skeleton,
  bone: number,
  girths: Girths,
): ((place: Vector3) => Vector3) | undefined {
  const part = PART_OF_BONE.find(([, names]) => names.test(bones[bone]!))?.[0];
  if (!part || girths[part] === 1) return undefined;
  const more = girths[part] - 1;
  const [head, tail] = [heads[bone]!, tails[bone]!];
  if (TRUNK.includes(part)) {
    const middleZ = (head[2] + tail[2]) / 2;
    return ([x, , z]) => [more * x, 0, more * DEPTH_SHARE * (z - middleZ)];
  }
  const along = normalize(subtract(tail, head));
  return (place) => {
    const arm = subtract(place, head);
    return scale(subtract(arm, scale(along, dot(arm, along))), more);
  };
}

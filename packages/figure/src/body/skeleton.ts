import type { FigureData } from '../data/figure-data.ts';
import { compose, NO_TURN, type Rotation, rotate } from '../geometry/rotation.ts';
import { add, centroid, scale, subtract, type Vector3 } from '../geometry/vector.ts';
import type { BoneTransforms } from './posed-body.ts';
import type { Side } from './posture.ts';

/** The joints of one person's rest shape. */
export interface Skeleton {
  readonly bones: readonly string[];
  readonly parents: Int16Array;
  /** Where each bone begins. */
  readonly heads: readonly Vector3[];
  readonly tails: readonly Vector3[];
}

/** A skeleton whose bones turned: a turn from rest about world axes, and the place of the head, by bone. */
export interface PosedSkeleton {
  readonly turns: Rotation[];
  readonly heads: Vector3[];
}

/** Joints are means of base vertices, so the skeleton follows every morph. */
export function skeletonOf({ rig }: FigureData, shape: Float32Array): Skeleton {
  return {
    bones: rig.bones,
    parents: rig.parents,
    heads: rig.heads.map((vertices) => centroid(shape, vertices)),
    tails: rig.tails.map((vertices) => centroid(shape, vertices)),
  };
}

/** Indices by name of each rig: postures ask for bones by the thousand. */
const indicesOf = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Index of a bone. Throws when the rig has none of this name. */
export function boneIndex({ bones }: Pick<Skeleton, 'bones'>, name: string): number {
  const indices = indicesOf.get(bones) ?? new Map(bones.map((bone, index) => [bone, index]));
  indicesOf.set(bones, indices);
  const index = indices.get(name);
  if (index === undefined) throw new Error(`Expected a bone of the rig but received "${name}".`);
  return index;
}

/** Name in the rig of a bone that there is on both sides. */
export function boneName(bone: string, side: Side): string {
  return `${bone}.${side === 'left' ? 'L' : 'R'}`;
}

/**
 * Forward kinematics. A bone's turn about world axes at rest is carried along by its parent: G = G_parent R, and its
 * head goes where the parent takes it.
 */
export function poseSkeleton(skeleton: Skeleton, rotations: ReadonlyMap<string, Rotation>): PosedSkeleton {
  const turns: Rotation[] = [];
  for (const [bone, name] of skeleton.bones.entries()) {
    const parent = skeleton.parents[bone]!;
    const inherited = parent < 0 ? NO_TURN : turns[parent]!;
    const own = rotations.get(name);
    turns.push(own ? compose(inherited, own) : inherited);
  }
  return { turns, heads: placeHeads(skeleton, turns) };
}

/** Where the bones' heads are when the bones have these turns. */
export function placeHeads(skeleton: Skeleton, turns: readonly Rotation[]): Vector3[] {
  const heads: Vector3[] = [];
  for (const [bone, rest] of skeleton.heads.entries()) {
    const parent = skeleton.parents[bone]!;
    const place =
      parent < 0
        ? rest
        : add(heads[parent]!, rotate(turns[parent]!, subtract(rest, skeleton.heads[parent]!)));
    heads.push(place);
  }
  return heads;
}

/** The matrices that take rest positions to posed ones. */
export function boneTransforms(skeleton: Skeleton, posed: PosedSkeleton): BoneTransforms {
  const matrices = new Float64Array(skeleton.bones.length * 12);
  posed.turns.forEach((turn, bone) => {
    const shift = add(posed.heads[bone]!, scale(rotate(turn, skeleton.heads[bone]!), -1));
    for (let row = 0; row < 3; row++) {
      const at = 12 * bone + 4 * row;
      matrices[at] = turn[3 * row]!;
      matrices[at + 1] = turn[3 * row + 1]!;
      matrices[at + 2] = turn[3 * row + 2]!;
      matrices[at + 3] = shift[row]!;
    }
  });
  return { matrices };
}

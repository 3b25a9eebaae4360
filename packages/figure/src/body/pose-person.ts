import { type FigureData, SKIN_VERTICES } from '../data/figure-data.ts';
import type { Person } from './person.ts';
import type { PosedBody, Stance, Support } from './posed-body.ts';
import { boneTransforms, poseSkeleton, skeletonOf } from './skeleton.ts';
import { skinVertices } from './skin.ts';

/** The person in a stance; `partialStance` gives the way there. */
export function posePerson(data: FigureData, person: Person, stance: Stance): PosedBody {
  const skeleton = skeletonOf(data, person.shape);
  const bones = boneTransforms(skeleton, poseSkeleton(skeleton, stance.rotations));
  const positions = skinVertices(person.shape, data.skinWeights, bones);
  const support = supportOf(stance, positions);
  const body = { stance, bones, positions, groundY: lowest(positions) };
  return support ? { ...body, support } : body;
}

function lowest(positions: Float32Array): number {
  let y = Infinity;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) y = Math.min(y, positions[3 * vertex + 1]!);
  return y;
}

function supportOf(stance: Stance, positions: Float32Array): Support | undefined {
  if (stance.prop === 'seat') return { kind: 'seat', topY: -1.2, x: 0, z: -0.5, frontZ: 2.5 };
  if (stance.prop !== 'wall') return undefined;
  let x = Infinity;
  for (let vertex = 0; vertex < SKIN_VERTICES; vertex++) x = Math.min(x, positions[3 * vertex]!);
  return { kind: 'wall', x };
}

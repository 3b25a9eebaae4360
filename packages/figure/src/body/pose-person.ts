import type { FigureData } from '../data/figure-data.ts';
import { partialTurn, type Rotation } from '../geometry/rotation.ts';
import { fitPosture } from './fit-posture.ts';
import type { Person } from './person.ts';
import type { PosedBody, Stance } from './posed-body.ts';
import { boneTransforms, poseSkeleton, skeletonOf } from './skeleton.ts';
import { skinVertices } from './skin.ts';
import { groundOf, supportOf } from './support.ts';

/**
 * The person in a stance. The posture is fitted to the body: feet on one ground, arms and legs clear of each other
 * whatever the body's width.
 */
export function posePerson(data: FigureData, person: Person, stance: Stance): PosedBody {
  const skeleton = skeletonOf(data, person.shape);
  const rotations = partly(fitPosture(data, person, skeleton, stance.posture), stance.progress);
  const bones = boneTransforms(skeleton, poseSkeleton(skeleton, rotations));
  const positions = skinVertices(person.shape, data.skinWeights, bones);
  const body = { stance, bones, positions, groundY: groundOf(positions) };
  const support = supportOf(data, stance, positions);
  return support ? { ...body, support } : body;
}

function partly(rotations: ReadonlyMap<string, Rotation>, progress: number): ReadonlyMap<string, Rotation> {
  if (progress === 1) return rotations;
  return new Map([...rotations].map(([bone, turn]) => [bone, partialTurn(turn, progress)]));
}

import type { FigureData } from '../data/figure-data.ts';
import { partialTurn } from '../geometry/rotation.ts';
import { clearArms, clearLegs } from './clear-limbs.ts';
import { type Rotations, rotationsOf } from './fit-posture.ts';
import type { Person } from './person.ts';
import { plantFeet } from './plant-feet.ts';
import type { PosedBody, Stance } from './posed-body.ts';
import type { Posture } from './posture.ts';
import { boneTransforms, poseSkeleton, type Skeleton, skeletonOf } from './skeleton.ts';
import { skinVertices } from './skin.ts';
import { groundOf, supportOf } from './support.ts';

const SENIOR_STOOP_DEGREES = 9;

/** Fitting takes longer than posing, and cloth is carried along in many small parts of the way. */
const fitted = new WeakMap<Person, Map<Posture, Rotations>>();

/**
 * The person in a stance. The posture is fitted to the body: feet on one ground, arms and legs clear of each other
 * whatever the body's width.
 */
export function posePerson(data: FigureData, person: Person, stance: Stance): PosedBody {
  const skeleton = skeletonOf(data, person.shape);
  const rotations = fitPosture(data, person, skeleton, stance.posture);
  const bones = boneTransforms(skeleton, poseSkeleton(skeleton, partly(rotations, stance.progress)));
  const positions = skinVertices(person.shape, data.skinWeights, bones);
  const support = supportOf(data, stance, positions);
  const body = { stance, bones, positions, groundY: groundOf(positions) };
  return support ? { ...body, support } : body;
}

function fitPosture(data: FigureData, person: Person, skeleton: Skeleton, posture: Posture): Rotations {
  const known = fitted.get(person) ?? new Map<Posture, Rotations>();
  fitted.set(person, known);
  const before = known.get(posture);
  if (before) return before;
  const held = asHeldBy(person, posture);
  const rotations = rotationsOf(skeleton, held);
  const spread = clearLegs(data, person.shape, skeleton, held, rotations);
  plantFeet(data, person.shape, skeleton, spread, rotations);
  clearArms(data, person.shape, skeleton, spread, rotations);
  known.set(posture, rotations);
  return rotations;
}

/** Old backs are rounder, and the head is lifted against them. */
function asHeldBy({ settings }: Person, posture: Posture): Posture {
  if (settings.age_group !== 'senior_adult') return posture;
  const { chest, head } = posture;
  return {
    ...posture,
    chest: { ...chest, nod: chest.nod + SENIOR_STOOP_DEGREES },
    head: { ...head, nod: head.nod - SENIOR_STOOP_DEGREES / 2 },
  };
}

function partly(rotations: Rotations, progress: number): Rotations {
  if (progress === 1) return rotations;
  return new Map([...rotations].map(([bone, turn]) => [bone, partialTurn(turn, progress)]));
}

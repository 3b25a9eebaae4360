import type { FigureData } from '../data/figure-data.ts';
import { clearArms, clearLegs } from './clear-limbs.ts';
import type { Person } from './person.ts';
import { plantFeet } from './plant-feet.ts';
import type { Posture } from './posture.ts';
import type { Skeleton } from './skeleton.ts';
import { type Fitting, type Rotations, takePosture } from './take-posture.ts';

const SENIOR_STOOP_DEGREES = 9;

/** Fitting takes twenty times as long as posing, and cloth is carried along in many small parts of the way. */
const fitted = new WeakMap<Person, Map<Posture, Rotations>>();

/** The turns by which a person takes up a posture: feet on one ground, limbs clear of each other and of the trunk. */
export function fitPosture(
  data: FigureData,
  person: Person,
  skeleton: Skeleton,
  posture: Posture,
): Rotations {
  const known = fitted.get(person) ?? new Map<Posture, Rotations>();
  fitted.set(person, known);
  const rotations =
    known.get(posture) ??
    fit({ data, shape: person.shape, skeleton, rotations: new Map() }, heldBy(person, posture));
  known.set(posture, rotations);
  return rotations;
}

function fit(fitting: Fitting, posture: Posture): Rotations {
  takePosture(fitting, posture);
  if (posture.literal) return fitting.rotations;
  const cleared = clearLegs(fitting, posture);
  plantFeet(fitting, cleared);
  clearArms(fitting, cleared);
  return fitting.rotations;
}

/** Old backs are rounder, and the head is lifted against them. */
function heldBy({ settings }: Person, posture: Posture): Posture {
  if (settings.age_group !== 'senior_adult' || posture.literal) return posture;
  const { chest, head } = posture;
  return {
    ...posture,
    chest: { ...chest, nod: chest.nod + SENIOR_STOOP_DEGREES },
    head: { ...head, nod: head.nod - SENIOR_STOOP_DEGREES / 2 },
  };
}

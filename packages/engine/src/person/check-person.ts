import type { AbortReason, BodyArea, MainPerson, PersonAnalysis } from './types.ts';

/** Which checks are made; all of them unless switched off. */
export interface PersonChecks {
  readonly noPeople?: boolean;
  readonly tooManyPeople?: boolean;
  readonly child?: boolean;
  readonly targetArea?: boolean;
}

/**
 * How much of an area must be seen: most of the trunk for tops, since half pictures end at the waist; for trousers and
 * skirts hips and knees, since many photos end above the shoes. Dresses need both areas.
 */
const LEAST_SEEN: Readonly<Record<Exclude<BodyArea, 'full'>, number>> = {
  upper: 0.65,
  lower: 0.6,
  head: 0.6,
  face: 1,
  feet: 0.5,
};
/** Smaller people are too coarse to dress: their trunk is 5 % of the picture. */
const LEAST_SIZE = 0.18;

/**
 * Whether garments can be tried on in a photo.
 * @param areas where the garments are worn
 * @returns the first reason why not, in the order of the checks; undefined when it can be used
 */
export function checkPerson(
  { people, main }: PersonAnalysis,
  areas: readonly BodyArea[],
  checks: PersonChecks = {},
): AbortReason | undefined {
  const { noPeople = true, tooManyPeople = true, child = true, targetArea = true } = checks;
  if (noPeople && people === 0) return 'NO_PEOPLE_DETECTED';
  if (child && main?.isChild) return 'CHILD_DETECTED';
  if (tooManyPeople && people > 1) return 'TOO_MANY_PEOPLE_DETECTED';
  return targetArea && main && !areas.every((area) => shows(main, area))
    ? 'INSUFFICIENT_TARGET_AREA'
    : undefined;
}

function shows({ visible, sizeInPicture }: MainPerson, area: BodyArea): boolean {
  if (sizeInPicture < LEAST_SIZE) return false;
  if (area === 'full') return visible.upper >= LEAST_SEEN.upper && visible.lower >= LEAST_SEEN.lower;
  return visible[area] >= LEAST_SEEN[area];
}

import type { AgeGuess } from './age.ts';

/**
 * Guesses for adults of test sets stay above 22 however a photo is lit, blurred or compressed; those for children of up
 * to ten are below 9. Older children lie between, and missing one is worse than refusing an adult.
 */
const ADULT_YEARS = 17;
/** The share of a guess that lies below 14 years: at most 0.26 for adults, and that in blurred faces. */
const CHILD_LIKELIHOOD = 0.35;

/** Bodies in faces (see bodyInFaces): 9.1 to 10.4 of adults, 9.3 to 9.8 of teens, 8.0 to 8.3 of ten-year-olds. */
const CHILD_BODY = 8.5;
/** A clearly older face outweighs the body: cameras held high make the head large and the legs short. */
const OLDER_YEARS = 35;
/** Shorter than adults of test sets; with a young face, a child. */
const SHORT_BODY = 9;
const YOUNG_YEARS = 22;

/** Whether a face, with the body it belongs to when that is seen, is a child's. */
export function isChild({ years, childLikelihood }: AgeGuess, bodyFaces: number | undefined): boolean {
  if (years < ADULT_YEARS || childLikelihood > CHILD_LIKELIHOOD) return true;
  if (bodyFaces === undefined) return false;
  return (bodyFaces < CHILD_BODY && years < OLDER_YEARS) || (bodyFaces < SHORT_BODY && years < YOUNG_YEARS);
}

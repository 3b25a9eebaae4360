import { SURE_PERSON } from './detect-people.ts';
import type { Detection } from './overlap.ts';
import type { Box } from './types.ts';

/** A body, a face or both. */
export interface FoundPerson {
  /** Of the body; guessed from the face when only that was found. Pixels. */
  readonly box: Box;
  readonly face?: Detection;
}

/** A face lies in this upper part of its body, or, in pictures of little more than a head, anywhere in the middle. */
const HEAD_PART = 0.45;
/** Bodies lower than so many faces are pictures of a head and shoulders. */
const CLOSE_UP_FACES = 4.5;
const CLOSE_UP_PART = 0.8;
/** How far beside the middle of a body its face may be, shares of the body's width. */
const ASIDE = 0.6;

/**
 * Puts bodies and faces together, each at most once, the best fitting pairs first. A possible body without a face is
 * nobody.
 * @returns people by their bodies, and the faces that belong to none of them
 */
export function matchPeople(
  bodies: readonly Detection[],
  faces: readonly Detection[],
): { people: FoundPerson[]; strangers: Detection[] } {
  const faceOf = new Map<Detection, Detection>();
  const taken = new Set<Detection>();
  const pairs = bodies
    .flatMap((body) => faces.map((face) => ({ body, face, distance: distanceFromTop(body.box, face.box) })))
    .filter(({ distance }) => distance !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance);
  for (const { body, face } of pairs) {
    if (faceOf.has(body) || taken.has(face)) continue;
    faceOf.set(body, face);
    taken.add(face);
  }
  const people = bodies
    .map((body) => ({ body, face: faceOf.get(body) }))
    .filter(({ body, face }) => face !== undefined || body.score >= SURE_PERSON)
    .map(({ body, face }) => ({ box: body.box, ...(face && { face }) }));
  return { people, strangers: faces.filter((face) => !taken.has(face)) };
}

/** How far a face is from the middle of the upper end of a body, in shares of the body; infinite where it cannot be its own. */
function distanceFromTop(body: Box, face: Box): number {
  const aside = Math.abs(face.x + face.width / 2 - body.x - body.width / 2) / body.width;
  const below = (face.y + face.height / 2 - body.y) / body.height;
  const part = body.height < CLOSE_UP_FACES * face.height ? CLOSE_UP_PART : HEAD_PART;
  if (aside > ASIDE || below > part || below < 0) return Number.POSITIVE_INFINITY;
  return aside + below;
}

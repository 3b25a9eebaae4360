import type { Rgb } from '@atelier/pixels/raster';
import type { ModelName, Models } from '../models/models.ts';
import { estimateAge } from './age.ts';
import { isChild } from './child.ts';
import { detectPeople, SURE_PERSON } from './detect-people.ts';
import { bodyOfFace } from './face-owner.ts';
import { findFaces } from './find-faces.ts';
import { findKeyPoints } from './key-points.ts';
import { type FoundPerson, matchPeople } from './match-people.ts';
import { bodyInFaces } from './proportions.ts';
import { squareAround } from './square-view.ts';
import type { Box, MainPerson, PersonAnalysis } from './types.ts';
import { sizeInPicture, visibleAreas } from './visible-areas.ts';

const NEEDED: readonly ModelName[] = ['centernet', 'blazeface', 'faceres', 'movenet'];
/** Somebody smaller than this part of the largest is a passer-by far behind, not one of several subjects. */
const SUBJECT_SHARE = 0.4;
/** Room around a body, so that no hand is cut off. */
const BODY_ROOM = 1.25;
/** How much of a body's height a head is looked for in, with room for one that leans. */
const HEAD_SHARE = 0.45;
/** Heads of more bodies than this are not looked at one by one. */
const MOST_HEADS = 4;
/** Guesses of age from fewer pixels say nothing. */
const LEAST_FACE_PX = 24;

/** Whether all networks are there that `analysePerson` asks. */
export function canAnalysePeople(models: Models): boolean {
  return NEEDED.every((name) => models.available(name));
}

/**
 * Looks who is in a photo (best at 1000 px or more) and how the one who stands out stands in it. Nothing is kept.
 * @throws Error when a network is missing: see `canAnalysePeople`
 */
export async function analysePerson(photo: Rgb, models: Models): Promise<PersonAnalysis> {
  const subjects = await findSubjects(photo, models);
  const main = subjects[0];
  if (!main) return { people: 0, faces: 0 };
  return {
    people: subjects.length,
    faces: subjects.filter(({ face }) => face !== undefined).length,
    main: await describe(photo, main, subjects, models),
  };
}

/** Those whom a photo is about, the largest first: bodies, and faces of those who are hidden by others. */
async function findSubjects(photo: Rgb, models: Models): Promise<FoundPerson[]> {
  const bodies = await detectPeople(photo, models);
  const heads = bodies.filter(({ score }) => score >= SURE_PERSON).slice(0, MOST_HEADS);
  const faces = await findFaces(
    photo,
    heads.map(({ box }) => headOf(box)),
    models,
  );
  const { people, strangers } = matchPeople(bodies, faces);
  for (const face of strangers) {
    const box = await bodyOfFace(photo, face, models);
    if (box) people.push({ box, face });
  }
  people.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  const [largest] = people;
  return largest ? people.filter((person) => relativeSize(person, largest) >= SUBJECT_SHARE) : [];
}

/** By their faces, where both are seen: bodies are hidden and cut off more often. */
function relativeSize(person: FoundPerson, largest: FoundPerson): number {
  if (person.face && largest.face) return person.face.box.height / largest.face.box.height;
  return person.box.height / largest.box.height;
}

/** The upper end of a standing body; the whole of one that fills the picture with its head. */
function headOf({ x, y, width, height }: Box): Box {
  const side = Math.max(width, HEAD_SHARE * height);
  const room = (side * (BODY_ROOM - 1)) / 2;
  return { x: x + (width - side) / 2 - room, y: y - room, width: side + 2 * room, height: side + 2 * room };
}

async function describe(
  photo: Rgb,
  { box, face }: FoundPerson,
  subjects: readonly FoundPerson[],
  models: Models,
): Promise<MainPerson> {
  const keyPoints = await findKeyPoints(photo, squareAround(box, BODY_ROOM), models);
  return {
    keyPoints,
    box,
    ...(face && { face }),
    isChild: await hasChild(photo, subjects, bodyInFaces(keyPoints, face), models),
    visible: visibleAreas(keyPoints, face, photo),
    sizeInPicture: sizeInPicture(box, photo),
  };
}

/** Whether any of the subjects is a child, by their faces and the body of the first. */
async function hasChild(
  photo: Rgb,
  subjects: readonly FoundPerson[],
  firstBodyInFaces: number | undefined,
  models: Models,
): Promise<boolean> {
  for (const [index, { face }] of subjects.entries()) {
    if (!face || face.box.width < LEAST_FACE_PX) continue;
    const guess = await estimateAge(photo, face.box, models);
    if (isChild(guess, index === 0 ? firstBodyInFaces : undefined)) return true;
  }
  return false;
}

import type { Rgb } from '@atelier/pixels/raster';
import type { ModelName, Models } from '../models/models.ts';
import { estimateAge } from './age.ts';
import { detectFaces } from './detect-faces.ts';
import { detectPeople } from './detect-people.ts';
import { findKeyPoints } from './key-points.ts';
import { type Detection, sharedPart } from './overlap.ts';
import { type Square, squareAround } from './square-view.ts';
import type { Box, MainPerson, PersonAnalysis } from './types.ts';
import { visibleAreas } from './visible-areas.ts';

const NEEDED: readonly ModelName[] = ['centernet', 'blazeface', 'faceres', 'movenet'];
/** Somebody less tall than this part of the tallest is a passer-by far behind, not one of several subjects. */
const SUBJECT_SHARE = 0.35;
/** Adults of test sets were guessed at 16 and more, children at 9 and less. */
const ADULT_YEARS = 13;
/** Room around a body, so that no hand is cut off. */
const BODY_ROOM = 1.25;
/** How much of the body's width a face is looked for in, and how far it must lie inside the body's box. */
const HEAD_SHARE = 0.45;
const INSIDE = 0.5;
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
  const found = await detectPeople(photo, models);
  const tallest = found.toSorted((a, b) => b.box.height * b.box.width - a.box.height * a.box.width)[0];
  if (!tallest) return { people: 0, faces: 0 };
  const subjects = found.filter(({ box }) => box.height >= SUBJECT_SHARE * tallest.box.height);
  const faces = await facesOf(photo, subjects, models);
  return {
    people: subjects.length,
    faces: faces.filter((face) => face !== undefined).length,
    main: await describe(photo, tallest.box, faces, subjects.indexOf(tallest), models),
  };
}

/** The surest face of each person, looked for near the top of their box. */
async function facesOf(photo: Rgb, people: readonly Detection[], models: Models) {
  const faces: (Detection | undefined)[] = [];
  for (const { box } of people) {
    const near = await detectFaces(photo, headSquare(box), models);
    faces.push(near.find((face) => sharedPart(face.box, box) > INSIDE));
  }
  return faces;
}

/** The upper end of a standing body; the whole of one that fills the picture with its head. */
function headSquare({ x, y, width, height }: Box): Square {
  const side = Math.max(width, HEAD_SHARE * height) * BODY_ROOM;
  return { x: x + (width - side) / 2, y: y - (side - Math.max(width, HEAD_SHARE * height)) / 2, side };
}

async function describe(
  photo: Rgb,
  box: Box,
  faces: readonly (Detection | undefined)[],
  index: number,
  models: Models,
): Promise<MainPerson> {
  const keyPoints = await findKeyPoints(photo, squareAround(box, BODY_ROOM), models);
  const ages: number[] = [];
  for (const face of faces) {
    if (face && face.box.width >= LEAST_FACE_PX) ages.push(await estimateAge(photo, face.box, models));
  }
  const face = faces[index];
  return {
    keyPoints,
    box,
    ...(face && { face }),
    isChild: ages.some((years) => years < ADULT_YEARS),
    visible: visibleAreas(keyPoints, photo),
  };
}

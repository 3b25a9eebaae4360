import type { Rgb } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { detectFaces } from './detect-faces.ts';
import { type Detection, keepSurest, sharedPart } from './overlap.ts';
import { type Square, squareAround } from './square-view.ts';
import type { Box } from './types.ts';

/** Faces are looked at again with this much room around them: what was no face seldom looks like one twice. */
const ROOM = 3;
const SAME_FACE = 0.4;
/** A face that a second look does not find must have been as sure as this; shoes and prints reach 0.7. */
const SURE_WITHOUT_SECOND_LOOK = 0.75;
/** Squares along the longer side of a photo share this much of their side: no face falls between them. */
const TILE_OVERLAP = 1 / 3;
/** More faces than this make no difference to anything, and each costs a look. */
const MOST_FACES = 12;

/**
 * Finds the faces in a photo, surest first: in the whole of it, in squares along its longer side and where heads are
 * expected.
 * @param heads boxes around heads, to look for small faces in; pixels
 */
export async function findFaces(photo: Rgb, heads: readonly Box[], models: Models): Promise<Detection[]> {
  const whole = squareAround({ x: 0, y: 0, width: photo.width, height: photo.height }, 1);
  const squares = [whole, ...tiles(photo), ...heads.map((head) => squareAround(head, 1))];
  const seen: Detection[] = [];
  for (const square of squares) seen.push(...(await detectFaces(photo, square, models)));
  const faces: Detection[] = [];
  for (const face of keepSurest(seen, SAME_FACE).slice(0, MOST_FACES)) {
    const sure = await lookAgain(photo, face, models);
    if (sure) faces.push(sure);
  }
  return keepSurest(faces, SAME_FACE);
}

async function lookAgain(photo: Rgb, face: Detection, models: Models): Promise<Detection | undefined> {
  const near = await detectFaces(photo, squareAround(face.box, ROOM), models);
  const same = near.find(({ box }) => sharedPart(box, face.box) > SAME_FACE);
  return same ?? (face.score >= SURE_WITHOUT_SECOND_LOOK ? face : undefined);
}

/** Squares as large as the shorter side; none when the photo is nearly a square itself. */
function tiles({ width, height }: Rgb): Square[] {
  const side = Math.min(width, height);
  const rest = Math.max(width, height) - side;
  const count = Math.ceil(rest / (side * (1 - TILE_OVERLAP)) - TILE_OVERLAP);
  if (count < 1) return [];
  return Array.from({ length: count + 1 }, (_, index) => {
    const start = (index * rest) / count;
    return width > height ? { x: start, y: 0, side } : { x: 0, y: start, side };
  });
}

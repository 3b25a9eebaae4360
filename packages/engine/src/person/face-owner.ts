import type { Rgb } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { findKeyPoints } from './key-points.ts';
import type { Detection } from './overlap.ts';
import { squareAround } from './square-view.ts';
import type { Box, KeyPoint } from './types.ts';

/** A body in faces: from the forehead down, and across. */
const BODY_FACES = { height: 7, width: 3 } as const;
/** How sure the joints of a head, and one of the shoulders, must be. */
const SURE_HEAD = 0.4;
const SURE_SHOULDER = 0.3;
/** How much of a head and its shoulders is looked at, faces. */
const BUST_FACES = 4;

/**
 * Whether a face belongs to somebody who was not found as a body, hidden by others: a pattern that looks like a face
 * has no eyes and nose in their places and no shoulders.
 * @returns where their body must be, inside the photo; undefined when it is no person's face
 */
export async function bodyOfFace(photo: Rgb, { box }: Detection, models: Models): Promise<Box | undefined> {
  const bust = { ...box, y: box.y + box.height / 2 };
  const points = await findKeyPoints(photo, squareAround(bust, BUST_FACES), models);
  const isInFace = ({ x, y, score }: KeyPoint) =>
    score >= SURE_HEAD && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  const head = [points.nose, points.leftEye, points.rightEye];
  const shoulders = [points.leftShoulder, points.rightShoulder];
  if (!head.every(isInFace) || !shoulders.some(({ score }) => score >= SURE_SHOULDER)) return undefined;
  return bodyBelow(box, photo);
}

function bodyBelow(face: Box, photo: Rgb): Box {
  const middle = face.x + face.width / 2;
  const left = Math.max(0, middle - (BODY_FACES.width / 2) * face.width);
  const right = Math.min(photo.width, middle + (BODY_FACES.width / 2) * face.width);
  const top = Math.max(0, face.y);
  const bottom = Math.min(photo.height, face.y + BODY_FACES.height * face.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

import type { Field } from '@atelier/pixels/field';
import { flatten, ownMatte } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { backdropLikelihood } from '../cutout/backdrop-likelihood.ts';
import { saliency } from '../cutout/saliency.ts';
import { imageOf } from '../encode/encode.ts';
import type { Models } from '../models/models.ts';
import { detectPeople, SURE_PERSON } from '../person/detect-people.ts';
import { findFaces } from '../person/find-faces.ts';
import { matchPeople } from '../person/match-people.ts';
import type { Detection } from '../person/overlap.ts';
import type { Box } from '../person/types.ts';
import { interestOf } from './interest.ts';
import type { Keep, Scene, ShareBox } from './scene.ts';
import { findTextLines } from './text-lines.ts';

/** Long sides at which people are looked for, text, and what draws the eye. */
const LOOK_SIDE_PX = 1024;
const TEXT_SIDE_PX = 640;
const INTEREST_SIDE_PX = 256;
/** The head of a body whose face is not seen: shares of the body's height and width. */
const HEAD_HEIGHT = 0.17;
const HEAD_WIDTH = 0.5;
/** A body that begins so near to the upper border (share of the picture) has its head outside. */
const HEADLESS_TOP = 0.02;
const HEAD_WEIGHT = 0.5;
/** Patterns look like faces with scores up to 0.7. */
const SURE_WITHOUT_BODY = 0.75;

/**
 * Looks at a picture once, for any number of crops: faces and heads, text, the object that stands out and what else
 * draws the eye. Networks that are not there are done without. What it finds of people is not kept.
 */
export async function lookAt(picture: Raster, models: Models): Promise<Scene> {
  const look = await reduced(picture, LOOK_SIDE_PX);
  const seen = flatten(look);
  const [people, subject, text, interest] = await Promise.all([
    peopleIn(seen, models),
    ownMatte(look) ?? subjectOf(seen, models),
    textIn(seen),
    reduced(seen, INTEREST_SIDE_PX).then(interestOf),
  ]);
  return { keeps: [...people, ...text], subject, interest };
}

async function textIn(seen: Rgb): Promise<Keep[]> {
  const small = await reduced(seen, TEXT_SIDE_PX);
  return findTextLines(small).map(({ left, top, width, height }) => ({
    kind: 'text',
    box: shareOf({ x: left, y: top, width, height }, small),
    weight: 1,
  }));
}

/** Where the object is; without the network that is what differs from a plain backdrop. */
async function subjectOf(seen: Rgb, models: Models): Promise<Field | undefined> {
  return models.available('u2net') ? saliency(seen, models) : backdropLikelihood(seen);
}

async function peopleIn(seen: Rgb, models: Models): Promise<Keep[]> {
  if (!models.available('blazeface')) return [];
  const bodies = models.available('centernet') ? await detectPeople(seen, models) : [];
  const heads = bodies.filter(({ score }) => score >= SURE_PERSON).map(({ box }) => headOf(box));
  const { people, strangers } = matchPeople(bodies, await findFaces(seen, heads, models));
  const faces = [...people.flatMap(({ face }) => face ?? []), ...strangers.filter(isSureFace)];
  const tallest = Math.max(...faces.map(({ box }) => box.height));
  const turnedAway = people.filter(({ face, box }) => !face && box.y > HEADLESS_TOP * seen.height);
  return [
    ...faces.map(({ box }) => ({
      kind: 'face' as const,
      box: shareOf(box, seen),
      weight: box.height / tallest,
    })),
    ...turnedAway.map(({ box }) => ({
      kind: 'head' as const,
      box: shareOf(headOf(box), seen),
      weight: HEAD_WEIGHT,
    })),
  ];
}

/** A face without a body is somebody's close-up, or a pattern on a shoe. */
function isSureFace({ score }: Detection): boolean {
  return score >= SURE_WITHOUT_BODY;
}

/** The upper end of a body. */
function headOf({ x, y, width, height }: Box): Box {
  return {
    x: x + ((1 - HEAD_WIDTH) / 2) * width,
    y,
    width: HEAD_WIDTH * width,
    height: HEAD_HEIGHT * height,
  };
}

function shareOf({ x, y, width, height }: Box, picture: Raster): ShareBox {
  return {
    x: x / picture.width,
    y: y / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  };
}

async function reduced<C extends 3 | 4>(picture: Raster<C>, side: number): Promise<Raster<C>>;
async function reduced(picture: Raster, side: number): Promise<Raster> {
  const { width, height } = sizeWithin(picture, side);
  if (width === picture.width && height === picture.height) return picture;
  const data = await imageOf(picture).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { width, height, channels: picture.channels, data };
}

function sizeWithin({ width, height }: Raster, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

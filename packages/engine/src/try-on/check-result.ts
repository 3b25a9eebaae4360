import { BODY_PARTS, type WornClothes } from '@atelier/figure';
import { type Bounds, boundsOfMask } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import type { Field } from '@atelier/pixels/field';
import { atLeast, inverted } from '@atelier/pixels/mask';
import type { Rgb } from '@atelier/pixels/raster';
import { personParts } from '../cutout/parsing.ts';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';
import type { PersonInPhoto } from './photo-parts.ts';

/** More of the fitted trunk than this share beside the person: it is not their body. */
const MOST_TRUNK_BESIDE = 0.3;
/** More of the new clothes than this share beside the person: even wide ones do not stand off so far. */
const MOST_CLOTH_BESIDE = 0.55;
/** Less of the new clothes than this share looks like clothes to the network that knows people. */
const LEAST_LIKE_CLOTHES = 0.5;
/** Less of the face than this share is one after the try-on. */
const LEAST_FACE_LEFT = 0.5;
const ROOM = 0.12;

/**
 * Whether the fitted body lies on the person and the new clothes lie on them, too.
 * @throws PictureRefused when not
 */
export function requireOnPerson({ ground }: PersonInPhoto, { clothes, parts }: WornClothes): void {
  const trunk = { all: 0, beside: 0 };
  const cloth = { all: 0, beside: 0 };
  for (let i = 0; i < ground.length; i++) {
    if (parts.data[i] === BODY_PARTS.trunk) {
      trunk.all++;
      trunk.beside += ground[i]!;
    }
    if (clothes.data[4 * i + 3]! > 127) {
      cloth.all++;
      cloth.beside += ground[i]!;
    }
  }
  const isOff = trunk.beside > MOST_TRUNK_BESIDE * trunk.all || cloth.beside > MOST_CLOTH_BESIDE * cloth.all;
  if (isOff || cloth.all === 0) throw new PictureRefused(NOT_FITTED);
}

/**
 * Looks at a finished picture as at a photo: the new clothes must look like clothes, and the face must still be one.
 * @param cloth 1 where new clothes show: `Uint8Array [height * width]`
 * @throws PictureRefused when the picture does not show a dressed person
 */
export async function requireDressedPerson(
  picture: Rgb,
  { ground, face }: PersonInPhoto,
  cloth: Uint8Array,
  models: Models,
): Promise<void> {
  const { width, height } = picture;
  const person = boundsOfMask(inverted(atLeast(ground, 0.5)), width, height);
  if (!person) throw new PictureRefused(NOT_FITTED);
  const view = growBounds(person, ROOM * Math.max(person.width, person.height), width, height);
  const seen = await personParts(cropRgb(picture, view), models);
  const dressed = { all: 0, found: 0 };
  const faced = { all: 0, found: 0 };
  // The network's cells are enough: each is asked about the pixel in its middle.
  for (let cell = 0; cell < seen.clothes.data.length; cell++) {
    const at = middleOfCell(cell, seen.clothes, view);
    const there = at.y * width + at.x;
    if (cloth[there] === 1) {
      dressed.all++;
      dressed.found += seen.clothes.data[cell]!;
    }
    if (face[there]! > 0.9) {
      faced.all++;
      faced.found += seen.face.data[cell]!;
    }
  }
  const looksDressed = dressed.found >= LEAST_LIKE_CLOTHES * dressed.all;
  if (!looksDressed || faced.found < LEAST_FACE_LEFT * faced.all) throw new PictureRefused(NOT_FITTED);
}

/** The pixel of a picture in the middle of a cell of a field that lies over a part of the picture. */
function middleOfCell(cell: number, field: Field, view: Bounds): { readonly x: number; readonly y: number } {
  const row = Math.floor(cell / field.width);
  const column = cell - row * field.width;
  return {
    x: view.left + Math.floor(((column + 0.5) * view.width) / field.width),
    y: view.top + Math.floor(((row + 0.5) * view.height) / field.height),
  };
}

const NOT_FITTED =
  'The clothes could not be fitted to the person in the photo; please use one that shows them from the front, standing upright.';

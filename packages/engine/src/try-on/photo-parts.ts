import type { Bounds } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import type { Rgb } from '@atelier/pixels/raster';
import {
  type ClothParts,
  clothPartsIn,
  clothView,
  PERSON_SIDE,
  type PersonParts,
  personParts,
} from '../cutout/parsing.ts';
import type { Models } from '../models/models.ts';
import type { Box } from '../person/types.ts';

/** What each pixel of a photo of a person shows, 0..1: `Float32Array [height * width]` each. */
export interface PersonInPhoto {
  readonly width: number;
  readonly height: number;
  readonly ground: Float32Array;
  readonly hair: Float32Array;
  readonly face: Float32Array;
  /** Skin but the face. */
  readonly skin: Float32Array;
  readonly clothes: Float32Array;
  /** Shoes, bags, hats. */
  readonly other: Float32Array;
}

/** A person in a photo whose clothes are told apart by where they are worn, 0..1 as well. */
export interface PhotoParts extends PersonInPhoto {
  readonly upper: Float32Array;
  readonly lower: Float32Array;
  readonly full: Float32Array;
}

/** A photo while it is read: bodies can be fitted before it is known which cloth is whose. */
export interface PhotoReading {
  readonly person: PersonInPhoto;
  readonly parts: Promise<PhotoParts>;
}

/** The reading of a photo of which all is known. */
export const finishedReading = (parts: PhotoParts): PhotoReading => ({
  person: parts,
  parts: Promise.resolve(parts),
});

/** Room around the person that the networks see, share of the box's longer side. */
const ROOM = 0.12;
/** Narrower views than this share of their length are widened: the networks' square would distort people. */
const LEAST_ASPECT = 0.62;
const CLOTH_STEP = 32;
/** Cells of the cloth network along the longer side of a person: which cloth is whose shows at that already. */
const CLOTH_CELLS = 384;
/** Edges of the networks lie within so many of their cells of the photo's. */
const EDGE_REACH_CELLS = 2;
/** Neighbouring things of a photo differ by this much of a channel's range. */
const EDGE_CONTRAST = 0.025;
/** About so many cells of the filter per cell of the network: finer ones tell nothing more. */
const FILTER_CELLS = 2;

/**
 * Looks at the person in a photo with both parsing networks. The one for clothes takes longer: it goes on while the
 * caller works on what the other one saw.
 * @param box where the person is, pixels: what lies far around it counts as ground and is not looked at
 */
export async function readPhoto(photo: Rgb, box: Box, models: Models): Promise<PhotoReading> {
  const view = viewAround(box, photo);
  const picture = cropRgb(photo, view);
  const clothes = await clothView(picture, clothCells(view));
  const seen = await personParts(picture, models);
  // Not before: while it runs, the thread of the networks hears of nothing else. And not after the work on pixels.
  const cloth = clothPartsIn(clothes, models);
  // Whoever waits for the parts is told; a caller that ends before need not.
  cloth.catch(() => {});
  const person = placePerson(refinePerson(picture, seen), view, photo);
  const parts = cloth.then((found) => ({ ...person, ...placeClothes(found, view, photo) }));
  parts.catch(() => {});
  return { person, parts };
}

/** `CLOTH_CELLS` on the longer side, fewer on the other, in steps of the network's coarsest level. */
function clothCells({ width, height }: Bounds) {
  const cells = (side: number) =>
    CLOTH_STEP * Math.ceil((CLOTH_CELLS * side) / Math.max(width, height) / CLOTH_STEP);
  return { width: cells(width), height: cells(height) };
}

function viewAround({ x, y, width, height }: Box, photo: Rgb): Bounds {
  const least = LEAST_ASPECT * Math.max(width, height);
  const wide = Math.max(width, least);
  const high = Math.max(height, least);
  const box = { left: x - (wide - width) / 2, top: y - (high - height) / 2, width: wide, height: high };
  return growBounds(box, ROOM * Math.max(wide, high), photo.width, photo.height);
}

/** The network's maps at the size of the picture, with their edges where the picture has them. */
function refinePerson(picture: Rgb, seen: PersonParts): PersonInPhoto {
  const { width, height } = picture;
  const cellPx = Math.max(width, height) / PERSON_SIDE;
  const refined = guidedFilter(picture, [seen.ground, seen.hair, seen.face, seen.body, seen.clothes], {
    radiusPx: EDGE_REACH_CELLS * cellPx,
    contrast: EDGE_CONTRAST,
    stride: Math.max(1, Math.round(cellPx / FILTER_CELLS)),
  }).map(({ data }) => data);
  const [ground, hair, face, skin, clothes] = refined as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  // The network's shares add up to 1, and so do they when filtered: the last one need not be.
  const other = ground.map((share, i) => 1 - share - hair[i]! - face[i]! - skin[i]! - clothes[i]!);
  shareOut([ground, hair, face, skin, clothes, other]);
  return { width, height, ground, hair, face, skin, clothes, other };
}

/** Makes the shares of each pixel lie in 0..1 and add up to 1. */
function shareOut(planes: readonly Float32Array[]): void {
  const cells = planes[0]!.length;
  for (let i = 0; i < cells; i++) {
    let sum = 0;
    for (const plane of planes) {
      const share = Math.max(0, plane[i]!);
      plane[i] = share;
      sum += share;
    }
    for (const plane of planes) plane[i] = sum > 0 ? plane[i]! / sum : 0;
  }
}

/** A person in a view as in the whole photo: around it is ground. */
function placePerson(person: PersonInPhoto, view: Bounds, { width, height }: Rgb): PersonInPhoto {
  const place = (plane: Float32Array, outside: number) => placePlane(plane, view, { width, height }, outside);
  return {
    width,
    height,
    ground: place(person.ground, 1),
    hair: place(person.hair, 0),
    face: place(person.face, 0),
    skin: place(person.skin, 0),
    clothes: place(person.clothes, 0),
    other: place(person.other, 0),
  };
}

function placeClothes(
  { upper, lower, full }: ClothParts,
  view: Bounds,
  photo: Rgb,
): Pick<PhotoParts, 'upper' | 'lower' | 'full'> {
  const place = (map: Field) => placePlane(enlargeField(map, view.width, view.height).data, view, photo, 0);
  return { upper: place(upper), lower: place(lower), full: place(full) };
}

function placePlane(
  plane: Float32Array,
  view: Bounds,
  { width, height }: Pick<Rgb, 'width' | 'height'>,
  outside: number,
): Float32Array {
  const whole = new Float32Array(width * height).fill(outside);
  for (let y = 0; y < view.height; y++) {
    const row = plane.subarray(y * view.width, (y + 1) * view.width);
    whole.set(row, (view.top + y) * width + view.left);
  }
  return whole;
}

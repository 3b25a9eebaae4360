import type { Bounds } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import type { Rgb } from '@atelier/pixels/raster';
import {
  type ClothParts,
  clothParts,
  PERSON_SIDE,
  type PersonParts,
  personParts,
} from '../cutout/parsing.ts';
import type { Models } from '../models/models.ts';
import type { Box } from '../person/types.ts';

/** What each pixel of a photo shows, 0..1: `Float32Array [height * width]` each. */
export interface PhotoParts {
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
  /** Of the clothes, by where they are worn. */
  readonly upper: Float32Array;
  readonly lower: Float32Array;
  readonly full: Float32Array;
}

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
/** Cells of the filter per cell of the network: finer ones tell nothing more. */
const FILTER_CELLS = 2;

/**
 * Looks at the person in a photo with both parsing networks.
 * @param box where the person is, pixels: what lies far around it counts as ground and is not looked at
 */
export async function readPhotoParts(photo: Rgb, box: Box, models: Models): Promise<PhotoParts> {
  const view = viewAround(box, photo);
  const picture = cropRgb(photo, view);
  const [person, cloth] = await Promise.all([
    personParts(picture, models),
    clothParts(picture, models, clothCells(view)),
  ]);
  return placeParts(refineParts(picture, person, cloth), view, photo);
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

/** The networks' maps at the size of the picture, with their edges where the picture has them. */
export function refineParts(
  picture: Rgb,
  person: PersonParts,
  cloth: Omit<ClothParts, 'ground'>,
): PhotoParts {
  const { width, height } = picture;
  const large = (field: Field) => enlargeField(field, width, height);
  const cellPx = Math.max(width, height) / PERSON_SIDE;
  const [ground, hair, face, skin, clothes, other] = guidedFilter(
    picture,
    [person.ground, person.hair, person.face, person.body, person.clothes, person.other].map(large),
    {
      radiusPx: EDGE_REACH_CELLS * cellPx,
      contrast: EDGE_CONTRAST,
      stride: Math.max(1, Math.floor(cellPx / FILTER_CELLS)),
    },
  ).map(({ data }) => data) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  shareOut([ground, hair, face, skin, clothes, other]);
  const [upper, lower, full] = [large(cloth.upper).data, large(cloth.lower).data, large(cloth.full).data];
  return { width, height, ground, hair, face, skin, clothes, other, upper, lower, full };
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

/** Parts of a view as parts of the whole photo. */
function placeParts(parts: PhotoParts, view: Bounds, { width, height }: Rgb): PhotoParts {
  const place = (plane: Float32Array, outside: number): Float32Array => {
    const whole = new Float32Array(width * height).fill(outside);
    for (let y = 0; y < view.height; y++) {
      const row = plane.subarray(y * view.width, (y + 1) * view.width);
      whole.set(row, (view.top + y) * width + view.left);
    }
    return whole;
  };
  return {
    width,
    height,
    ground: place(parts.ground, 1),
    hair: place(parts.hair, 0),
    face: place(parts.face, 0),
    skin: place(parts.skin, 0),
    clothes: place(parts.clothes, 0),
    other: place(parts.other, 0),
    upper: place(parts.upper, 0),
    lower: place(parts.lower, 0),
    full: place(parts.full, 0),
  };
}

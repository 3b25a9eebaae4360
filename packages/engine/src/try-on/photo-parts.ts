import { enlargeField } from '@atelier/pixels/enlarge';
import { flatten } from '@atelier/pixels/flatten';
import type { Raster } from '@atelier/pixels/raster';
import { type ClothParts, clothParts, type PersonParts, personParts } from '../cutout/parsing.ts';
import type { Models } from '../models/models.ts';

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

/** Looks at a photo of a person with both parsing networks. */
export async function readPhotoParts(photo: Raster, models: Models): Promise<PhotoParts> {
  const picture = flatten(photo);
  const person = await personParts(picture, models);
  const cloth = await clothParts(picture, models);
  return enlargeParts(person, cloth, photo.width, photo.height);
}

/** The networks' maps at the size of the photo. */
export function enlargeParts(
  person: PersonParts,
  cloth: Omit<ClothParts, 'ground'>,
  width: number,
  height: number,
): PhotoParts {
  const large = (field: PersonParts['hair']) => enlargeField(field, width, height).data;
  return {
    width,
    height,
    ground: large(person.ground),
    hair: large(person.hair),
    face: large(person.face),
    skin: large(person.body),
    clothes: large(person.clothes),
    other: large(person.other),
    upper: large(cloth.upper),
    lower: large(cloth.lower),
    full: large(cloth.full),
  };
}

import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { cutTop } from './cut-top.ts';
import type { Garment, GarmentKind, GarmentPhotos, GarmentWords } from './garment.ts';
import { cutJumpsuit } from './jumpsuit.ts';
import { cutSkirt } from './skirt.ts';
import { mirrorTexture, prepareTexture } from './texture.ts';
import { cutTrousers } from './trousers.ts';

/**
 * Sews a garment around a person's rest shape from the photos of the product.
 *
 *     const garment = sewGarment(data, person, { front: cutout, backInferred: true, worn: false }, 'tee', words);
 *
 * @throws RangeError when a photo shows too little to be measured
 */
export function sewGarment(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  kind: GarmentKind,
  words: GarmentWords,
): Garment {
  switch (kind) {
    case 'skirt':
      return cutSkirt(data, person, photos, texturesOf(photos), words);
    case 'trousers':
    case 'shorts':
      return cutTrousers(data, person, photos, texturesOf(photos), kind, words);
    case 'jumpsuit':
      return cutJumpsuit(data, person, photos, words);
    default:
      return cutTop(data, person, photos, kind, words);
  }
}

function texturesOf({ front: picture, back }: GarmentPhotos): Pick<Garment, 'front' | 'back'> {
  const front = prepareTexture(picture);
  return { front, back: back ? prepareTexture(back) : mirrorTexture(front) };
}

import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { cutTop } from './cut-top.ts';
import type { Garment, GarmentKind, GarmentPhotos, GarmentWords } from './garment.ts';
import { cutSkirt } from './skirt.ts';
import { prepareTexture } from './texture.ts';
import { cutTrousers } from './trousers.ts';

/**
 * Sews a garment around a person from its photos.
 * @throws RangeError when a photo shows too little to be measured
 */
export function sewGarment(
  data: FigureData,
  person: Person,
  photos: GarmentPhotos,
  kind: GarmentKind,
  words: GarmentWords,
): Garment {
  if (kind !== 'skirt' && kind !== 'trousers' && kind !== 'shorts') {
    return cutTop(data, person, photos, kind, words);
  }
  const front = prepareTexture(photos.front);
  const textures = { front, back: photos.back ? prepareTexture(photos.back) : front };
  return kind === 'skirt'
    ? cutSkirt(data, person, photos, textures, words)
    : cutTrousers(data, person, photos, textures, kind, words);
}

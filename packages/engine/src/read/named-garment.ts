import type { GarmentClass, ProductHints } from '../flat-lay/types.ts';
import { namedBy, phrasesOf } from './named.ts';
import { GARMENT_WORDS } from './vocabulary.ts';

const PHRASES = phrasesOf<GarmentClass>([
  ['top', GARMENT_WORDS.top],
  ['bottom', GARMENT_WORDS.bottom],
  ['dress', GARMENT_WORDS.dress],
  ['headwear', GARMENT_WORDS.headwear],
  ['footwear', GARMENT_WORDS.footwear],
  ['bag', GARMENT_WORDS.bag],
  ['object', GARMENT_WORDS.object],
]);

/** What the caller's words say the product is; undefined when they say nothing of the kind. */
export function namedGarment(hints: ProductHints): GarmentClass | undefined {
  return namedBy(hints, PHRASES);
}

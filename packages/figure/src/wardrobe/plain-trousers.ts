import type { Person } from '../body/person.ts';
import type { Stance } from '../body/posed-body.ts';
import { drapeInnermost } from '../cloth/drape.ts';
import type { RestedGarment } from '../cloth/draped.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type Colour, companionOf, companionPhotos } from '../garment/companion.ts';
import { sewGarment } from '../garment/sew.ts';
import type { Wearable } from './outfit.ts';
import { shoesOf } from './shoes.ts';

/** The cut does not depend on the colour, so any will do. */
const ANY: Colour = [0, 0, 0];

/** Whether plain trousers are what lies innermost in the outfit of a product. */
export function hasPlainTrousers(wearable: Wearable): boolean {
  return wearable.how === 'carried' || companionOf(wearable.kind, ANY)?.kind === 'trousers';
}

/**
 * Plain trousers as they come to rest on a person. They hang the same in every colour and whatever is worn over them:
 * so they can be draped before the product is known, and given to `dress`.
 */
export function restPlainTrousers(data: FigureData, person: Person, stance: Stance): RestedGarment {
  const trousers = sewGarment(data, person, companionPhotos('trousers', ANY), 'trousers', {});
  return drapeInnermost(data, person, trousers, stance, shoesOf(data, person));
}

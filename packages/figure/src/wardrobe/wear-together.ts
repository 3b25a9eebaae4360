import type { FigureData } from '../data/figure-data.ts';
import type { Garment, GarmentKind } from '../garment/garment.ts';
import { withoutCoveredSleeves } from './covered-sleeves.ts';
import { meanColour, type Outfit } from './outfit.ts';
import type { OwnClothes } from './own-clothes.ts';
import { tuckIn } from './tuck.ts';

const BOTTOMS: readonly GarmentKind[] = ['trousers', 'shorts', 'skirt'];
const WHOLE: readonly GarmentKind[] = ['dress', 'jumpsuit'];
/** What is worn over what, when several are worn at once: from the skin outwards. */
const OUTWARDS: readonly GarmentKind[] = [
  ...BOTTOMS,
  'jumpsuit',
  'dress',
  'camisole',
  'tank',
  'tee',
  'long_sleeve',
  'shirt',
  'sweater',
  'hoodie',
  'jacket',
  'coat',
];

/**
 * Garments as one outfit, each in a layer of its own, with the person's own clothes where they leave something bare. Of
 * two garments of a kind the later one is worn over the earlier one.
 * @param garments sewn around the person whose clothes are `own`; none: they wear those alone
 */
export function wearTogether(data: FigureData, garments: readonly Garment[], own: OwnClothes): Outfit {
  const products = outwards(garments);
  const bottom = products.find(({ kind }) => BOTTOMS.includes(kind));
  const upper = products.find(({ kind }) => !BOTTOMS.includes(kind));
  const isWhole = products.some(({ kind }) => WHOLE.includes(kind));
  // Tucked in only where a product's waistband is to be seen.
  const plainTee = () => (bottom ? tuckIn(own.get('tee'), bottom) : own.get('tee'));
  const trousers = bottom || isWhole ? [] : [own.get('trousers')];
  const innermostFirst = [...trousers, ...(upper ? [] : [plainTee()]), ...products];
  const worn = inLayers(withoutCoveredSleeves(data, innermostFirst));
  // There always is one: without a product for it, the tee.
  const chest = worn.find(({ kind }) => !BOTTOMS.includes(kind)) ?? own.get('tee');
  return {
    garments: worn,
    product: chest,
    things: [],
    lining: meanColour(chest.front),
    warnings: [...new Set(garments.flatMap(({ warnings }) => warnings))],
  };
}

/**
 * Garments worn over what somebody has on already, each in a layer of its own, from the skin outwards. Of two garments
 * of a kind the later one is worn over the earlier one.
 */
export function wearInLayers(data: FigureData, garments: readonly Garment[]): Garment[] {
  return inLayers(withoutCoveredSleeves(data, outwards(garments)));
}

const outwards = (garments: readonly Garment[]): Garment[] =>
  garments.toSorted((a, b) => OUTWARDS.indexOf(a.kind) - OUTWARDS.indexOf(b.kind));

/** Each over the one before it. */
const inLayers = (garments: readonly Garment[]): Garment[] =>
  garments.map((garment, layer) => ({ ...garment, layer }));

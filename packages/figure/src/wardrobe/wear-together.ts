import type { Person } from '../body/person.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type Colour, type CompanionKind, companionPhotos } from '../garment/companion.ts';
import type { Garment, GarmentKind } from '../garment/garment.ts';
import { sewGarment } from '../garment/sew.ts';
import { withoutCoveredSleeves } from './covered-sleeves.ts';
import { meanColour, type Outfit } from './outfit.ts';
import { tuckIn } from './tuck.ts';

/** Colours of the plain clothes that somebody wears where no product takes their place. */
export interface PlainClothes {
  readonly tee: Colour;
  readonly trousers: Colour;
}

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
 * Garments as one outfit, each in a layer of its own, with plain clothes for what they leave bare. Of two garments of
 * a kind the later one is worn over the earlier one.
 * @param garments sewn around this person; none: they wear their plain clothes
 */
export function wearTogether(
  data: FigureData,
  person: Person,
  garments: readonly Garment[],
  plain: PlainClothes,
): Outfit {
  const own = (kind: CompanionKind) => sewGarment(data, person, companionPhotos(kind, plain[kind]), kind, {});
  const products = garments.toSorted((a, b) => OUTWARDS.indexOf(a.kind) - OUTWARDS.indexOf(b.kind));
  const bottom = products.find(({ kind }) => BOTTOMS.includes(kind));
  const upper = products.find(({ kind }) => !BOTTOMS.includes(kind));
  const isWhole = products.some(({ kind }) => WHOLE.includes(kind));
  // Tucked in only where a product's waistband is to be seen.
  const plainTee = () => (bottom ? tuckIn(own('tee'), bottom) : own('tee'));
  const trousers = bottom || isWhole ? [] : [own('trousers')];
  const innermostFirst = [...trousers, ...(upper ? [] : [plainTee()]), ...products];
  const worn = inLayers(withoutCoveredSleeves(data, innermostFirst));
  const chest = worn.find(({ kind }) => !BOTTOMS.includes(kind));
  return {
    garments: worn,
    product: chest,
    thing: undefined,
    lining: chest ? meanColour(chest.front) : plain.tee,
    warnings: [...new Set(garments.flatMap(({ warnings }) => warnings))],
  };
}

/** Each over the one before it. */
const inLayers = (garments: readonly Garment[]): Garment[] =>
  garments.map((garment, layer) => ({ ...garment, layer }));

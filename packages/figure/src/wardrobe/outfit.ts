import type { Person } from '../body/person.ts';
import type { Side } from '../body/posture.ts';
import type { CarriedKind } from '../carried/placement.ts';
import type { FigureData } from '../data/figure-data.ts';
import { type Colour, type Companion, companionOf, companionPhotos } from '../garment/companion.ts';
import type {
  Garment,
  GarmentKind,
  GarmentPhotos,
  GarmentTexture,
  GarmentWords,
} from '../garment/garment.ts';
import { sewGarment } from '../garment/sew.ts';
import { prepareTexture } from '../garment/texture.ts';
import { tuckIn } from './tuck.ts';

/** A product as the figure is to show it. */
export type Wearable =
  | { readonly how: 'sewn'; readonly kind: GarmentKind }
  | { readonly how: 'carried'; readonly kind: CarriedKind };

/** A thing in the hand or on the head. */
export interface CarriedThing {
  readonly kind: CarriedKind;
  readonly front: GarmentTexture;
  readonly back: GarmentTexture;
  /** True for what its words call small: a clutch, a purse. */
  readonly isSmall: boolean;
  /** That holds a bag; absent: the left one. */
  readonly hand?: Side;
  /** How much larger a hat is than for the head alone: thick hair. Absent: 1. */
  readonly ease?: number;
}

/** All that a person has on besides base layer and shoes. */
export interface Outfit {
  readonly garments: readonly Garment[];
  /** The garment that is the product; undefined when a thing is. */
  readonly product: Garment | undefined;
  readonly things: readonly CarriedThing[];
  /** Of the garment on the chest: the base layer takes it. */
  readonly lining: Colour;
  readonly warnings: readonly string[];
}

const HAT_SIDES = 'The sides of the hat were made up from its front; views from the front show it best.';
const SMALL_THING = /\b(clutch|purse|wallet|mini|small|pouch)\b/i;

/**
 * Puts an outfit together: the product, and plain clothes for what it leaves bare.
 * @throws RangeError when a photo shows too little to be measured
 */
export function putTogether(
  data: FigureData,
  person: Person,
  wearable: Wearable,
  photos: GarmentPhotos,
  words: GarmentWords,
): Outfit {
  const plain = (companion: Companion, layer: number): Garment => {
    const garment = sewGarment(
      data,
      person,
      companionPhotos(companion.kind, companion.colour),
      companion.kind,
      {},
    );
    return { ...garment, layer };
  };
  if (wearable.how === 'carried') {
    const trousers = plain(companionOf('tee', WHITE) ?? { kind: 'trousers', colour: WHITE }, 1);
    const tee = plain({ kind: 'tee', colour: WHITE }, 2);
    const { thing, warnings } = carriedThing(wearable.kind, photos, words);
    return { garments: [trousers, tee], product: undefined, things: [thing], lining: WHITE, warnings };
  }
  const product = sewGarment(data, person, photos, wearable.kind, words);
  const colour = meanColour(product.front);
  const companion = companionOf(wearable.kind, colour);
  return {
    garments: companion ? [besides(product, plain(companion, product.layer - 1)), product] : [product],
    product,
    things: [],
    lining: companion?.kind === 'tee' ? companion.colour : colour,
    warnings: product.warnings,
  };
}

/** A product that is carried, as its photos show it, and what was made up about it. */
export function carriedThing(
  kind: CarriedKind,
  photos: GarmentPhotos,
  words: GarmentWords,
): { thing: CarriedThing; warnings: readonly string[] } {
  const front = prepareTexture(photos.front);
  // What is made up of the front would be mirrored: lettering reads better twice than backwards.
  const back = photos.back && !photos.backInferred ? prepareTexture(photos.back) : front;
  const isSmall = SMALL_THING.test(`${words.title ?? ''} ${words.category ?? ''}`);
  return { thing: { kind, front, back, isSmall }, warnings: kind === 'hat' ? [HAT_SIDES] : [] };
}

/** A tee goes under the waistband of trousers and skirts; trousers go under the hem of a top as they are. */
const besides = (product: Garment, companion: Garment): Garment =>
  companion.kind === 'tee' ? tuckIn(companion, product) : companion;

const WHITE: Colour = [240, 239, 235];
/** Pixels looked at for the mean colour: every so manieth. */
const STRIDE = 37;

/** The mean colour of the cloth in a photo. */
export function meanColour({ rgb, inside }: GarmentTexture): Colour {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < inside.length; i += STRIDE) {
    if (inside[i]! <= 0) continue;
    for (const c of [0, 1, 2] as const) sum[c] += rgb[i * 3 + c]!;
    count++;
  }
  return count > 0 ? [sum[0] / count, sum[1] / count, sum[2] / count] : WHITE;
}

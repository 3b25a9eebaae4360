import {
  type FigureData,
  type Garment,
  type GarmentKind,
  type GarmentPhotos,
  type Person,
  prepareTexture,
  sewGarment,
  type Wearable,
} from '@atelier/figure';
import type { PreparedProduct, PreparedView, ProductHints } from '../flat-lay/types.ts';
import { photosOf } from '../on-figure/render-on-figure.ts';
import { wearableOf } from '../on-figure/wearable.ts';
import { PictureRefused } from '../refusals.ts';

/** A product to be put on: its prepared photos and what the client says about it. */
export interface PreparedGarment {
  readonly views: PreparedProduct['views'];
  readonly words: ProductHints;
}

/** Which of the clothes in a photo a garment takes the place of. */
export interface Replaced {
  readonly upper: boolean;
  readonly lower: boolean;
}

const OUTERWEAR: readonly GarmentKind[] = ['jacket', 'coat'];
const BOTTOMS: readonly GarmentKind[] = ['trousers', 'shorts', 'skirt'];
const WHOLE: readonly GarmentKind[] = ['dress', 'jumpsuit'];
const MOST_PRODUCTS = 5;

/** Products of an outfit by how they are worn. */
export interface SortedProducts {
  readonly sewn: readonly { readonly product: PreparedGarment; readonly kind: GarmentKind }[];
  /** One of a kind at most. */
  readonly carried: readonly { readonly product: PreparedGarment; readonly kind: CarriedKind }[];
  /** What had to be left out, in public sentences. */
  readonly warnings: readonly string[];
}

export type CarriedKind = Extract<Wearable, { how: 'carried' }>['kind'];

/** Nobody wears two of these at once; the later one in an outfit is meant. */
const EXCLUSIVE: readonly (readonly GarmentKind[])[] = [BOTTOMS, WHOLE, ['jumpsuit', ...BOTTOMS]];
const ONE_BOTTOM_OR_WHOLE =
  'Two bottoms, or two dresses or jumpsuits, cannot be worn at once: the last one is shown, the others were left out.';
const ONE_OF_A_KIND = 'Only one bag, one hat and one pair of glasses can be shown: the others were left out.';

/**
 * Tells garments from things that are carried, and leaves out what cannot be worn with what comes later.
 * @throws PictureRefused when a product is neither, or there are too many
 */
export function sortProducts(products: readonly PreparedGarment[]): SortedProducts {
  if (products.length === 0 || products.length > MOST_PRODUCTS)
    throw new PictureRefused(`Between 1 and ${MOST_PRODUCTS} products can be tried on together.`);
  const sewn: SortedProducts['sewn'][number][] = [];
  const carried: SortedProducts['carried'][number][] = [];
  for (const product of products) {
    const wearable = wearableOf(frontOf(product), product.words);
    if (wearable.how === 'sewn') sewn.push({ product, kind: wearable.kind });
    else carried.push({ product, kind: wearable.kind });
  }
  const possible = sewn.filter(
    ({ kind }, i) => !sewn.slice(i + 1).some((later) => excludes(kind, later.kind)),
  );
  const shown = carried.filter(({ kind }, i) => !carried.slice(i + 1).some((later) => later.kind === kind));
  return {
    sewn: possible,
    carried: shown,
    warnings: [
      ...(possible.length < sewn.length ? [ONE_BOTTOM_OR_WHOLE] : []),
      ...(shown.length < carried.length ? [ONE_OF_A_KIND] : []),
    ],
  };
}

const excludes = (one: GarmentKind, other: GarmentKind): boolean =>
  EXCLUSIVE.some((kinds) => kinds.includes(one) && kinds.includes(other));

/** Sews garments around a person, in the order given. */
export async function sewProducts(
  data: FigureData,
  person: Person,
  sewn: SortedProducts['sewn'],
): Promise<Garment[]> {
  const garments: Garment[] = [];
  for (const { product, kind } of sewn)
    garments.push(sewGarment(data, person, await garmentPhotos(product), kind, product.words));
  return garments;
}

/** The photos of a product as patterns are cut from them; made once a product. */
export function garmentPhotos(product: PreparedGarment): Promise<GarmentPhotos> {
  const photos = photosMade.get(product) ?? photosOf(frontOf(product), product.views.back);
  photosMade.set(product, photos);
  return photos;
}

const photosMade = new WeakMap<PreparedGarment, Promise<GarmentPhotos>>();

/**
 * Makes the photos of garments ready to be cut from, which needs nobody to wear them: for a thread that waits. What is
 * wrong with them is told when they are sewn.
 */
export async function readyToSew(sewn: SortedProducts['sewn']): Promise<void> {
  for (const { product } of sewn) {
    try {
      const { front, back, backInferred } = await garmentPhotos(product);
      prepareTexture(front);
      if (back && !backInferred) prepareTexture(back);
    } catch {
      return;
    }
  }
}

function frontOf({ views }: PreparedGarment): PreparedView {
  const front = views.front ?? views.back;
  if (!front) throw new PictureRefused('No photo shows the product; please add one.');
  return front;
}

/** What has to go from the photo so that garments can be worn instead. Jackets go over what is there. */
export function replacedBy(garments: readonly Garment[]): Replaced {
  const kinds = garments.map(({ kind }) => kind);
  const whole = kinds.some((kind) => WHOLE.includes(kind));
  const bottom = kinds.some((kind) => BOTTOMS.includes(kind));
  const top = kinds.some((kind) => ![...BOTTOMS, ...WHOLE, ...OUTERWEAR].includes(kind));
  return { upper: whole || top, lower: whole || bottom };
}

/** Whether garments are worn on the upper body alone, and there is one. */
export function areTops(sewn: SortedProducts['sewn']): boolean {
  return sewn.length > 0 && sewn.every(({ kind }) => ![...BOTTOMS, ...WHOLE].includes(kind));
}

import type { GarmentClass, PreparedProduct, ProductHints } from '../flat-lay/types.ts';
import { KIND_WORDS, type NamedKind } from '../on-figure/kind-words.ts';
import { wearableOf } from '../on-figure/wearable.ts';
import { namedBy, phrasesOf } from '../read/named.ts';
import { PictureRefused } from '../refusals.ts';
import { type Palette, paletteOf } from './palette.ts';

/** What is known of a product once it is prepared, for choosing what goes with it. */
export interface ProductTraits extends Palette {
  garment: GarmentClass;
  /** What its words call it; null when they name nothing that we know. */
  kind: NamedKind | null;
  /** Public sentence: why no figure and no person can wear it; null when they can. */
  notWorn: string | null;
}

const PHRASES = phrasesOf(KIND_WORDS);

/** Reads the traits off a prepared product. */
export function traitsOf(product: PreparedProduct, words: ProductHints): ProductTraits {
  const view = product.views.front ?? product.views.back;
  if (view === undefined) throw new RangeError('Expected a product with a view but received one without.');
  return {
    garment: view.garment,
    kind: namedBy(words, PHRASES) ?? null,
    notWorn: reasonNotToWear(() => wearableOf(view, words)),
    ...paletteOf(view.cutout),
  };
}

function reasonNotToWear(wear: () => unknown): string | null {
  try {
    wear();
    return null;
  } catch (error) {
    if (error instanceof PictureRefused) return error.message;
    throw error;
  }
}

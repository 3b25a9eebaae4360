import { bottomKindOf, type GarmentKind, prepareTexture, topKindOf, type Wearable } from '@atelier/figure';
import type { PreparedView } from '../flat-lay/types.ts';
import { namedBy, type ProductWords, phrasesOf } from '../read/named.ts';
import { PictureRefused } from '../refusals.ts';
import { KIND_WORDS, type NamedKind } from './kind-words.ts';

const PHRASES = phrasesOf(KIND_WORDS);

/** Sentences for what has no pattern and no place. */
const REFUSALS: Partial<Record<NamedKind, string>> = {
  shoes:
    'Shoes cannot be put on a figure yet: the model always wears neutral shoes. Order a flat lay instead.',
  necklace: 'A necklace cannot be put on a figure yet. Order a flat lay instead.',
  earrings: 'Earrings cannot be put on a figure yet. Order a flat lay instead.',
  watch: 'A watch or bracelet cannot be put on a figure yet. Order a flat lay instead.',
  underwear: 'Underwear and swimwear are not shown on figures. Order a flat lay instead.',
  socks: 'Socks cannot be put on a figure yet. Order a flat lay instead.',
  gloves: 'Gloves cannot be put on a figure yet. Order a flat lay instead.',
  scarf: 'A scarf or tie cannot be put on a figure yet. Order a flat lay instead.',
  belt: 'A belt cannot be put on a figure yet. Order a flat lay instead.',
};

/**
 * What the product is and how the figure shows it: the words about it first, then its shape.
 * @throws PictureRefused when it is nothing that a figure can wear or carry
 */
export function wearableOf(view: PreparedView, words: ProductWords): Wearable {
  const named = namedBy(words, PHRASES) ?? rememberedShape(view);
  const refusal = named === undefined ? NOT_WORN : REFUSALS[named];
  if (named === undefined || refusal !== undefined) throw new PictureRefused(refusal ?? NOT_WORN);
  switch (named) {
    case 'bag':
    case 'backpack':
      return { how: 'carried', kind: 'bag' };
    case 'hat':
    case 'glasses':
      return { how: 'carried', kind: named };
    default:
      return { how: 'sewn', kind: named as GarmentKind }; // all that is left after the table of refusals
  }
}

const NOT_WORN =
  'The product does not look like something a person wears or carries; please say what it is in category or title.';

/** Reading a silhouette costs more than a tenth of a second, and every picture of a product asks for it. */
const shapes = new WeakMap<PreparedView, NamedKind | 'none'>();

function rememberedShape(view: PreparedView): NamedKind | undefined {
  const shape = shapes.get(view) ?? shapedLike(view) ?? 'none';
  shapes.set(view, shape);
  return shape === 'none' ? undefined : shape;
}

function shapedLike({ garment, cutout }: PreparedView): NamedKind | undefined {
  switch (garment) {
    case 'top':
      return topKindOf(prepareTexture(cutout));
    case 'bottom':
      return bottomKindOf(prepareTexture(cutout));
    case 'dress':
      return 'dress';
    case 'headwear':
      return 'hat';
    case 'footwear':
      return 'shoes';
    case 'bag':
      return 'bag';
    case 'object':
      return undefined;
  }
}

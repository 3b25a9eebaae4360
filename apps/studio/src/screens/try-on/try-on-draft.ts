import { LIMITS } from '@atelier/contracts/product-enums';
import { tryOnTexts as texts } from '../../texts/en/try-on.ts';

export const MOST_PIECES = LIMITS.skuTryOnSkus.max;

/** Who tries what on, as it is chosen. */
export interface TryOnDraft {
  from: 'model' | 'photo';
  /** Of a ready model. */
  modelId: string | null;
  /** The photo that was there last: another one is meant to be used. */
  photoId: string | null;
  /** SKUs, worn together. */
  outfit: string[];
}

export const INITIAL: TryOnDraft = { from: 'model', modelId: null, photoId: null, outfit: [] };

/** Why this cannot be ordered yet. */
export function whyNot({ from, modelId, outfit }: TryOnDraft, hasPhoto: boolean): string | undefined {
  if (from === 'model' && modelId === null) return texts.modelMissing;
  if (from === 'photo' && !hasPhoto) return texts.photoMissing;
  return outfit.length === 0 ? texts.outfitMissing : undefined;
}

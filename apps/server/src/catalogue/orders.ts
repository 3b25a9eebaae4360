import { ON_FIGURE_SIZE, type OnFigureModelSettings, type SkuProductWords } from '@atelier/contracts';
import type { Hints, Order } from '../operations/operation.ts';
import type { ReadinessRow } from '../store/sku-readiness.ts';
import { offFigureType, onFigureType } from './capabilities.ts';

/** What every operation on behalf of a SKU has in common: it can wait, and nobody polls it. */
const BEHIND_THE_SCENES = {
  generations: 1,
  background: { background_type: 'arbitrary' },
  priority: 'offline',
  family: 'sku',
  echo: {},
} as const;

/** What the picture makers may be told of a product. */
export function hintsOf({ category, title, description }: SkuProductWords): Hints {
  return {
    category: category ?? undefined,
    title: title ?? undefined,
    description: description ?? undefined,
  };
}

/** Fetches the photos of a SKU and, when its cutouts are needed, makes those. */
export function preparationOrder(product: SkuProductWords, cutOut: boolean): Order<'preparation'> {
  return { ...BEHIND_THE_SCENES, kind: 'preparation', hints: hintsOf(product), imageTypes: [], cutOut };
}

/** One picture of a SKU; null for a capability that is no picture. */
export function pictureOrder(
  product: SkuProductWords,
  { capability, variant }: Pick<ReadinessRow, 'capability' | 'variant'>,
): Order<'flat_lay' | 'on_figure'> | null {
  const common = { ...BEHIND_THE_SCENES, hints: hintsOf(product) };
  switch (capability) {
    case 'off_figure_product_images':
      return { ...common, kind: 'flat_lay', imageTypes: [offFigureType(variant)] };
    case 'on_figure_product_images':
      return {
        ...common,
        kind: 'on_figure',
        imageTypes: [onFigureType(variant)],
        size: ON_FIGURE_SIZE,
        model: modelFor(product),
      };
    default:
      return null;
  }
}

/** Somebody whom the product is made for. */
export function modelFor({ gender, age_group }: SkuProductWords): OnFigureModelSettings {
  const isForChildren = age_group !== null && age_group !== 'adult';
  return { gender: gender === 'male' ? 'male' : 'female', ...(isForChildren ? { age_group: 'child' } : {}) };
}

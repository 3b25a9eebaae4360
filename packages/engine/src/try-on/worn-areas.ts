import type { GarmentKind } from '@atelier/figure';
import type { BodyArea } from '../person/types.ts';
import { type PreparedGarment, sortProducts } from './try-on-garments.ts';

const AREA_OF_KIND: Partial<Record<GarmentKind, BodyArea>> = {
  trousers: 'lower',
  shorts: 'lower',
  skirt: 'lower',
  dress: 'full',
  jumpsuit: 'full',
};

/**
 * Where on a body products are worn; things that are carried need no area.
 * @throws PictureRefused when a product is nothing that a person wears or carries, or there are too many
 */
export function wornAreas(products: readonly PreparedGarment[]): BodyArea[] {
  const { sewn } = sortProducts(products);
  return [...new Set(sewn.map(({ kind }) => AREA_OF_KIND[kind] ?? 'upper'))];
}

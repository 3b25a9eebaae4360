import type { GarmentKind } from '@atelier/figure';
import type { BodyArea } from '../person/types.ts';
import { type PreparedGarment, type SortedProducts, sortProducts } from './try-on-garments.ts';

/** Tops of all kinds are the rest. */
const AREA_OF_GARMENT: Partial<Record<GarmentKind, BodyArea>> = {
  trousers: 'lower',
  shorts: 'lower',
  skirt: 'lower',
  dress: 'full',
  jumpsuit: 'full',
};

const AREA_OF_CARRIED: Record<SortedProducts['carried'][number]['kind'], BodyArea> = {
  hat: 'head',
  glasses: 'face',
  bag: 'upper',
};

/**
 * Where on a body products are worn. Beside clothes, things that are carried need no area: where there is no place for
 * them they are left out.
 * @throws PictureRefused when a product is nothing that a person wears or carries, or there are too many
 */
export function wornAreas(products: readonly PreparedGarment[]): BodyArea[] {
  const { sewn, carried } = sortProducts(products);
  const areas =
    sewn.length > 0
      ? sewn.map(({ kind }) => AREA_OF_GARMENT[kind] ?? 'upper')
      : carried.map(({ kind }) => AREA_OF_CARRIED[kind]);
  return [...new Set(areas)];
}

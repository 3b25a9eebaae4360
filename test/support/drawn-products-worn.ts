import type { GarmentClass, PreparedProduct, PreparedView, Rgba } from '@atelier/engine';
import { otherSide } from '../../packages/engine/src/other-side/other-side.ts';
import { DRAWN_GARMENTS } from './drawn-garments.ts';
import { draw, drawTee, viewOf } from './drawn-products.ts';

/** Drawn products as the preparation would hand them over, for pictures on figures. */
export type WornProduct = PreparedProduct['views'];

/** A product of which photos show the front, and perhaps the back; a missing back is made up as always. */
export function productOf(front: Rgba, garment: GarmentClass, back?: Rgba): WornProduct {
  const cutout = back ?? otherSide(front, garment, 'back').picture;
  const behind: PreparedView = {
    ...viewOf(cutout, garment),
    viewpoint: 'back',
    inferred: back === undefined,
  };
  return { front: viewOf(front, garment), back: behind };
}

const BOTTOM_FRAME = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 840" width="500" height="840"';
const TROUSERS = `<svg ${BOTTOM_FRAME}><path fill="#c06a2c" d="M150 30 H350 L372 250 L362 810 H276 L256 270 H244 L224 810 H138 L128 250 Z"/></svg>`;
const SKIRT = `<svg ${BOTTOM_FRAME}><path fill="#2f9a6b" d="M160 120 H340 L372 250 L420 640 H80 L128 250 Z"/></svg>`;
const TOTE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 700" width="500" height="700">
  <path fill="none" stroke="#8c2f39" stroke-width="22" d="M150 300 V130 Q150 40 250 40 Q350 40 350 130 V300"/>
  <path fill="#b5404b" d="M70 280 H430 L410 670 H90 Z"/></svg>`;

/** One product of each kind that the acceptance rules name. */
export const WORN: Record<
  'tee' | 'longSleeve' | 'tank' | 'dress' | 'trousers' | 'skirt' | 'bag',
  () => Promise<WornProduct>
> = {
  tee: async () => productOf(await drawTee({ cloth: '#3f7ab5' }), 'top'),
  longSleeve: async () => productOf(await draw(DRAWN_GARMENTS.longSleeve.svg), 'top'),
  tank: async () => productOf(await draw(DRAWN_GARMENTS.tank.svg), 'top'),
  dress: async () => productOf(await draw(DRAWN_GARMENTS.shortDress.svg), 'dress'),
  trousers: async () => productOf(await draw(TROUSERS), 'bottom'),
  skirt: async () => productOf(await draw(SKIRT), 'bottom'),
  bag: async () => productOf(await draw(TOTE), 'bag'),
};

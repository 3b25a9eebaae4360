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

type Scale = 1 | 0.5;

const svg = (width: number, height: number, scale: Scale, drawing: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * scale}" height="${height * scale}">${drawing}</svg>`;

const trousers = (scale: Scale) =>
  svg(
    500,
    840,
    scale,
    '<path fill="#c06a2c" d="M150 30 H350 L372 250 L362 810 H276 L256 270 H244 L224 810 H138 L128 250 Z"/>',
  );
const skirt = (scale: Scale) =>
  svg(500, 840, scale, '<path fill="#2f9a6b" d="M160 120 H340 L372 250 L420 640 H80 L128 250 Z"/>');
const tote = (scale: Scale) =>
  svg(
    500,
    700,
    scale,
    `<path fill="none" stroke="#8c2f39" stroke-width="22" d="M150 300 V130 Q150 40 250 40 Q350 40 350 130 V300"/>
     <path fill="#b5404b" d="M70 280 H430 L410 670 H90 Z"/>`,
  );

type WornKind = 'tee' | 'longSleeve' | 'tank' | 'dress' | 'trousers' | 'skirt' | 'bag';

function productsAt(scale: Scale): Record<WornKind, () => Promise<WornProduct>> {
  const garment = (name: keyof typeof DRAWN_GARMENTS) =>
    draw(scale === 1 ? DRAWN_GARMENTS[name].svg : DRAWN_GARMENTS[name].smallSvg);
  return {
    tee: async () =>
      productOf(await drawTee({ cloth: '#3f7ab5', width: 600 * scale, height: 700 * scale }), 'top'),
    longSleeve: async () => productOf(await garment('longSleeve'), 'top'),
    tank: async () => productOf(await garment('tank'), 'top'),
    dress: async () => productOf(await garment('shortDress'), 'dress'),
    trousers: async () => productOf(await draw(trousers(scale)), 'bottom'),
    skirt: async () => productOf(await draw(skirt(scale)), 'bottom'),
    bag: async () => productOf(await draw(tote(scale)), 'bag'),
  };
}

/** One product of each kind that the acceptance rules name. */
export const WORN = productsAt(1);

/** The same in photos of half the size, for tests that look at shapes: large ones take seconds to be read. */
export const SMALL_WORN = productsAt(0.5);

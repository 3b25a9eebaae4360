import { findBottomLandmarks } from './bottom-landmarks.ts';
import type { GarmentTexture } from './garment.ts';

/** Below the crotch trousers are at least this many times as long as the waist is high above it; shorts are not. */
const LONG_LEGS = 1.35;
/** Legs that lie on each other hide the crotch: this slender, they are trousers. */
const SLENDER = 1.9;

/** What clothes for the lower body are, by their silhouette: split and long, split and short, or not split. */
export function bottomKindOf(texture: GarmentTexture): 'trousers' | 'shorts' | 'skirt' {
  const { top, bottom, crotch, across } = findBottomLandmarks(texture);
  const height = bottom - top;
  if (crotch !== undefined) return bottom - crotch > LONG_LEGS * (crotch - top) ? 'trousers' : 'shorts';
  const middle = across(top + height / 2);
  return height > SLENDER * (middle.to - middle.from) ? 'trousers' : 'skirt';
}

import { findBottomLandmarks } from './bottom-landmarks.ts';
import type { GarmentTexture } from './garment.ts';

/** Below the crotch trousers are at least this many times as long as the waist is high above it; shorts are not. */
const LONG_LEGS = 1.35;
/** Legs that lie on each other hide the crotch: this slender, they are trousers. */
const SLENDER = 1.9;

/** A notch lies this near to the middle, is this narrow and this deep, as shares of the length. */
const NOTCH_REACH = 0.25;
const NOTCH_WIDTH = 0.08;
const NOTCH_DEPTH = 0.015;

/** What clothes for the lower body are, by their silhouette: split and long, split and short, or not split. */
export function bottomKindOf(texture: GarmentTexture): 'trousers' | 'shorts' | 'skirt' {
  const { top, bottom, axis, crotch, across } = findBottomLandmarks(texture);
  const height = bottom - top;
  if (crotch !== undefined) return bottom - crotch > LONG_LEGS * (crotch - top) ? 'trousers' : 'shorts';
  const middle = across(top + height / 2);
  if (height > SLENDER * (middle.to - middle.from)) return 'trousers';
  return hasNotch(texture, axis, height) ? 'shorts' : 'skirt';
}

/** Legs that lie close together still part at the hem: there it is higher, in a narrow place, than to both sides. */
function hasNotch({ width, height, inside }: GarmentTexture, axis: number, length: number): boolean {
  const lowest = (x: number): number => {
    for (let y = height - 1; y >= 0; y--) if (inside[y * width + Math.round(x)]! > 0) return y;
    return 0;
  };
  const reach = NOTCH_REACH * length;
  let depth = 0;
  for (let x = axis - reach; x <= axis + reach; x++) {
    const beside = (side: number) =>
      lowest(Math.min(Math.max(x + side * NOTCH_WIDTH * length, 0), width - 1));
    depth = Math.max(depth, Math.min(beside(-1), beside(1)) - lowest(Math.min(Math.max(x, 0), width - 1)));
  }
  return depth > NOTCH_DEPTH * length;
}

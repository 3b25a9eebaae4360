import type { GarmentTexture } from './garment.ts';
import { findTopLandmarks, strapsOf } from './top-landmarks.ts';

/** Sleeves longer than this share of the way from neck to hem are long ones. */
const LONG_SLEEVE = 0.62;

/** What a top is by its silhouette: long sleeves, short sleeves, or none on broad or thin shoulders. */
export function topKindOf(texture: GarmentTexture): 'tee' | 'long_sleeve' | 'tank' | 'camisole' {
  const marks = findTopLandmarks(texture, {
    sleeves: 'unknown',
    deepestArmpit: 0.6,
    view: 'front',
    worn: false,
  });
  const { sides, neckRow, hemRow } = marks;
  const sleeves = [sides.left.sleeve, sides.right.sleeve].filter((sleeve) => sleeve !== undefined);
  if (sleeves.length > 0) {
    const longest = Math.max(...sleeves.map(({ length }) => length));
    return longest > LONG_SLEEVE * (hemRow - neckRow) ? 'long_sleeve' : 'tee';
  }
  return strapsOf(marks).length > 0 ? 'camisole' : 'tank';
}

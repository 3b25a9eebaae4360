import type { GarmentTexture } from './garment.ts';
import { findTopLandmarks } from './top-landmarks.ts';

/** Sleeves longer than this share of the way from neck to hem are long ones. */
const LONG_SLEEVE = 0.62;
/** Shoulders narrower than this share of the chest are straps. */
const STRAP = 0.16;

/** What a top is by its silhouette: long sleeves, short sleeves, or none on broad or thin shoulders. */
export function topKindOf(texture: GarmentTexture): 'tee' | 'long_sleeve' | 'tank' | 'camisole' {
  const { sides, neckRow, hemRow } = findTopLandmarks(texture, {
    sleeves: 'unknown',
    deepestArmpit: 0.6,
    view: 'front',
    worn: false,
  });
  const sleeves = [sides.left.sleeve, sides.right.sleeve].filter((sleeve) => sleeve !== undefined);
  if (sleeves.length > 0) {
    const longest = Math.max(...sleeves.map(({ length }) => length));
    return longest > LONG_SLEEVE * (hemRow - neckRow) ? 'long_sleeve' : 'tee';
  }
  const shoulder = (sides.left.shoulder.tip.x - sides.left.shoulder.neck.x) / (sides.left.armpit.reach || 1);
  return Math.abs(shoulder) < STRAP ? 'camisole' : 'tank';
}

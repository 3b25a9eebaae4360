import type { FlatLayViewpoint } from '@atelier/contracts';
import type { Rgba } from '@atelier/pixels/raster';
import type { GarmentClass } from '../flat-lay/types.ts';
import { fillWithCloth } from './cloth-fill.ts';
import { mirrored } from './mirror.ts';
import { findPrint } from './print-mask.ts';

/** A side that no photo shows, and the sentence that says so. */
export interface OtherSide {
  picture: Rgba;
  warning: string;
}

/** Cloth with more print than this is patterned all over: its other side looks the same. */
const PATTERNED_SHARE = 0.28;

const WEARABLE: readonly GarmentClass[] = ['top', 'bottom', 'dress'];

/**
 * Makes up the `viewpoint` side of a product from its other side: the silhouette mirrored, and on plain garments
 * the print, which belongs to one side only, covered with the garment's own cloth.
 */
export function otherSide(cutout: Rgba, garment: GarmentClass, viewpoint: FlatLayViewpoint): OtherSide {
  const picture = mirrored(cutout);
  const shown = viewpoint === 'back' ? 'front' : 'back';
  const mirrorWarning = `No photo shows the ${viewpoint} of the product: it was made up as a mirror image of the ${shown}.`;
  if (!WEARABLE.includes(garment)) return { picture, warning: mirrorWarning };
  const print = findPrint(picture);
  if (print.share > PATTERNED_SHARE || print.share === 0) return { picture, warning: mirrorWarning };
  return {
    picture: fillWithCloth(picture, print.mask),
    warning: `No photo shows the ${viewpoint} of the product: it was made up from the ${shown}, without its print.`,
  };
}

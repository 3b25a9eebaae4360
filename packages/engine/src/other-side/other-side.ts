import type { FlatLayViewpoint } from '@atelier/contracts';
import type { GarmentClass } from '../flat-lay/types.ts';
import type { Rgba } from '../raster.ts';
import { mirrored } from './mirror.ts';

/** A side that no photo shows, and the sentence that says so. */
export interface OtherSide {
  picture: Rgba;
  warning: string;
}

/** Makes up the `viewpoint` side of a product from its other side. */
export function otherSide(cutout: Rgba, _garment: GarmentClass, viewpoint: FlatLayViewpoint): OtherSide {
  return {
    picture: mirrored(cutout),
    warning: `No photo shows the ${viewpoint}; it is a mirror image of the other side.`,
  };
}

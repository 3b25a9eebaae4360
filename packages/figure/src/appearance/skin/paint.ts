import type { Fragment, Reflectance } from '../../raster/surface.ts';
import type { Colour } from '../palette.ts';

/** A visible place of the skin, by the name it has on the neutral figure (canonical coordinates, dm). */
export interface SkinPlace {
  x: number;
  y: number;
  z: number;
  /** dm that a pixel covers. */
  footprint: number;
}

/** One layer of paint: changes what the layers before it left. */
export type Paint = (place: SkinPlace, out: Reflectance, fragment: Fragment) => void;

/** Covers the skin with a colour: share 0 leaves it, 1 hides it. */
export function tint(out: Reflectance, colour: Colour, share: number): void {
  out.r += (colour[0] - out.r) * share;
  out.g += (colour[1] - out.g) * share;
  out.b += (colour[2] - out.b) * share;
}

/** Filters the skin's colour, channel by channel: share 0 leaves it, 1 multiplies by `factor`. */
export function stain(out: Reflectance, factor: Colour, share: number): void {
  out.r *= 1 + (factor[0] - 1) * share;
  out.g *= 1 + (factor[1] - 1) * share;
  out.b *= 1 + (factor[2] - 1) * share;
}

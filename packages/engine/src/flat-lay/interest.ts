import { blurField, blurWeighted } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField, mapField } from '@atelier/pixels/field';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { ReducedCutout } from '@atelier/pixels/reduce';
import { encodeSrgb } from '@atelier/pixels/srgb';
import type { GarmentClass } from './types.ts';

/** Radius in cells within which contrast counts as texture or print. */
const CONTRAST_SIGMA = 4;
/** Steps that spread over more cells than this are folds and form. */
const FINE_SIGMA = 2;
/** Cells with less cover mix in what is no product. */
const SOLID = 0.98;
/** Contrast is measured against what this product has to offer: the level that this share of it stays below. */
const REFERENCE_SHARE = 0.97;
const MIN_REFERENCE = 0.01;
/** Plain cloth still beats no cloth. */
const PLAIN_INTEREST = 0.04;
const COLOUR_WEIGHT = 2;
/** How much more the collar and chest, or the waistband, tell than the hem. */
const PLACE_BONUS = 1.6;

/** Interest of each cell of a product, 0..: fine contrast in lightness and colour, away from the outline. */
export function interestOf(small: ReducedCutout, garment: GarmentClass): Field {
  const { width, height } = small.alpha;
  const planes = oklabPlanes(small).map((plane) => fineContrast(plane, small.alpha));
  const [light, a, b] = planes;
  const inside = blurField(small.alpha, 3);
  const contrast = mapField(light!, (v, i) => v + COLOUR_WEIGHT * (a!.data[i]! + b!.data[i]!));
  const reference = Math.max(MIN_REFERENCE, quantile(contrast, small.alpha));
  const out = emptyField(width, height);
  for (let i = 0; i < out.data.length; i++) {
    const solid = small.alpha.data[i]! * Math.max(0, (inside.data[i]! - 0.9) / 0.1);
    const place = placeBonus(((i % width) + 0.5) / width, Math.floor(i / width) / height, garment);
    out.data[i] = solid * (Math.min(contrast.data[i]! / reference, 1) + PLAIN_INTEREST) * place;
  }
  return out;
}

/** The contrast that `REFERENCE_SHARE` of the covered cells stay below. */
function quantile(contrast: Field, alpha: Field): number {
  const covered = contrast.data.filter((_, i) => alpha.data[i]! > SOLID).sort();
  return covered[Math.floor(covered.length * REFERENCE_SHARE)] ?? 0;
}

function oklabPlanes({ alpha, red, green, blue }: ReducedCutout): Field[] {
  const planes = [0, 1, 2].map(() => emptyField(alpha.width, alpha.height));
  for (let i = 0; i < alpha.data.length; i++) {
    const { l, a, b } = oklabOfSrgb(byte(red.data[i]!), byte(green.data[i]!), byte(blue.data[i]!));
    planes[0]!.data[i] = l;
    planes[1]!.data[i] = a;
    planes[2]!.data[i] = b;
  }
  return planes;
}

function byte(linear: number): number {
  return 255 * encodeSrgb(Math.min(1, Math.max(0, linear)));
}

/** Root mean square of the fine part of a plane: print and seams have it, soft folds do not; nor has the outline. */
function fineContrast(plane: Field, alpha: Field): Field {
  const coarse = blurWeighted(plane, alpha, FINE_SIGMA);
  const square = mapField(plane, (v, i) => (alpha.data[i]! > SOLID ? (v - coarse.data[i]!) ** 2 : 0));
  return mapField(blurField(square, CONTRAST_SIGMA), (v) => Math.sqrt(Math.max(0, v)));
}

/** Factor for a place in the product, u and v 0..1 from the top left. */
function placeBonus(u: number, v: number, garment: GarmentClass): number {
  if (garment !== 'top' && garment !== 'dress' && garment !== 'bottom') return 1;
  return 1 + PLACE_BONUS * Math.exp(-(((u - 0.5) / 0.25) ** 2) - ((v - 0.18) / 0.22) ** 2);
}

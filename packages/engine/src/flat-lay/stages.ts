import { cropRgba, visibleBounds } from '@atelier/pixels/bounds';
import { resizeRgba } from '@atelier/pixels/resample';
import { findCloseUp } from './close-up.ts';
import { evenLight } from './even-light.ts';
import { fillOpening } from './inner-back.ts';
import { fillHem, findHem } from './inner-hem.ts';
import { fitInside } from './layout.ts';
import { findNeckline } from './neckline.ts';
import { straighten } from './shape.ts';
import type { Sitting } from './sitting.ts';
import { smoothOutline } from './smooth-outline.ts';
import { doubleCutout } from './super-resolve.ts';
import type { GarmentClass } from './types.ts';
import { shadeVolume } from './volume.ts';
import { findWaistline, makeRoomAbove } from './waistline.ts';

export type Stage = (sitting: Sitting) => Sitting | Promise<Sitting>;

const WORN_ON_BODY: readonly GarmentClass[] = ['top', 'bottom', 'dress'];

/** Drops the free margin around the product, so that sizes mean the product's own. */
export function trim(sitting: Sitting): Sitting {
  const bounds = visibleBounds(sitting.product);
  if (!bounds) return sitting;
  return { ...sitting, product: cropRgba(sitting.product, bounds) };
}

/** Enlarging beyond this is worth a network. */
const NETWORK_FROM = 1.5;
/** A second doubling pays only for small crops that have to become large. */
const SECOND_FROM = 1.7;
const MAX_DOUBLED_PX = 420_000;
const MAX_DOUBLED_TWICE_PX = 260_000;
/** Enlarging beyond this shows, whatever is done. */
const WARN_FROM = 3;
/** Sources larger than the target by this much are reduced first: less work, nothing lost. */
const SPARE = 1.3;
const MIN_WORKING_PX = 320;

/** Brings the product to a working size near its final one: by the network when it is small, else by averaging. */
export async function matchResolution(sitting: Sitting): Promise<Sitting> {
  const { product, layout, models } = sitting;
  const target = fitInside(product.width, product.height, layout.box);
  const scale = Math.max(target.width / product.width, target.height / product.height);
  if (scale * SPARE < 1) return reduceTo(sitting, scale * SPARE);
  const warnings = [...sitting.warnings];
  if (scale > WARN_FROM) warnings.push(smallPhotoWarning(scale));
  if (scale <= NETWORK_FROM || product.width * product.height > MAX_DOUBLED_PX)
    return { ...sitting, warnings };
  if (!models.available('esrgan-x2')) {
    warnings.push('The super-resolution network is not installed; small photos look softer than they could.');
    return { ...sitting, warnings };
  }
  let enlarged = await doubleCutout(product, models);
  const again = sitting.spec.type === 'detail' && scale / 2 > SECOND_FROM;
  if (again && enlarged.width * enlarged.height <= MAX_DOUBLED_TWICE_PX)
    enlarged = await doubleCutout(enlarged, models);
  const enlargement = enlarged.width / product.width;
  return { ...sitting, product: enlarged, enlargement, warnings, painted: true };
}

function smallPhotoWarning(scale: number): string {
  return `The photo is small for the asked size: the product had to be enlarged ${scale.toFixed(1)} times.`;
}

async function reduceTo(sitting: Sitting, scale: number): Promise<Sitting> {
  const { product } = sitting;
  const factor = Math.max(scale, MIN_WORKING_PX / Math.max(product.width, product.height));
  if (factor >= 1) return sitting;
  const width = Math.max(1, Math.round(product.width * factor));
  const height = Math.max(1, Math.round(product.height * factor));
  return { ...sitting, product: await resizeRgba(product, width, height) };
}

/** Takes the photo's pixel grid, and the tatters of cloth, out of the outline. */
export async function smoothEdge(sitting: Sitting): Promise<Sitting> {
  const { product, view, enlargement, layout } = sitting;
  const target = fitInside(product.width, product.height, layout.box);
  const toCome = Math.max(1, target.width / product.width);
  return { ...sitting, product: await smoothOutline(product, view.garment, enlargement * toCome) };
}

/** Lays cloth straight and lets its outline relax. */
export function layStraight(sitting: Sitting): Sitting {
  return {
    ...sitting,
    product: straighten(sitting.product, { garment: sitting.view.garment, rounded: false, posed: false }),
  };
}

/** As `layStraight`, and wraps the cloth around a body. */
export function wrapBody(sitting: Sitting): Sitting {
  const { garment, kind } = sitting.view;
  if (WORN_ON_BODY.includes(garment)) {
    return {
      ...sitting,
      product: straighten(sitting.product, { garment, rounded: true, posed: kind !== 'worn' }),
    };
  }
  const warning = 'A ghost mannequin does not apply to this product; it is shown as an upright studio shot.';
  return { ...sitting, warnings: [...sitting.warnings, warning] };
}

export function evenOut(sitting: Sitting): Sitting {
  return { ...sitting, product: evenLight(sitting.product, sitting.view.garment) };
}

/** Shows the inside of the back where the front neckline leaves a hole. From behind there is nothing to see. */
export function openNeck(sitting: Sitting): Sitting {
  const { view, product, spec } = sitting;
  const hasNeck = view.garment === 'top' || view.garment === 'dress';
  if (!hasNeck || view.viewpoint === 'back') return sitting;
  const neck = findNeckline(product);
  return neck ? { ...sitting, product: fillOpening(product, neck, spec.seed) } : sitting;
}

/** Shows the inside of the back above the front waistband of trousers on a hidden body. */
export function openWaist(sitting: Sitting): Sitting {
  const { view, product, spec } = sitting;
  if (view.garment !== 'bottom' || view.viewpoint === 'back') return sitting;
  const waist = findWaistline(product);
  if (!waist) return sitting;
  const { cutout, opening } = makeRoomAbove(product, waist);
  return { ...sitting, product: fillOpening(cutout, opening, spec.seed) };
}

/** Shows the inside of the back below the front hem of a top or dress on a hidden body. */
export function openHem(sitting: Sitting): Sitting {
  const { view, product } = sitting;
  if (view.garment !== 'top' && view.garment !== 'dress') return sitting;
  const hem = findHem(product);
  return hem ? { ...sitting, product: fillHem(product, hem) } : sitting;
}

/** Hard things bring their own shading along; cloth gets the body's. */
const VOLUME: Record<GarmentClass, number> = {
  top: 1,
  bottom: 1,
  dress: 1,
  bag: 0.25,
  headwear: 0.15,
  footwear: 0.1,
  object: 0,
};

/** A photo of worn cloth shows the body's shading already. */
const WORN_SHARE = 0.6;

export function giveVolume(sitting: Sitting): Sitting {
  const { garment, kind } = sitting.view;
  const strength = VOLUME[garment] * (kind === 'worn' ? WORN_SHARE : 1);
  if (strength === 0) return sitting;
  return { ...sitting, product: shadeVolume(sitting.product, sitting.look, strength) };
}

export function closeUp(sitting: Sitting): Sitting {
  const { product, view, layout, spec } = sitting;
  const { box } = layout;
  const bounds = findCloseUp(product, view.garment, box.width / box.height, box.width, spec.variant);
  return { ...sitting, product: cropRgba(product, bounds) };
}

/** Larger products stay small until the picture is put together row by row. */
const MAX_RESIZED_PX = 12_000_000;

/** Brings the product to exactly its size in the picture. A close-up fills its box. */
export async function fitToBox(sitting: Sitting): Promise<Sitting> {
  const isCloseUp = sitting.spec.type === 'detail';
  const { product, layout } = isCloseUp ? sitting : trim(sitting);
  const place = isCloseUp ? layout.box : fitInside(product.width, product.height, layout.box);
  const enlarges = place.width >= product.width && place.height >= product.height;
  if (enlarges && place.width * place.height > MAX_RESIZED_PX) return { ...sitting, product, place };
  return { ...sitting, product: await resizeRgba(product, place.width, place.height), place };
}

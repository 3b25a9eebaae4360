import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import type { Plane, Raster } from '@atelier/pixels/raster';
import { resizePlane } from '@atelier/pixels/resample';
import { PictureRefused } from '../refusals.ts';

/** Rec. 709 luma of gamma-encoded values: masks are painted, not photographed. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;
/** Share by which the proportions of mask and picture may differ. */
const PROPORTION_TOLERANCE = 0.02;
/** Weights below half a step of 8 bits keep the picture. */
const LEAST_WEIGHT = 1 / 510;
/** Weights from here on count as painted when the area grows. */
const PAINTED = 0.5;

export interface MaskWish {
  /** Pixels by which the painted area grows. */
  grow: number;
  /** Pixels over which its edge fades out. */
  feather: number;
}

/** Where a picture is to be edited: 0 = keep, 1 = edit, between = both. `Field` of the picture's size. */
export interface EditMask {
  weight: Field;
  /** Whether the mask came in another size. */
  isResized: boolean;
}

/**
 * Reads a painted mask (white = edit, black = keep, transparent = keep; a mask that is only painted in alpha is edited
 * where it is opaque), then grows and feathers it.
 * @throws PictureRefused when its proportions are not the picture's, or when nothing is painted
 */
export async function readMask(
  mask: Raster,
  { width, height }: { width: number; height: number },
  wish: MaskWish,
): Promise<EditMask> {
  const skew = (mask.width / mask.height) * (height / width);
  if (Math.abs(Math.log(skew)) > PROPORTION_TOLERANCE)
    throw new PictureRefused('Mask proportions do not match the image');
  const plane = await resizePlane(paintedPlane(mask), width, height);
  const weight = { width, height, data: Float32Array.from(plane.data, (value) => value / 255) };
  return { weight: shaped(weight, wish), isResized: mask.width !== width || mask.height !== height };
}

/** The transparent part of a picture as the area to edit; undefined when it has none. */
export function transparentArea(picture: Raster, wish: MaskWish): EditMask | undefined {
  if (picture.channels === 3) return undefined;
  const { width, height, data } = picture;
  const weight = new Float32Array(width * height);
  for (let i = 0; i < weight.length; i++) weight[i] = 1 - data[4 * i + 3]! / 255;
  if (!weight.some((value) => value >= PAINTED)) return undefined;
  return { weight: shaped({ width, height, data: weight }, wish), isResized: false };
}

function paintedPlane(mask: Raster): Plane {
  const { width, height, channels, data } = mask;
  const painted = new Uint8Array(width * height);
  const alphas = new Uint8Array(width * height).fill(255);
  for (let i = 0; i < painted.length; i++) {
    const at = i * channels;
    const luma = LUMA[0] * data[at]! + LUMA[1] * data[at + 1]! + LUMA[2] * data[at + 2]!;
    if (channels === 4) alphas[i] = data[at + 3]!;
    painted[i] = Math.round((luma * alphas[i]!) / 255);
  }
  if (painted.some((value) => value > 0)) return { width, height, data: painted };
  const isPaintedInAlpha = alphas.some((alpha) => alpha > 0) && alphas.some((alpha) => alpha < 255);
  if (isPaintedInAlpha) return { width, height, data: alphas };
  throw new PictureRefused('Mask is empty: paint the area to edit in white');
}

function shaped(weight: Field, { grow, feather }: MaskWish): Field {
  const { width, height } = weight;
  const grown = grow === 0 ? weight : grownField(weight, grow);
  // A box blur of three passes reaches about three times its sigma.
  const faded = feather === 0 ? grown : blurField(grown, feather / 3);
  const data = faded.data.map((value) => (value < LEAST_WEIGHT ? 0 : Math.min(1, value)));
  return { width, height, data };
}

function grownField(weight: Field, radius: number): Field {
  const { width, height, data } = weight;
  const wide = dilate(atLeast(data, PAINTED), width, height, radius);
  return { width, height, data: data.map((value, i) => (wide[i] === 1 ? 1 : value)) };
}

/** The pixels of a mask that are not wholly kept, for tools that know only yes and no. */
export function editedPixels({ weight }: EditMask): Uint8Array {
  const { data } = weight;
  const edited = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) if (data[i]! > 0) edited[i] = 1;
  return edited;
}

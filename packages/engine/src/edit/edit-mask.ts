import { dilate } from '@atelier/pixels/morphology';
import type { Plane, Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { PictureRefused } from '../refusals.ts';
import type { MaskSource } from './types.ts';

/** The part of a picture that an edit may change. */
export interface EditArea {
  /** How far each pixel follows the edit, 0..255; where it is 0 the picture stays as it is to the last bit. */
  readonly weight: Plane;
  readonly source: MaskSource;
  readonly resized: boolean;
}

export interface EdgeSettings {
  readonly growPx: number;
  readonly featherPx: number;
}

/** Proportions that differ by more than this are another picture's. */
const RATIO_TOLERANCE = 0.02;
/** Grey that is at least this bright counts as painted when the area grows. */
const PAINTED = 128;
/** The width of a feathered edge in sigmas of the blur that makes it. */
const SIGMAS_PER_FEATHER = 2;

/**
 * Reads a painted mask: luminance times alpha, or alpha alone when that is black everywhere; resampled to the
 * picture, grown and feathered.
 * @throws PictureRefused when its proportions are not the picture's, or nothing is painted
 */
export async function readMask(mask: Raster, picture: Raster, edge: EdgeSettings): Promise<EditArea> {
  if (!sameProportions(mask, picture)) throw new PictureRefused('Mask proportions do not match the image');
  const painted = paintedPart(mask);
  if (!painted.data.some((v) => v > 0))
    throw new PictureRefused('Mask is empty: paint the area to edit in white');
  const resized = mask.width !== picture.width || mask.height !== picture.height;
  const fitted = resized ? await fitPlane(painted, picture.width, picture.height) : painted;
  return { weight: await shapeEdge(fitted, edge), source: 'provided', resized };
}

/** The transparent part of a picture as its area to edit; undefined when it is opaque. */
export async function transparentArea(picture: Raster, edge: EdgeSettings): Promise<EditArea | undefined> {
  if (picture.channels === 3) return undefined;
  const { width, height, data } = picture;
  const clear = new Uint8Array(width * height);
  for (let i = 0; i < clear.length; i++) clear[i] = 255 - data[4 * i + 3]!;
  if (!clear.some((v) => v > 0)) return undefined;
  return { weight: await shapeEdge({ width, height, data: clear }, edge), source: 'alpha', resized: false };
}

/** All of a picture. */
export function wholeArea({ width, height }: Raster): EditArea {
  const data = new Uint8Array(width * height).fill(255);
  return { weight: { width, height, data }, source: 'none', resized: false };
}

/** Makes an area wider, then softens its edge. */
export async function shapeEdge(area: Plane, { growPx, featherPx }: EdgeSettings): Promise<Plane> {
  const { width, height, data } = growPx > 0 ? grow(area, growPx) : area;
  if (featherPx <= 0) return { width, height, data };
  const soft = await sharp(data, { raw: { width, height, channels: 1 } })
    .blur(Math.max(0.3, featherPx / SIGMAS_PER_FEATHER))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, data: soft };
}

/** What two areas have in common. */
export function intersection(a: Plane, b: Plane): Plane {
  const data = new Uint8Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.round((a.data[i]! * b.data[i]!) / 255);
  return { width: a.width, height: a.height, data };
}

function grow(area: Plane, radiusPx: number): Plane {
  const { width, height } = area;
  const core = new Uint8Array(area.data.length);
  for (let i = 0; i < core.length; i++) if (area.data[i]! >= PAINTED) core[i] = 1;
  const wide = dilate(core, width, height, radiusPx);
  const data = Uint8Array.from(area.data);
  for (let i = 0; i < data.length; i++) if (wide[i] !== 0) data[i] = 255;
  return { width, height, data };
}

function sameProportions(mask: Raster, picture: Raster): boolean {
  const ratio = (mask.width * picture.height) / (mask.height * picture.width);
  return Math.abs(ratio - 1) <= RATIO_TOLERANCE;
}

function paintedPart(mask: Raster): Plane {
  const { width, height } = mask;
  const bright = new Uint8Array(width * height);
  const alpha = new Uint8Array(width * height);
  const { channels, data } = mask;
  for (let i = 0, at = 0; i < bright.length; i++, at += channels) {
    const opacity = channels === 4 ? data[at + 3]! : 255;
    const luma = 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!;
    bright[i] = Math.round((luma * opacity) / 255);
    alpha[i] = opacity;
  }
  const isPaintedInAlpha = !bright.some((v) => v > 0) && alpha.some((v) => v !== alpha[0]);
  return { width, height, data: isPaintedInAlpha ? alpha : bright };
}

/** Resamples linearly, as a kernel that rings would reach beyond what is painted. */
export async function fitPlane(
  { width, height, data }: Plane,
  toWidth: number,
  toHeight: number,
): Promise<Plane> {
  const fitted = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(toWidth, toHeight, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width: toWidth, height: toHeight, data: fitted };
}

import { flatten } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { imageOf } from '../encode/encode.ts';
import type { Size } from './window.ts';

/** What shows beside and behind a picture. */
export type Ground =
  | { readonly kind: 'colour' /** sRGB, 0..255. */; readonly colour: readonly [number, number, number] }
  | { readonly kind: 'transparent' }
  | { readonly kind: 'blur' };

export const WHITE: Ground = { kind: 'colour', colour: [255, 255, 255] };

/** The blurred copy is made at this long side: nothing finer survives the blur. */
const BLUR_SIDE_PX = 96;
const BLUR_SIGMA_PX = 4;

/** The picture itself, covering the target and blurred until nothing in it can be told apart. */
export async function blurredGround(picture: Raster, target: Size): Promise<Rgb> {
  const scale = BLUR_SIDE_PX / Math.max(target.width, target.height);
  const width = Math.max(1, Math.round(target.width * scale));
  const height = Math.max(1, Math.round(target.height * scale));
  const small = await imageOf(picture)
    .resize(width, height, { fit: 'cover' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const channels = small.info.channels === 4 ? 4 : 3;
  const opaque = flatten({ width, height, channels, data: small.data });
  const blurred = await imageOf(opaque).blur(BLUR_SIGMA_PX).raw().toBuffer();
  const data = await sharp(blurred, { raw: { width, height, channels: 3 } })
    .resize(target.width, target.height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { width: target.width, height: target.height, channels: 3, data };
}

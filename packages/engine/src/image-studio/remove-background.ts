import { flatten } from '@atelier/pixels/flatten';
import type { Plane, Raster, Rgba } from '@atelier/pixels/raster';
import { resizePlane } from '@atelier/pixels/resample';
import { decontaminate } from '../cutout/foreground.ts';
import { matteOf } from '../cutout/matte.ts';
import { objectLikelihood } from '../cutout/object-likelihood.ts';
import { saliency } from '../cutout/saliency.ts';
import { decode } from '../decode/decode.ts';
import { PictureRefused } from '../refusals.ts';
import { type StudioPicture, writePicture } from './output.ts';
import type { StudioTools, WorkOf } from './work-of.ts';

/** Outlines are settled on a picture of at most this long side; larger ones get their matte from it. */
const MATTE_SIDE_PX = 3072;

/**
 * The subject on transparency, at its place and at the picture's size. Opaque pixels keep their colour to the bit; at
 * soft edges the subject's own colour takes the place of its mixture with the old background.
 * @throws PictureRefused when nothing stands out
 */
export async function removeBackground(
  { format }: WorkOf<'remove_background'>,
  source: Uint8Array,
  { models, onProgress }: StudioTools,
): Promise<StudioPicture> {
  const photo = await decode(source);
  onProgress('segment', 0.1);
  const cut = await cutSubject(photo, source, models);
  onProgress('encode', 0.9);
  return writePicture(cut, format, 'algorithmicallyEnhanced', {});
}

async function cutSubject(photo: Raster, source: Uint8Array, models: StudioTools['models']): Promise<Rgba> {
  const isLarge = Math.max(photo.width, photo.height) > MATTE_SIDE_PX;
  const seen = flatten(isLarge ? await decode(source, { maxSidePx: MATTE_SIDE_PX }) : photo);
  const { field } = await objectLikelihood(seen, await saliency(seen, models), models);
  const matte = matteOf(seen, field);
  if (matte === undefined) throw new PictureRefused('No subject was found in the image');
  const { box, alpha, picture } = matte;
  const own = decontaminate(picture, alpha.data);
  const layer = new Uint8Array(seen.width * seen.height * 4);
  for (let y = 0; y < box.height; y++) {
    const row = own.data.subarray(y * box.width * 4, (y + 1) * box.width * 4);
    layer.set(row, ((box.top + y) * seen.width + box.left) * 4);
  }
  const subject: Rgba = { width: seen.width, height: seen.height, channels: 4, data: layer };
  return isLarge
    ? withMatte(photo, await resizePlane(alphaOf(subject), photo.width, photo.height))
    : kept(subject, photo);
}

function alphaOf({ width, height, data }: Rgba): Plane {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[4 * i + 3]!;
  return { width, height, data: alpha };
}

/** A large picture under the matte that a smaller copy gave. */
function withMatte(photo: Raster, alpha: Plane): Rgba {
  const { width, height, channels, data } = photo;
  const out = new Uint8Array(width * height * 4);
  for (let i = 0; i < alpha.data.length; i++) {
    if (alpha.data[i] === 0) continue;
    for (let c = 0; c < 3; c++) out[4 * i + c] = data[channels * i + c]!;
    out[4 * i + 3] = Math.min(alpha.data[i]!, channels === 4 ? data[4 * i + 3]! : 255);
  }
  return { width, height, channels: 4, data: out };
}

/** What was transparent stays so. */
function kept(subject: Rgba, photo: Raster): Rgba {
  if (photo.channels === 3) return subject;
  const data = Uint8Array.from(subject.data);
  for (let i = 3; i < data.length; i += 4) data[i] = Math.min(data[i]!, photo.data[i]!);
  return { ...subject, data };
}

import type { Raster, Rgba } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { decode } from '../decode/decode.ts';
import { cutOutSubject } from '../edit/subject-matte.ts';
import type { Models } from '../models/models.ts';
import { PictureRefused } from '../refusals.ts';
import { keepGround } from './keep-ground.ts';
import { type StudioPicture, writePicture } from './output.ts';
import { placeAlone, placeBeforeSweep } from './place-on-ground.ts';
import { type Paddings, subjectOf } from './subject-place.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

/** Pixels over which the source and what was made fade into each other, for a source of this many pixels a side. */
const FADE_PX_AT_1024 = 2;
const AT_PX = 1024;

/**
 * Brings what a hosted provider made to what was asked for: the exact size (cut to its proportions around the middle, then
 * resampled with Lanczos' kernel; with a placement, around its subject), the ground, the source where the mask leaves it
 * alone, the format, and the words that tell that an algorithm made it.
 */
export async function finishHosted(
  work: Finish,
  { image, background, mask }: StudioImages & { image: Uint8Array },
  { models, onProgress }: StudioTools,
): Promise<StudioPicture> {
  const { format, isComposited } = work;
  const made = await decode(image);
  onProgress('fit', 0.2);
  const fitted = await fit(made, work, models);
  const isKept = isComposited && background !== undefined && mask !== undefined;
  const picture = isKept ? await composite(fitted, await decode(background), await decode(mask)) : fitted;
  onProgress('encode', 0.8);
  return writePicture(
    picture,
    format,
    background === undefined ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia',
    {
      native_width: made.width,
      native_height: made.height,
      resampled: made.width !== picture.width || made.height !== picture.height,
    },
  );
}

type Finish = WorkOf<'finish'>;

/** Proportions that differ by less than this are brought to each other by cutting: nobody misses that. */
const SAME_RATIO = 0.01;

async function fit(made: Raster, { size, placement }: Finish, models: Models): Promise<Raster> {
  if (size === undefined) return made;
  if (placement === undefined) return coverCrop(made, size);
  const { ground, paddings, seed } = placement;
  if (ground.kind === 'own') {
    if (paddings === undefined && isOfRatio(made, size)) return coverCrop(made, size);
    const cutout = await cutOutIfAnything(made, models);
    if (cutout === null) return coverCrop(made, size);
    return keepGround(made, subjectOf(cutout), size, paddings, { models, seed });
  }
  const { cutout } = await cutOutSubject(made, models);
  if (ground.kind === 'transparent') return placeAlone(cutout, size, paddings ?? usualPaddings(size));
  return placeBeforeSweep(cutout, size, paddings ?? usualPaddings(size), ground.colour, seed);
}

/** What stays free around a figure when nobody says, as a share of the picture. */
const USUAL_MARGIN = 0.08;

function usualPaddings({ width, height }: { width: number; height: number }): Paddings {
  const across = Math.round(USUAL_MARGIN * width);
  const down = Math.round(USUAL_MARGIN * height);
  return { top: down, bottom: down, left: across, right: across };
}

function isOfRatio(picture: Raster, { width, height }: { width: number; height: number }): boolean {
  return Math.abs(Math.log((picture.width * height) / (picture.height * width))) < SAME_RATIO;
}

/** A picture in which nothing stands out is cut around its middle. */
async function cutOutIfAnything(made: Raster, models: Models): Promise<Rgba | null> {
  try {
    return (await cutOutSubject(made, models)).cutout;
  } catch (error) {
    if (error instanceof PictureRefused) return null;
    throw error;
  }
}

async function coverCrop(
  picture: Raster,
  { width, height }: { width: number; height: number },
): Promise<Raster> {
  if (picture.width === width && picture.height === height) return picture;
  const { channels } = picture;
  const data = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels } })
    .resize(width, height, { fit: 'cover', position: 'centre', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { width, height, channels, data };
}

/** What was made where the mask is white, the source where it is black; both are opaque there or keep their alpha. */
async function composite(made: Raster, source: Raster, mask: Raster): Promise<Raster> {
  const { width, height } = made;
  const weights = await softMask(mask, width, height);
  const below = await rgba(source, width, height);
  const above = await rgba(made, width, height);
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const share = weights[i]! / 255;
    for (let c = 4 * i; c < 4 * i + 4; c++) data[c] = Math.round(below[c]! + (above[c]! - below[c]!) * share);
  }
  return { width, height, channels: 4, data };
}

/** `Uint8Array [height * width]` 0 = source, 255 = made. */
function softMask(mask: Raster, width: number, height: number): Promise<Uint8Array> {
  const fade = (FADE_PX_AT_1024 * Math.max(width, height)) / AT_PX;
  return sharp(mask.data, { raw: { width: mask.width, height: mask.height, channels: mask.channels } })
    .flatten({ background: '#000000' })
    .resize(width, height, { fit: 'fill' })
    .blur(Math.max(0.5, fade))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

async function rgba(picture: Raster, width: number, height: number): Promise<Uint8Array> {
  const { channels } = picture;
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels } })
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer();
}

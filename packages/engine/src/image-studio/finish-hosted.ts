import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { decode } from '../decode/decode.ts';
import { type StudioPicture, writePicture } from './output.ts';
import { placeOnGround } from './place-on-ground.ts';
import type { StudioImages, StudioTools, WorkOf } from './work-of.ts';

/** Pixels over which the source and what was made fade into each other, for a source of this many pixels a side. */
const FADE_PX_AT_1024 = 2;
const AT_PX = 1024;

/**
 * Brings what a hosted provider made to what was asked for: the exact size (cut to its proportions around the middle, then
 * resampled with Lanczos' kernel), the source where the mask leaves it alone, the format, and the words that tell that an
 * algorithm made it.
 */
export async function finishHosted(
  { format, size, isComposited, placement }: WorkOf<'finish'>,
  { image, background, mask }: StudioImages & { image: Uint8Array },
  { onProgress }: StudioTools,
): Promise<StudioPicture> {
  const made = await decode(image);
  onProgress('fit', 0.2);
  const fitted = await fit(made, size, placement);
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

function fit(
  made: Raster,
  size: WorkOf<'finish'>['size'],
  placement: WorkOf<'finish'>['placement'],
): Promise<Raster> | Raster {
  if (size === undefined) return made;
  return placement === undefined ? coverCrop(made, size) : placeOnGround(made, { size, ...placement });
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

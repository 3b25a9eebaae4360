import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';
import { encodeBmp } from './bmp.ts';
import type { OutputFormat } from './formats.ts';

export interface EncodeSettings {
  readonly format: OutputFormat;
  /**
   * 1..100. PNGs have colours in place of it: all of them from `FULL_COLOUR_QUALITY` on, below it a palette of 256
   * and fewer (about 130 at 35, 50 at 10). GIF, TIFF and BMP have none.
   */
  readonly quality: number;
  /** JPEGs that appear coarse first and then get finer; they are a little smaller, too. */
  readonly progressive?: boolean;
  /** Takes more time to make the file smaller. The pixels of lossless formats stay the same. */
  readonly optimise?: boolean;
  /** Of reduced colours: whether to mix them by dots. Without, files are smaller and gradients have steps. */
  readonly dither?: boolean;
}

/** From this quality on PNGs keep every colour, and JPEGs the full resolution of colour. */
export const FULL_COLOUR_QUALITY = 90;
/** Of the palette maker (libimagequant's scale): from here on palettes are full. */
const FULL_PALETTE_QUALITY = 50;
/** The best quality that is a palette: 256 colours. */
export const PALETTE_QUALITY = FULL_COLOUR_QUALITY - 1;

/**
 * Filters chosen row by row make PNGs of photos 40 % smaller than none at the same level; beyond level 3 files
 * get 3 % smaller for half again of the time.
 */
const QUICK_PNG_LEVEL = 3;
const TIGHT_PNG_LEVEL = 7;
/** Above so many pixels the tightest settings take longer than anybody waits. */
const TIGHT_PX = 4_000_000;
/** More effort takes five times as long for a sixth less. */
const PALETTE_EFFORT = 3;
const QUICK_GIF_EFFORT = 2;
const TIGHT_GIF_EFFORT = 7;
const QUICK_WEBP_EFFORT = 2;
const TIGHT_WEBP_EFFORT = 5;

/** A picture as sharp takes it; the pixels are not copied. */
export function imageOf({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/**
 * Writes a picture as a file, in sRGB. Formats without transparency must be given a picture without.
 *
 *     const file = await encode(imageOf(raster), { format: 'webp', quality: 80 }, raster.width * raster.height);
 *
 * @param pixels of the picture: large ones are not packed as tightly as small ones
 */
export async function encode(image: Sharp, settings: EncodeSettings, pixels: number): Promise<Uint8Array> {
  const tight = settings.optimise === true && pixels <= TIGHT_PX;
  switch (settings.format) {
    case 'jpeg':
      return jpeg(image, settings, tight).toBuffer();
    case 'png':
      return png(image, settings, tight).toBuffer();
    case 'webp':
      return image
        .webp({ quality: settings.quality, effort: tight ? TIGHT_WEBP_EFFORT : QUICK_WEBP_EFFORT })
        .toBuffer();
    case 'gif':
      return image.gif({ effort: tight ? TIGHT_GIF_EFFORT : QUICK_GIF_EFFORT }).toBuffer();
    case 'tiff':
      return image.tiff({ compression: 'deflate', predictor: 'horizontal' }).toBuffer();
    case 'bmp':
      return bmp(image);
  }
}

function jpeg(image: Sharp, { quality, progressive, optimise }: EncodeSettings, tight: boolean): Sharp {
  return image.jpeg({
    quality,
    progressive: progressive === true,
    optimiseCoding: optimise === true,
    // Rate-distortion optimised coefficients: a tenth smaller at the same look.
    trellisQuantisation: tight,
    overshootDeringing: tight,
    chromaSubsampling: quality >= FULL_COLOUR_QUALITY ? '4:4:4' : '4:2:0',
  });
}

function png(image: Sharp, { quality, dither }: EncodeSettings, tight: boolean): Sharp {
  if (quality >= FULL_COLOUR_QUALITY) {
    const compressionLevel = tight ? TIGHT_PNG_LEVEL : QUICK_PNG_LEVEL;
    return image.png({ compressionLevel, adaptiveFiltering: true });
  }
  return image.png({
    palette: true,
    quality: Math.max(1, Math.round((quality * FULL_PALETTE_QUALITY) / PALETTE_QUALITY)),
    effort: PALETTE_EFFORT,
    dither: dither === false ? 0 : 1,
  });
}

async function bmp(image: Sharp): Promise<Uint8Array> {
  const { data, info } = await image
    .flatten({ background: 'white' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encodeBmp({ width: info.width, height: info.height, channels: 3, data });
}

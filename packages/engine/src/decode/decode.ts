import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';
import { decodeBmp } from './bmp-pixels.ts';
import type { ImageFormat } from './format.ts';
import { LIMITS } from './limits.ts';
import { probe } from './probe.ts';
import { damaged } from './undecodable.ts';

export interface DecodeOptions {
  /** A longer side is scaled down to this many pixels, which saves the memory of the full picture. */
  maxSidePx?: number;
}

/**
 * Decodes an upload: the first frame, upright, in sRGB (by its embedded profile), 8 bits, with nothing of its
 * metadata. Truncated and damaged files are refused; a JPEG that is merely odd (bytes between its markers, a wrong
 * Adobe marker) is taken.
 *
 *     const raster = await decode(await readFile('shirt.jpg'));
 *     raster.data[(y * raster.width + x) * raster.channels]; // red at x, y
 *
 * @throws UndecodableImage
 */
export async function decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Raster> {
  const { format } = await probe(bytes);
  const size = options.maxSidePx;
  try {
    const { data, info } = await openImage(bytes, format)
      .timeout({ seconds: LIMITS.seconds })
      .autoOrient()
      .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, data };
  } catch (error) {
    throw damaged(error);
  }
}

function openImage(bytes: Uint8Array, format: ImageFormat): Sharp {
  if (format !== 'bmp') return sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error' });
  const { width, height, channels, data } = decodeBmp(bytes);
  return sharp(data, { raw: { width, height, channels } });
}

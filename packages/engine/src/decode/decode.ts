import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
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
  await probe(bytes);
  const size = options.maxSidePx;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error' })
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

import type { Raster } from '@atelier/pixels/raster';
import sharp from 'sharp';
import { decode } from './decode.ts';

/** A picture written anew: nothing of the uploaded file is left but what it looks like. */
export interface RecodedImage {
  served: Uint8Array;
  mime: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

const MAX_SIDE_PX = 4096;
const JPEG_QUALITY = 90;

/**
 * Makes the file that may be served in place of an upload: sRGB, no metadata, at most 4096 pixels a side; PNG when
 * something is transparent, else JPEG.
 * @param maxSidePx makes it smaller still
 * @throws UndecodableImage
 */
export async function recode(bytes: Uint8Array, maxSidePx: number = MAX_SIDE_PX): Promise<RecodedImage> {
  const raster = await decode(bytes, { maxSidePx: Math.min(maxSidePx, MAX_SIDE_PX) });
  const { width, height, channels, data } = raster;
  const picture = sharp(data, { raw: { width, height, channels } });
  if (isTransparent(raster)) {
    return {
      served: await picture.png({ compressionLevel: 6 }).toBuffer(),
      mime: 'image/png',
      width,
      height,
    };
  }
  const jpeg = picture.removeAlpha().jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' });
  return { served: await jpeg.toBuffer(), mime: 'image/jpeg', width, height };
}

function isTransparent({ channels, data }: Raster): boolean {
  if (channels === 3) return false;
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return true;
  return false;
}

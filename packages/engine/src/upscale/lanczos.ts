import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';

/** Resizes a picture to exactly that size by Lanczos-3, averaging when it shrinks. */
export async function lanczos(source: Rgb, width: number, height: number): Promise<Rgb> {
  if (source.width === width && source.height === height) return source;
  const raw = { width: source.width, height: source.height, channels: 3 as const };
  const data = await sharp(source.data, { raw })
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { width, height, channels: 3, data };
}

import sharp from 'sharp';
import type { Plane, Rgb, Rgba } from './raster.ts';

/**
 * Resizes a cutout to exactly `width` x `height` with Lanczos-3 on premultiplied colour (libvips averages
 * over the source when shrinking, so nothing aliases).
 */
export async function resizeRgba(source: Rgba, width: number, height: number): Promise<Rgba> {
  if (source.width === width && source.height === height) return source;
  const data = await sharp(source.data, { raw: { width: source.width, height: source.height, channels: 4 } })
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { width, height, channels: 4, data };
}

/** Resizes a picture without alpha to exactly `width` x `height` with Lanczos-3, averaging when it shrinks. */
export async function resizeRgb(source: Rgb, width: number, height: number): Promise<Rgb> {
  if (source.width === width && source.height === height) return source;
  const data = await sharp(source.data, { raw: { width: source.width, height: source.height, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return { width, height, channels: 3, data };
}

/** Resizes one plane to exactly `width` x `height` with Lanczos-3. */
export async function resizePlane(source: Plane, width: number, height: number): Promise<Plane> {
  if (source.width === width && source.height === height) return source;
  const data = await sharp(source.data, { raw: { width: source.width, height: source.height, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, data };
}

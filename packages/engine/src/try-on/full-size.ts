import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { TryOnResult } from './try-on.ts';

/** A picture of at most `maxSidePx` a side; the same one when it is small enough. */
export async function shrunk(picture: Rgb, maxSidePx: number): Promise<Rgb> {
  if (Math.max(picture.width, picture.height) <= maxSidePx) return picture;
  const { data, info } = await raw(picture)
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

/**
 * Takes the changes that were made to a smaller copy of a photo over to the photo itself, which keeps its own values
 * everywhere else; the seam is as wide as a pixel of the copy.
 * @param photo full size
 * @returns full size
 */
export async function takeOver(
  photo: Rgb,
  { picture, changed }: Pick<TryOnResult, 'picture' | 'changed'>,
): Promise<Rgb> {
  const { width, height, data } = photo;
  if (picture.width === width && picture.height === height) return picture;
  const size = { width, height, fit: 'fill' } as const;
  const mask = changed.map((change) => change * 255);
  const [made, weight] = await Promise.all([
    raw(picture).resize(size).raw().toBuffer(),
    // Linear, as a kernel that rings would reach beyond the change.
    sharp(mask, { raw: { width: picture.width, height: picture.height, channels: 1 } })
      .resize({ ...size, kernel: 'linear' })
      .toColourspace('b-w')
      .raw()
      .toBuffer(),
  ]);
  const out = Uint8Array.from(data);
  for (let i = 0; i < width * height; i++) {
    const share = weight[i]! / 255;
    if (share === 0) continue;
    for (let at = 3 * i; at < 3 * i + 3; at++)
      out[at] = Math.round(data[at]! + share * (made[at]! - data[at]!));
  }
  return { width, height, channels: 3, data: out };
}

function raw({ width, height, channels, data }: Rgb) {
  return sharp(data, { raw: { width, height, channels } });
}

import type { Raster } from '@atelier/pixels/raster';
import { bestWithin } from '../encode/best-within.ts';
import { encode, imageOf, PALETTE_QUALITY } from '../encode/encode.ts';

/** Formats that platforms take. */
export type SocialFileType = 'png' | 'jpeg' | 'webp';

/** Lower qualities than this are not worth posting. */
const LEAST_QUALITY = 50;
const LOSSLESS = 100;

/**
 * Writes a file of at most `maxBytes` if there is a way: JPEG and WebP at the best quality from the one asked for down
 * to 50; PNG packed tighter, then with 256 colours, mixed by dots and at last plain. The size in pixels never changes.
 * @param quality of JPEG and WebP, 1..100
 */
export async function encodeWithin(
  picture: Raster,
  format: SocialFileType,
  quality: number,
  maxBytes: number,
): Promise<{ bytes: Uint8Array; fits: boolean }> {
  const pixels = picture.width * picture.height;
  const write = (q: number, optimise: boolean, dither = true) =>
    encode(imageOf(picture), { format, quality: q, optimise, dither }, pixels);
  if (format === 'png') {
    const ways = [
      () => write(LOSSLESS, false),
      () => write(LOSSLESS, true),
      () => write(PALETTE_QUALITY, false),
      () => write(PALETTE_QUALITY, false, false),
    ];
    return firstWithin(ways, maxBytes);
  }
  const first = await write(quality, false);
  if (first.length <= maxBytes) return { bytes: first, fits: true };
  if (quality <= LEAST_QUALITY) return { bytes: first, fits: false };
  return bestWithin(maxBytes, LEAST_QUALITY, quality - 1, (q) => write(q, false));
}

/** The first file that is small enough, else the smallest. */
async function firstWithin(
  ways: readonly (() => Promise<Uint8Array>)[],
  maxBytes: number,
): Promise<{ bytes: Uint8Array; fits: boolean }> {
  let smallest: Uint8Array | undefined;
  for (const way of ways) {
    const bytes = await way();
    if (bytes.length <= maxBytes) return { bytes, fits: true };
    if (!smallest || bytes.length < smallest.length) smallest = bytes;
  }
  if (!smallest) throw new RangeError('Expected at least one way to write the picture.');
  return { bytes: smallest, fits: false };
}

import type { Raster } from '@atelier/pixels/raster';
import { bestWithin } from '../encode/best-within.ts';
import { encode, imageOf, PALETTE_QUALITY } from '../encode/encode.ts';

/** Formats that platforms take. */
export type SocialFileType = 'png' | 'jpeg' | 'webp';

export interface FileWithin {
  readonly bytes: Uint8Array;
  readonly fits: boolean;
  /** Whether colours were given up for size. */
  readonly fewColours: boolean;
}

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
): Promise<FileWithin> {
  const pixels = picture.width * picture.height;
  const write = (q: number, optimise: boolean, dither = true) =>
    encode(imageOf(picture), { format, quality: q, optimise, dither }, pixels);
  if (format === 'png') {
    return firstWithin(
      [
        { write: () => write(LOSSLESS, false), fewColours: false },
        { write: () => write(LOSSLESS, true), fewColours: false },
        { write: () => write(PALETTE_QUALITY, false), fewColours: true },
        { write: () => write(PALETTE_QUALITY, false, false), fewColours: true },
      ],
      maxBytes,
    );
  }
  const first = await write(quality, false);
  const fits = first.length <= maxBytes;
  if (fits || quality <= LEAST_QUALITY) return { bytes: first, fits, fewColours: false };
  const best = await bestWithin(maxBytes, LEAST_QUALITY, quality - 1, (q) => write(q, false));
  return { bytes: best.bytes, fits: best.fits, fewColours: false };
}

/** The first file that is small enough, else the smallest. */
async function firstWithin(
  ways: readonly { write: () => Promise<Uint8Array>; fewColours: boolean }[],
  maxBytes: number,
): Promise<FileWithin> {
  let smallest: FileWithin | undefined;
  for (const { write, fewColours } of ways) {
    const bytes = await write();
    if (bytes.length <= maxBytes) return { bytes, fits: true, fewColours };
    if (!smallest || bytes.length < smallest.bytes.length) smallest = { bytes, fits: false, fewColours };
  }
  if (!smallest) throw new RangeError('Expected at least one way to write the picture.');
  return smallest;
}

import { bestWithin } from './best-within.ts';
import { encode } from './encode.ts';
import { FORMATS } from './formats.ts';
import { type ResizeWish, resized, resizedSize } from './resize.ts';
import { openSource, pixelsOf, type SourceImage } from './source-image.ts';

export type CompressFormat = 'jpeg' | 'png' | 'webp';

export interface CompressOptions {
  readonly format: CompressFormat;
  /** 1..100; see `EncodeSettings` for what it means to a PNG. */
  readonly quality: number;
  /** The best quality from 10 to 95 whose file is not larger is taken in place of `quality`. */
  readonly targetBytes?: number;
  readonly resize?: ResizeWish;
  readonly stripMetadata: boolean;
  readonly progressive: boolean;
  readonly optimise: boolean;
}

export interface Compressed {
  readonly bytes: Uint8Array;
  readonly format: CompressFormat;
  readonly width: number;
  readonly height: number;
  readonly originalBytes: number;
  readonly quality: number;
  /** Where a target was set: whether the file is as small. */
  readonly targetMet?: boolean;
  /** Whether the file tells nothing beside its pixels although the source did, or was asked to. */
  readonly metadataStripped: boolean;
}

const LEAST_QUALITY = 10;
const MOST_QUALITY = 95;

/**
 * Writes an upload again as a smaller file, of the same size in pixels unless another one is wanted: upright, sRGB,
 * transparency on white where the format has none.
 *
 *     const { bytes, quality } = await compress(jpeg, { ...settings, format: 'webp', targetBytes: 200 * 1024 });
 *
 * @throws UndecodableImage
 * @throws PictureRefused when it would become too large
 */
export async function compress(file: Uint8Array, options: CompressOptions): Promise<Compressed> {
  const source = await openSource(file);
  const size = resizedSize(source.picture, options.resize);
  const write = (quality: number) => writeAt(source, size, quality, options);
  const { targetBytes } = options;
  const written =
    targetBytes === undefined
      ? { bytes: await write(options.quality), quality: options.quality }
      : await bestWithin(targetBytes, LEAST_QUALITY, MOST_QUALITY, write);
  return {
    bytes: written.bytes,
    format: options.format,
    ...size,
    originalBytes: file.length,
    quality: written.quality,
    ...('fits' in written && { targetMet: written.fits }),
    metadataStripped: options.stripMetadata,
  };
}

function writeAt(
  source: SourceImage,
  size: { width: number; height: number },
  quality: number,
  options: CompressOptions,
): Promise<Uint8Array> {
  const { format, progressive, optimise, stripMetadata } = options;
  const pixels = resized(pixelsOf(source, !stripMetadata), source.picture, size);
  const carries = FORMATS[format].transparency !== 'none';
  const image = source.isTransparent && !carries ? pixels.flatten({ background: 'white' }) : pixels;
  return encode(image, { format, quality, progressive, optimise }, size.width * size.height);
}

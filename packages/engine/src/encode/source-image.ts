import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';
import { decode, type ImageFormat, LIMITS, probe } from '../decode/index.ts';
import { imageOf } from './encode.ts';
import { isTransparent } from './transparency.ts';

/** What files tell beside their pixels. The colour profile is no part of it: pixels are always made sRGB. */
export type MetadataKind = 'exif' | 'xmp' | 'iptc';
const METADATA_KINDS: readonly MetadataKind[] = ['exif', 'xmp', 'iptc'];

/** An upload that went through the decode gate, with what is needed to write it anew. */
export interface SourceImage {
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
  /** Upright, sRGB. */
  readonly picture: Raster;
  readonly isTransparent: boolean;
  readonly metadata: readonly MetadataKind[];
}

/** @throws UndecodableImage */
export async function openSource(bytes: Uint8Array): Promise<SourceImage> {
  const { format } = await probe(bytes);
  const [picture, metadata] = await Promise.all([decode(bytes), format === 'bmp' ? [] : metadataOf(bytes)]);
  return { bytes, format, picture, metadata, isTransparent: isTransparent(picture) };
}

/** Which kinds of metadata a file of ours, or one that passed the gate, carries; not for BMP, which has none. */
export async function metadataOf(bytes: Uint8Array): Promise<MetadataKind[]> {
  const found = await sharp(bytes, { limitInputPixels: LIMITS.pixels }).metadata();
  return METADATA_KINDS.filter((kind) => found[kind] !== undefined);
}

/**
 * The source's pixels, ready to be written. Decoded pixels have lost the metadata: where it is wanted, the file is
 * read again, turned upright (so its orientation is written as upright, too) and made sRGB in the same way.
 */
export function pixelsOf(source: SourceImage, keepMetadata: boolean): Sharp {
  if (!keepMetadata || source.metadata.length === 0) {
    const image = imageOf(source.picture);
    return source.isTransparent ? image : image.removeAlpha();
  }
  const image = sharp(source.bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error' })
    .timeout({ seconds: LIMITS.seconds })
    .autoOrient()
    .toColourspace('srgb')
    .keepMetadata()
    .withIccProfile('srgb');
  return source.isTransparent ? image : image.removeAlpha();
}

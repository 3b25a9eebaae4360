import type { ImageFormat } from '../decode/index.ts';
import { encode } from './encode.ts';
import { FORMATS, type OutputFormat } from './formats.ts';
import { type ResizeWish, resized, resizedSize } from './resize.ts';
import { type MetadataKind, metadataOf, openSource, pixelsOf, type SourceImage } from './source-image.ts';
import { isSoft } from './transparency.ts';

export interface ConvertOptions {
  readonly format: OutputFormat;
  /** Of lossy formats, 1..100; the format's own when absent. */
  readonly quality?: number;
  readonly resize?: ResizeWish;
  readonly preserveTransparency: boolean;
  readonly stripMetadata: boolean;
  readonly progressive: boolean;
  readonly optimise: boolean;
}

export interface Converted {
  readonly bytes: Uint8Array;
  readonly sourceFormat: ImageFormat;
  readonly format: OutputFormat;
  readonly width: number;
  readonly height: number;
  readonly originalBytes: number;
  /** Whether the source has transparency and the result, too. */
  readonly transparencyPreserved: boolean;
  /** Whether the source has metadata and all kinds of it are in the result; the result was read to know. */
  readonly metadataPreserved: boolean;
  /** Pixels are converted by the profile that the source embeds. */
  readonly colourSpace: 'sRGB';
  /** Sentences for the user. */
  readonly warnings: string[];
}

/**
 * Writes an upload in another format, at the same size in pixels unless another one is wanted: upright and sRGB; the first frame of animations;
 * transparency on white where the format has none or it is not wanted.
 * @throws UndecodableImage
 * @throws PictureRefused when it would become too large
 */
export async function convert(file: Uint8Array, options: ConvertOptions): Promise<Converted> {
  const source = await openSource(file);
  const { format, stripMetadata } = options;
  const keeps = options.preserveTransparency && FORMATS[format].transparency !== 'none';
  const size = resizedSize(source.picture, options.resize);
  const bytes = await write(source, size, options, keeps);
  const carried = stripMetadata || format === 'bmp' ? [] : await metadataOf(bytes);
  const lost = source.metadata.filter((kind) => !carried.includes(kind));
  return {
    bytes,
    sourceFormat: source.format,
    format,
    ...size,
    originalBytes: file.length,
    transparencyPreserved: source.isTransparent && keeps,
    metadataPreserved: source.metadata.length > 0 && lost.length === 0,
    colourSpace: 'sRGB',
    warnings: warningsAbout(source, options, keeps, lost),
  };
}

function write(
  source: SourceImage,
  size: { width: number; height: number },
  options: ConvertOptions,
  keeps: boolean,
): Promise<Uint8Array> {
  const { format, progressive, optimise, stripMetadata } = options;
  const facts = FORMATS[format];
  const quality = facts.lossy ? (options.quality ?? facts.quality) : facts.quality;
  const pixels = resized(pixelsOf(source, !stripMetadata), source.picture, size);
  const image = source.isTransparent && !keeps ? pixels.flatten({ background: 'white' }) : pixels;
  return encode(image, { format, quality, progressive, optimise }, size.width * size.height);
}

function warningsAbout(
  source: SourceImage,
  { format, stripMetadata, preserveTransparency }: ConvertOptions,
  keeps: boolean,
  lost: readonly MetadataKind[],
): string[] {
  const name = format.toUpperCase();
  const warnings: string[] = [];
  if (source.isTransparent && preserveTransparency && !keeps) {
    warnings.push(`${name} has no transparency; the background is white.`);
  }
  if (keeps && FORMATS[format].transparency === 'edges' && isSoft(source.picture)) {
    warnings.push(`${name} has no half-transparent pixels; soft edges became hard.`);
  }
  if (!stripMetadata && lost.length > 0) {
    warnings.push(`${name} could not take the ${lost.join(' and ').toUpperCase()} metadata of the source.`);
  }
  return warnings;
}

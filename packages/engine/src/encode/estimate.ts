import { flatten } from '@atelier/pixels/flatten';
import type { Raster } from '@atelier/pixels/raster';
import { decode } from '../decode/index.ts';
import type { CompressOptions } from './compress.ts';
import { encode, imageOf } from './encode.ts';
import { FORMATS } from './formats.ts';
import { resized, resizedSize } from './resize.ts';

export interface CompressionEstimate {
  readonly originalBytes: number;
  readonly estimatedBytes: number;
  readonly width: number;
  readonly height: number;
}

/** So much is encoded on trial. */
const SAMPLE_PX = 1 << 20;
/** Patches are whole blocks of every codec, so that cutting them out changes nothing inside. */
const PATCH_PX = 128;
/** Pictures that were JPEGs before are cheaper on the grid of their old blocks than beside it. */
const BLOCK_PX = 16;

/**
 * How large a compressed file would be, by encoding a megapixel of it: patches from all over the picture at full
 * size, since a picture made smaller has more detail in each of its pixels.
 * @throws UndecodableImage
 * @throws PictureRefused when it would become too large
 */
export async function estimateCompression(
  file: Uint8Array,
  { format, quality, progressive, optimise, resize }: Omit<CompressOptions, 'targetBytes' | 'stripMetadata'>,
): Promise<CompressionEstimate> {
  const decoded = await inSize(await decode(file), resize);
  const picture = FORMATS[format].transparency === 'none' ? flatten(decoded) : decoded;
  const sample = sampleOf(picture);
  const pixels = picture.width * picture.height;
  const trial = await encode(imageOf(sample), { format, quality, progressive, optimise }, pixels);
  const share = (sample.width * sample.height) / pixels;
  return {
    originalBytes: file.length,
    estimatedBytes: Math.round(trial.length / share),
    width: picture.width,
    height: picture.height,
  };
}

async function inSize(picture: Raster, wish: CompressOptions['resize']): Promise<Raster> {
  const size = resizedSize(picture, wish);
  const data = await resized(imageOf(picture), picture, size).raw().toBuffer();
  return { ...size, channels: picture.channels, data };
}

/** Patches evenly spread over a picture, laid side by side; a picture of a megapixel or less as it is. */
function sampleOf(picture: Raster): Raster {
  const { width, height, channels } = picture;
  if (width * height <= SAMPLE_PX || Math.min(width, height) < PATCH_PX) return picture;
  const spacing = PATCH_PX * Math.sqrt((width * height) / SAMPLE_PX);
  const columns = Math.max(1, Math.floor(width / spacing));
  const rows = Math.max(1, Math.floor(height / spacing));
  const data = new Uint8Array(columns * rows * PATCH_PX * PATCH_PX * channels);
  const stride = columns * PATCH_PX * channels;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = startOf(column, columns, width);
      const top = startOf(row, rows, height);
      for (let y = 0; y < PATCH_PX; y++) {
        const from = ((top + y) * width + left) * channels;
        const to = (row * PATCH_PX + y) * stride + column * PATCH_PX * channels;
        data.set(picture.data.subarray(from, from + PATCH_PX * channels), to);
      }
    }
  }
  return { width: columns * PATCH_PX, height: rows * PATCH_PX, channels, data };
}

/** Where the patch of a place in a row of `count` starts: in the middle of its share of the side, on the block grid. */
function startOf(index: number, count: number, side: number): number {
  const start = Math.min(side - PATCH_PX, Math.max(0, ((index + 0.5) * side) / count - PATCH_PX / 2));
  return Math.floor(start / BLOCK_PX) * BLOCK_PX;
}

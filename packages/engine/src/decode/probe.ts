import sharp, { type Metadata } from 'sharp';
import { checkBmpIsWhole, readBmpLayout } from './bmp-header.ts';
import './loaders.ts';
import { type ImageFormat, sniff } from './format.ts';
import { LIMITS } from './limits.ts';
import { damaged, UndecodableImage } from './undecodable.ts';

/** What a picture's header promises; its pixels were not looked at. */
export interface Header {
  readonly format: ImageFormat;
  /** Pixels, upright: after the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
}

const TAKEN = 'JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP';
const SAMPLE_DEPTHS: readonly string[] = ['uchar', 'ushort'];
/** EXIF orientations that lie on their side. */
const FIRST_SIDEWAYS_ORIENTATION = 5;

/**
 * Reads the header and holds it against the limits.
 * @param bytes the file as uploaded
 * @throws UndecodableImage
 */
export async function probe(bytes: Uint8Array): Promise<Header> {
  const format = formatOf(bytes);
  if (format === 'bmp') return probeBmp(bytes);
  const metadata = await readHeader(bytes);
  checkLayout(metadata, format);
  checkSize(metadata.width, metadata.height);
  const sideways = (metadata.orientation ?? 1) >= FIRST_SIDEWAYS_ORIENTATION;
  const { width, height, hasAlpha } = metadata;
  return { format, hasAlpha, width: sideways ? height : width, height: sideways ? width : height };
}

function probeBmp(bytes: Uint8Array): Header {
  const layout = readBmpLayout(bytes);
  checkSize(layout.width, layout.height);
  checkBmpIsWhole(bytes, layout);
  return { format: 'bmp', width: layout.width, height: layout.height, hasAlpha: layout.masks[3] !== 0 };
}

function formatOf(bytes: Uint8Array): ImageFormat {
  if (bytes.length === 0) throw new UndecodableImage('empty', 'The image is empty.');
  if (bytes.length > LIMITS.bytes) {
    const limit = `${LIMITS.bytes / 1024 / 1024} MB`;
    throw new UndecodableImage('too_large', `The image is larger than the ${limit} that are accepted.`);
  }
  const sniffed = sniff(bytes);
  if (sniffed === null) throw new UndecodableImage('unsupported', `The file is not a ${TAKEN} image.`);
  if ('refused' in sniffed) {
    throw new UndecodableImage('unsupported', `${sniffed.refused} files are not supported; send ${TAKEN}.`);
  }
  return sniffed.format;
}

async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  } catch (error) {
    throw damaged(error);
  }
}

function checkLayout({ format, compression, channels, depth }: Metadata, sniffed: ImageFormat): void {
  const read = format === 'heif' && compression === 'av1' ? 'avif' : format;
  if (read !== sniffed) throw damaged();
  if (channels > LIMITS.channels || !SAMPLE_DEPTHS.includes(depth)) {
    throw new UndecodableImage(
      'unsupported',
      'The image has an unusual pixel layout; send 8- or 16-bit grey, RGB or CMYK.',
    );
  }
}

function checkSize(width: number, height: number): void {
  if (Math.max(width, height) > LIMITS.sidePx || width * height > LIMITS.pixels) {
    throw new UndecodableImage(
      'too_many_pixels',
      `The image has ${width} x ${height} pixels; at most ${LIMITS.sidePx} a side and ${LIMITS.pixels / 1e6} million in all are accepted.`,
    );
  }
}

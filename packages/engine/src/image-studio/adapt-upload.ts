import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';
import { decode } from '../decode/decode.ts';
import { PictureRefused } from '../refusals.ts';
import type { StudioPicture } from './output.ts';
import type { WorkOf } from './work-of.ts';

const MIME = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' } as const;
/** Tried from the best on until the file is small enough. */
const QUALITIES = [95, 88, 80, 70];
/** From this lightness on a mask's pixel is to change. */
const CHANGES_FROM = 128;

/**
 * Brings an upload to what a hosted provider takes: type, size, weight; a mask also to the size of its source and to the
 * provider's way of saying what is to change.
 * @throws PictureRefused when no file is small enough
 */
export async function adaptUpload(work: WorkOf<'adapt'>, image: Uint8Array): Promise<StudioPicture> {
  const picture = await decode(image);
  if (work.mask !== undefined) return adaptMask(picture, work.mask);
  const scale = scaleFor(picture, work);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const resized = scale === 1 ? open(picture) : open(picture).resize(width, height, { fit: 'fill' });
  const bytes = await smallEnough(resized, work);
  return { bytes, mime: MIME[work.format], width, height, metadata: {} };
}

function open({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** The factor nearest to 1 at which sides and area are within the limits; the upper limits win. */
function scaleFor({ width, height }: Raster, limits: WorkOf<'adapt'>): number {
  const { minSide = 1, maxSide = Number.POSITIVE_INFINITY } = limits;
  const { minPixels = 1, maxPixels = Number.POSITIVE_INFINITY } = limits;
  const area = width * height;
  const least = Math.max(minSide / Math.min(width, height), Math.sqrt(minPixels / area));
  const most = Math.min(maxSide / Math.max(width, height), Math.sqrt(maxPixels / area));
  return Math.min(most, Math.max(1, least));
}

async function smallEnough(image: Sharp, { format, maxBytes }: WorkOf<'adapt'>): Promise<Uint8Array> {
  if (format === 'png') {
    const bytes = await image.png().toBuffer();
    if (bytes.length <= (maxBytes ?? bytes.length)) return bytes;
  } else
    for (const quality of QUALITIES) {
      const flat = format === 'jpeg' ? image.clone().flatten({ background: '#ffffff' }) : image.clone();
      const bytes = await flat.toFormat(format, { quality }).toBuffer();
      if (bytes.length <= (maxBytes ?? bytes.length)) return bytes;
    }
  throw new PictureRefused('The picture is too large for the provider; please send a smaller one.');
}

async function adaptMask(
  mask: Raster,
  { width, height, changes }: NonNullable<WorkOf<'adapt'>['mask']>,
): Promise<StudioPicture> {
  const grey = await open(mask)
    .flatten({ background: '#000000' })
    .resize(width, height, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const bytes =
    changes === 'white' ? await whitePng(grey, width, height) : await holesPng(grey, width, height);
  return { bytes, mime: MIME.png, width, height, metadata: {} };
}

function whitePng(grey: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

/** Opaque black where nothing changes, and holes where something does. */
function holesPng(grey: Buffer, width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 4);
  for (const [index, value] of grey.entries()) data[4 * index + 3] = value >= CHANGES_FROM ? 0 : 255;
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

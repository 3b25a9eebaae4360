import type { PictureFormat } from '@atelier/contracts/image-studio';
import { flatten } from '@atelier/pixels/flatten';
import type { Raster } from '@atelier/pixels/raster';
import sharp, { type Sharp } from 'sharp';
import { type DigitalSourceType, provenanceXmp } from '../studio/provenance.ts';

/** A finished file, with what its owner may know of it. */
export interface StudioPicture {
  bytes: Uint8Array;
  mime: string;
  width: number;
  height: number;
  metadata: Record<string, unknown>;
}

/** In the metadata of what comes beside a result: it is no result of its own. */
export const EXTRA = { extra: true } as const;

/** In the metadata of a result that shows its source as it was: nothing that was asked for could be done. */
export const UNCHANGED = { unchanged: true } as const;

/** What was found out where no picture was made. */
export function noPicture(width: number, height: number, metadata: Record<string, unknown>): StudioPicture {
  const bytes = new Uint8Array(0);
  return { bytes, mime: 'application/octet-stream', width, height, metadata: { ...metadata, ...EXTRA } };
}

const JPEG_QUALITY = 95;
/** Of WebP, whose alpha is always kept whole. */
const WEBP_QUALITY = 92;
/** Larger PNGs are packed less tightly: packing them takes longer than making most of them. */
const LARGE_PX = 4_000_000;
const MIME = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;

/** Writes a picture as a file that says that an algorithm altered it. JPEG shows transparency as white. */
export async function writePicture(
  picture: Raster,
  format: PictureFormat,
  source: DigitalSourceType,
  metadata: Record<string, unknown>,
): Promise<StudioPicture> {
  const { width, height, channels, data } = format === 'jpg' ? flatten(picture) : picture;
  const image = sharp(data, { raw: { width, height, channels } });
  const bytes = await encoded(image, format, width * height)
    .withXmp(provenanceXmp(source))
    .toBuffer();
  return { bytes, mime: MIME[format], width, height, metadata };
}

function encoded(image: Sharp, format: PictureFormat, pixels: number): Sharp {
  if (format === 'jpg') return image.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' });
  if (format === 'webp') return image.webp({ quality: WEBP_QUALITY, exact: true });
  return image.png({ compressionLevel: pixels > LARGE_PX ? 3 : 6, adaptiveFiltering: true });
}

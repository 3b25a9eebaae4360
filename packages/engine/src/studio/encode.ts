import sharp from 'sharp';
import type { Rgb } from '../raster.ts';
import type { PlacedLayer } from './compose.ts';
import type { DigitalSourceType } from './provenance.ts';
import { provenanceXmp } from './provenance.ts';

const JPEG_QUALITY = 92;
/** Above this a PNG is packed less tightly, or it would take longer than making the picture. */
const LARGE_PNG_PX = 8_000_000;

/** sRGB JPEG without chroma subsampling: thin coloured seams stay crisp. */
export async function encodeJpeg(picture: Rgb, source: DigitalSourceType): Promise<Uint8Array> {
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
    .withXmp(provenanceXmp(source))
    .toBuffer();
}

/** PNG of the product alone on true transparency; the free space is added while encoding, not in memory. */
export async function encodeTransparentPng(
  width: number,
  height: number,
  { layer, left, top }: PlacedLayer,
  source: DigitalSourceType,
): Promise<Uint8Array> {
  return sharp(layer.data, { raw: { width: layer.width, height: layer.height, channels: 4 } })
    .extend({
      left,
      top,
      right: width - left - layer.width,
      bottom: height - top - layer.height,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    })
    .png({ compressionLevel: width * height > LARGE_PNG_PX ? 3 : 6 })
    .withXmp(provenanceXmp(source))
    .toBuffer();
}

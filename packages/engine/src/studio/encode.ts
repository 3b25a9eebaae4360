import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { PlacedLayer } from './compose.ts';
import type { DigitalSourceType } from './provenance.ts';
import { provenanceXmp } from './provenance.ts';

const JPEG_QUALITY = 92;
/**
 * Above this files are packed less tightly: a tight PNG takes longer than making the picture, and optimal Huffman
 * tables make the JPEG encoder hold all coefficients (800 MB at 8192 x 8192).
 */
const LARGE_PX = 8_000_000;

/** sRGB JPEG without chroma subsampling: thin coloured seams stay crisp. */
export async function encodeJpeg(picture: Rgb, source: DigitalSourceType): Promise<Uint8Array> {
  const isLarge = picture.width * picture.height > LARGE_PX;
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4', optimiseCoding: !isLarge })
    .withXmp(provenanceXmp(source))
    .toBuffer();
}

/** PNG of the product alone on true transparency; the free space is added while encoding, not in memory. */
export async function encodeTransparentPng(
  width: number,
  height: number,
  product: PlacedLayer,
  source: DigitalSourceType,
): Promise<Uint8Array> {
  const { layer, left, top } = product;
  return sharp(layer.data, { raw: { width: layer.width, height: layer.height, channels: 4 } })
    .resize(product.width, product.height, { fit: 'fill', kernel: 'lanczos3' })
    .extend({
      left,
      top,
      right: width - left - product.width,
      bottom: height - top - product.height,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    })
    .png({ compressionLevel: width * height > LARGE_PX ? 3 : 6 })
    .withXmp(provenanceXmp(source))
    .toBuffer();
}

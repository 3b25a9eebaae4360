import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { Tensor } from '../models/models.ts';

/** Channel statistics of ImageNet, by which U-2-Net was trained (sRGB 0..1). */
const IMAGENET_MEAN = [0.485, 0.456, 0.406] as const;
const IMAGENET_DEVIATION = [0.229, 0.224, 0.225] as const;

const HALF_RANGE = 127.5;

/** Resizes a picture to exactly `width` x `height` (averaging when it shrinks), the shape changed if need be. */
export async function fitTo(picture: Rgb, width: number, height: number): Promise<Rgb> {
  if (picture.width === width && picture.height === height) return picture;
  const raw = { width: picture.width, height: picture.height, channels: 3 as const };
  const data = await sharp(picture.data, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { width, height, channels: 3, data };
}

/** `Float32Array [1, 3, height, width]`, ImageNet-normalised. */
export function imageNetTensor(picture: Rgb): Tensor {
  return planarTensor(picture, (v, c) => (v / 255 - IMAGENET_MEAN[c]!) / IMAGENET_DEVIATION[c]!);
}

/** `Float32Array [1, 3, height, width]`, -1..1. */
export function symmetricTensor(picture: Rgb): Tensor {
  return planarTensor(picture, (v) => v / HALF_RANGE - 1);
}

/** `Float32Array [1, height, width, 3]`, -1..1. */
export function interleavedTensor(picture: Rgb): Tensor {
  const data = new Float32Array(picture.data.length);
  for (let i = 0; i < data.length; i++) data[i] = picture.data[i]! / HALF_RANGE - 1;
  return { data, dims: [1, picture.height, picture.width, 3] };
}

function planarTensor(picture: Rgb, normalise: (value: number, channel: number) => number): Tensor {
  const cells = picture.width * picture.height;
  const data = new Float32Array(3 * cells);
  for (let c = 0; c < 3; c++) {
    const table = Float32Array.from({ length: 256 }, (_, v) => normalise(v, c));
    for (let i = 0; i < cells; i++) data[c * cells + i] = table[picture.data[i * 3 + c]!]!;
  }
  return { data, dims: [1, 3, picture.height, picture.width] };
}

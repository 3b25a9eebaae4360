import type { Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import sharp from 'sharp';
import type { Models } from '../models/models.ts';
import { fitTo, imageNetTensor } from './network-input.ts';
import { networkOutput } from './network-output.ts';

/** The side of the square that U-2-Net sees. */
export const SALIENCY_SIDE = 320;

/**
 * Stripes and checks split the object for U-2-Net: it takes one colour of them for ground. Blurred by this many of
 * its cells they are one surface again.
 */
const PATTERN_BLUR_CELLS = 5;

/**
 * How likely each cell belongs to the object that stands out, 0..1, by U-2-Net (Qin et al. 2020), stretched to
 * the full range as its authors do. Field 320 x 320 over the whole picture.
 */
export async function saliency(picture: Rgb, models: Models): Promise<Field> {
  return runSaliency(await fitTo(picture, SALIENCY_SIDE, SALIENCY_SIDE), models);
}

/** Like `saliency`, of a picture whose patterns are blurred away: bolder inside, less exact at the edge. */
export async function patternBlindSaliency(picture: Rgb, models: Models): Promise<Field> {
  const small = await fitTo(picture, SALIENCY_SIDE, SALIENCY_SIDE);
  const raw = { width: SALIENCY_SIDE, height: SALIENCY_SIDE, channels: 3 as const };
  const data = await sharp(small.data, { raw }).blur(PATTERN_BLUR_CELLS).raw().toBuffer();
  return runSaliency({ ...small, data }, models);
}

async function runSaliency(small: Rgb, models: Models): Promise<Field> {
  const outputs = await models.run('u2net', { 'input.1': imageNetTensor(small) });
  return stretched(networkOutput(outputs, '1959'), SALIENCY_SIDE);
}

function stretched(values: Float32Array, side: number): Field {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const range = Math.max(high - low, 1e-6);
  const data = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = (values[i]! - low) / range;
  return { width: side, height: side, data };
}

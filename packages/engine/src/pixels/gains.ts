import type { Rgba } from '../raster.ts';
import { type Field, sampleField } from './field.ts';
import { linearToByte, SRGB_TO_LINEAR } from './srgb.ts';

/** Gains on linear light, per channel, at reduced size. */
export interface Gains {
  red: Field;
  green: Field;
  blue: Field;
}

/** Multiplies the linear light of every covered pixel by the gains, enlarged bilinearly. */
export function applyGains(source: Rgba, gains: Gains): Rgba {
  const { width, height } = source;
  const data = Uint8Array.from(source.data);
  const scaleX = gains.red.width / width;
  const scaleY = gains.red.height / height;
  for (let y = 0; y < height; y++) {
    const gy = (y + 0.5) * scaleY;
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      if (data[i + 3] === 0) continue;
      const gx = (x + 0.5) * scaleX;
      data[i] = linearToByte(SRGB_TO_LINEAR[data[i]!]! * sampleField(gains.red, gx, gy));
      data[i + 1] = linearToByte(SRGB_TO_LINEAR[data[i + 1]!]! * sampleField(gains.green, gx, gy));
      data[i + 2] = linearToByte(SRGB_TO_LINEAR[data[i + 2]!]! * sampleField(gains.blue, gx, gy));
    }
  }
  return { width, height, channels: 4, data };
}

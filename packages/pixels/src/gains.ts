import { enlargedFieldRows } from './enlarge.ts';
import type { Field } from './field.ts';
import type { Rgba } from './raster.ts';
import { linearToByte, SRGB_TO_LINEAR } from './srgb.ts';

/** Gains on linear light, per channel, at reduced size. */
export interface Gains {
  red: Field;
  green: Field;
  blue: Field;
}

/** Multiplies the linear light of every covered pixel by the gains, enlarged bilinearly. */
export function applyGains(source: Rgba, { red, green, blue }: Gains): Rgba {
  const { width, height } = source;
  const data = new Uint8Array(source.data);
  const rowsOf = (gain: Field) => enlargedFieldRows(gain, width, height);
  const redAt = rowsOf(red);
  const greenAt = green === red ? redAt : rowsOf(green);
  const blueAt = blue === red ? redAt : rowsOf(blue);
  for (let y = 0; y < height; y++) {
    const r = redAt(y);
    const g = greenAt === redAt ? r : greenAt(y);
    const b = blueAt === redAt ? r : blueAt(y);
    for (let x = 0, i = y * width * 4; x < width; x++, i += 4) {
      if (data[i + 3] === 0) continue;
      data[i] = linearToByte(SRGB_TO_LINEAR[data[i]!]! * r[x]!);
      data[i + 1] = linearToByte(SRGB_TO_LINEAR[data[i + 1]!]! * g[x]!);
      data[i + 2] = linearToByte(SRGB_TO_LINEAR[data[i + 2]!]! * b[x]!);
    }
  }
  return { width, height, channels: 4, data };
}

import { enlargePart } from './enlarge.ts';
import type { Field } from './field.ts';
import type { Rgba } from './raster.ts';
import { linearToByte, SRGB_TO_LINEAR } from './srgb.ts';

/** Gains on linear light, per channel, at reduced size. */
export interface Gains {
  red: Field;
  green: Field;
  blue: Field;
}

/** The gains are enlarged this many rows at a time: a whole picture of them would be four times its size. */
const STRIP_ROWS = 64;

/** Multiplies the linear light of every covered pixel by the gains, enlarged bilinearly. */
export function applyGains(source: Rgba, { red, green, blue }: Gains): Rgba {
  const { width, height } = source;
  const data = Uint8Array.from(source.data);
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const box = { left: 0, top, width, height: Math.min(STRIP_ROWS, height - top) };
    const enlarge = (gain: Field) => enlargePart(gain, width, height, box).data;
    const r = enlarge(red);
    const g = green === red ? r : enlarge(green);
    const b = blue === red ? r : enlarge(blue);
    for (let k = 0, i = top * width * 4; k < r.length; k++, i += 4) {
      if (data[i + 3] === 0) continue;
      data[i] = linearToByte(SRGB_TO_LINEAR[data[i]!]! * r[k]!);
      data[i + 1] = linearToByte(SRGB_TO_LINEAR[data[i + 1]!]! * g[k]!);
      data[i + 2] = linearToByte(SRGB_TO_LINEAR[data[i + 2]!]! * b[k]!);
    }
  }
  return { width, height, channels: 4, data };
}

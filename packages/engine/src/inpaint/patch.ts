import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';

/**
 * A part of a picture on its way: what is known, and what was imagined for all of it. Both pictures and the mask are
 * of one size; the imagined picture tells something outside the holes, too, by which it can be compared.
 */
export interface Patch {
  readonly known: Rgb;
  readonly imagined: Rgb;
  /** Not 0 = hole: `Uint8Array [height * width]`. */
  readonly holes: Uint8Array;
}

const CHANNELS = [0, 1, 2] as const;

/** The channels of a picture, 0..255. */
export function channelsOf({ width, height, data }: Rgb): Field[] {
  return CHANNELS.map((channel) => {
    const plane = emptyField(width, height);
    for (let i = 0; i < plane.data.length; i++) plane.data[i] = data[3 * i + channel]!;
    return plane;
  });
}

/** The picture of three channels 0..255, rounded and clamped. */
export function pictureOf(channels: readonly Field[]): Rgb {
  const { width, height } = channels[0]!;
  const data = new Uint8Array(3 * width * height);
  for (const channel of CHANNELS) {
    const plane = channels[channel]!.data;
    for (let i = 0; i < plane.length; i++) {
      data[3 * i + channel] = Math.min(255, Math.max(0, Math.round(plane[i]!)));
    }
  }
  return { width, height, channels: 3, data };
}

import { decodeSrgb } from '@atelier/pixels/srgb';
import type { FilledSettings } from '../body/person.ts';

/** Linear light, 0..1 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Albedo of unlit skin; lightness falls from tone to tone. */
export const SKIN_TONES: Readonly<Record<FilledSettings['skin_tone'], Colour>> = {
  pale_white: ofHex(0xecccbb),
  white: ofHex(0xdfb598),
  light_brown: ofHex(0xc8946f),
  brown: ofHex(0x9c6a48),
  dark_brown: ofHex(0x6f4732),
  black: ofHex(0x4a3126),
};

export const HAIR_COLOURS: Readonly<Record<FilledSettings['hair_color'], Colour>> = {
  blond: ofHex(0xcfb283),
  dark_blond: ofHex(0xa08257),
  medium_brown: ofHex(0x6e4b2f),
  dark_brown: ofHex(0x402a1e),
  black: ofHex(0x1c1716),
  auburn: ofHex(0x5e3022),
  red: ofHex(0x8a4524),
  gray: ofHex(0x97979a),
  white: ofHex(0xd2d0cc),
};

export const GREY_HAIR: Colour = ofHex(0xa5a4a3);

/** Colours of the iris that are found in a population, the more frequent ones repeated. */
export const IRIS_COLOURS: Readonly<Record<FilledSettings['ethnicity'], readonly Colour[]>> = {
  european: [0x5c6c76, 0x666b50, 0x6f5539, 0x50636f, 0x593d28].map(ofHex),
  middle_eastern: [0x4f3420, 0x5f4328, 0x40291a, 0x655638].map(ofHex),
  indian: [0x4a2f1d, 0x3d2718, 0x5b3b23].map(ofHex),
  asian: [0x3d2618, 0x4a2f1d, 0x352116].map(ofHex),
  pacific_islander: [0x3d2618, 0x4a2f1d].map(ofHex),
  african: [0x38231a, 0x452b1c, 0x30201a].map(ofHex),
  latino: [0x55371f, 0x452c1b, 0x74522f].map(ofHex),
  native_american: [0x402819, 0x4d3120].map(ofHex),
};

/** Linear light of a 24-bit sRGB colour. */
export function ofHex(rgb: number): Colour {
  return [decodeSrgb((rgb >> 16) / 255), decodeSrgb(((rgb >> 8) & 255) / 255), decodeSrgb((rgb & 255) / 255)];
}

/** `a` at share 0, `b` at share 1. */
export function blend(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

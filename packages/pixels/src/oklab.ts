import { decodeSrgb, encodeSrgb } from './srgb.ts';

/** Oklab: `l` 0..1, `a` and `b` about -0.4..0.4 (B. Ottosson, "A perceptual color space for image processing", 2020). */
export interface Oklab {
  l: number;
  a: number;
  b: number;
}

/** Oklab of an sRGB colour with components 0..255. */
export function oklabOfSrgb(red: number, green: number, blue: number): Oklab {
  const r = decodeSrgb(red / 255);
  const g = decodeSrgb(green / 255);
  const b = decodeSrgb(blue / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** sRGB components 0..255 (not rounded, clamped to the gamut) of an Oklab colour. */
export function srgbOfOklab({ l, a, b }: Oklab): [number, number, number] {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toComponent(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    toComponent(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    toComponent(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function toComponent(linear: number): number {
  return 255 * Math.min(1, Math.max(0, encodeSrgb(linear)));
}

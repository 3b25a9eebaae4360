import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { type Hex, lchOf } from '../palette/colour.ts';

/** Below this chroma a colour counts as grey. */
const GREY_CHROMA = 0.045;
/** Hues up to the first distance from the leading one belong to the coloured part, beyond the second none do; radians. */
const HUE_REACH = 0.7;
const FARTHEST_HUE = 1.15;
/** Darker pixels are outlines and tyres: they do not say what colour a thing has. Oklab lightness. */
const DARK = 0.32;
const HUE_BINS = 24;
/** Strong colours say more about what a thing's colour is than faint ones; from this chroma on all count alike. */
const FULL_CHROMA = 0.1;
/** Grey things may have coloured parts: a white mug with coffee in it. */
const MOST_GREY = 2.6;
const LEAST_COLOURED = 0.06;

/** Things of which it is known which part people name by its colour: a white mug is not brown for its coffee. */
const NAMED_PARTS: Readonly<Record<string, 'grey' | 'coloured'>> = {
  'hot-beverage': 'grey',
  'teacup-without-handle': 'grey',
  laptop: 'grey',
  'desktop-computer': 'grey',
  bicycle: 'coloured',
  'kick-scooter': 'coloured',
};

/** Oklab planes of the opaque pixels, and what most of them have in common. */
interface Leading {
  readonly hue: number | null;
  readonly lightness: number;
}

/**
 * Gives drawn art another colour, in place: the pixels of its leading hue (or its greys, when it has none) turn to the
 * colour and keep their shading; other parts stay as they are.
 *
 * @param data `Uint8ClampedArray [n * 4]` straight RGBA
 * @param name of vector art, whose parts are known; null for other pictures
 */
export function tint(data: Uint8ClampedArray, colour: Hex, name: string | null): void {
  const target = lchOf(colour);
  const leading = findLeading(data, NAMED_PARTS[name ?? ''] ?? null);
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 0) continue;
    const lab = oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
    const share = belongs(lab.l, Math.hypot(lab.a, lab.b), Math.atan2(lab.b, lab.a), leading);
    if (share === 0) continue;
    const l = Math.min(0.97, Math.max(0.06, target.l + (lab.l - leading.lightness) * 0.85));
    // Shades of a colour lose chroma towards black, tints towards white.
    const c = target.c * Math.sqrt(Math.min(1, l < target.l ? l / target.l : (1.02 - l) / (1.02 - target.l)));
    const to = { l, a: c * Math.cos(target.h), b: c * Math.sin(target.h) };
    const [r, g, b] = srgbOfOklab({
      l: lab.l + (to.l - lab.l) * share,
      a: lab.a + (to.a - lab.a) * share,
      b: lab.b + (to.b - lab.b) * share,
    });
    data[i] = r;
    data[i + 1] = g;
    data[i + 2] = b;
  }
}

/** 0..1: how far a pixel belongs to the part that takes the colour. */
function belongs(l: number, c: number, h: number, { hue }: Leading): number {
  if (hue === null) return c < GREY_CHROMA * 1.4 && l > 0.2 ? 1 : 0;
  if (c < GREY_CHROMA * 0.5) return 0;
  const apart = Math.abs(Math.atan2(Math.sin(h - hue), Math.cos(h - hue)));
  if (apart > FARTHEST_HUE) return 0;
  const byHue = Math.min(1, (FARTHEST_HUE - apart) / (FARTHEST_HUE - HUE_REACH));
  return byHue * Math.min(1, (c - GREY_CHROMA * 0.5) / (GREY_CHROMA * 0.8));
}

function findLeading(data: Uint8ClampedArray, part: 'grey' | 'coloured' | null): Leading {
  const weight = new Float64Array(HUE_BINS);
  const lightness = new Float64Array(HUE_BINS);
  let opaque = 0;
  let grey = 0;
  let greyLightness = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 128) continue;
    opaque++;
    const { l, a, b } = oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
    const c = Math.hypot(a, b);
    if (l < DARK) continue;
    if (c < GREY_CHROMA) {
      grey++;
      greyLightness += l;
      continue;
    }
    const bin = Math.floor(((Math.atan2(b, a) / (2 * Math.PI) + 1) % 1) * HUE_BINS) % HUE_BINS;
    const strength = Math.min(1, c / FULL_CHROMA);
    weight[bin] = weight[bin]! + strength;
    lightness[bin] = lightness[bin]! + l * strength;
  }
  const top = weight.indexOf(Math.max(...weight));
  const beside = weight[(top + 1) % HUE_BINS]! + weight[(top + HUE_BINS - 1) % HUE_BINS]!;
  const coloured = weight[top]! + beside;
  const isGrey = grey > coloured * MOST_GREY || coloured < opaque * LEAST_COLOURED;
  if (part === 'grey' || (isGrey && part !== 'coloured'))
    return { hue: null, lightness: grey ? greyLightness / grey : 0.7 };
  return {
    hue: ((top + 0.5) / HUE_BINS) * 2 * Math.PI,
    lightness: lightness[top]! / Math.max(1, weight[top]!),
  };
}

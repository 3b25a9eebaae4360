import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { type Hex, lchOf } from '../palette/colour.ts';

/** Below this chroma a colour counts as grey. */
const GREY_CHROMA = 0.045;
/** Hues this far from the leading one still belong to the coloured part, in radians. */
const HUE_REACH = 0.75;
const HUE_BINS = 24;

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
 */
export function tint(data: Uint8ClampedArray, colour: Hex): void {
  const target = lchOf(colour);
  const leading = findLeading(data);
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 0) continue;
    const lab = oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!);
    const share = belongs(lab.l, Math.hypot(lab.a, lab.b), Math.atan2(lab.b, lab.a), leading);
    if (share === 0) continue;
    const l = Math.min(0.97, Math.max(0.06, target.l + (lab.l - leading.lightness) * 0.85));
    // Shades of a colour lose chroma towards black and white.
    const c = target.c * Math.min(1, 1.6 * Math.min(l, 1.06 - l) + 0.25);
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
  if (apart > HUE_REACH) return 0;
  return Math.min(1, (c - GREY_CHROMA * 0.5) / (GREY_CHROMA * 0.8));
}

function findLeading(data: Uint8ClampedArray): Leading {
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
    if (c < GREY_CHROMA) {
      if (l < 0.25) continue;
      grey++;
      greyLightness += l;
      continue;
    }
    const bin = Math.floor(((Math.atan2(b, a) / (2 * Math.PI) + 1) % 1) * HUE_BINS) % HUE_BINS;
    weight[bin] = weight[bin]! + 1;
    lightness[bin] = lightness[bin]! + l;
  }
  const top = weight.indexOf(Math.max(...weight));
  if (grey > weight[top]! * 1.4 || weight[top]! < opaque * 0.08)
    return { hue: null, lightness: grey ? greyLightness / grey : 0.7 };
  return {
    hue: ((top + 0.5) / HUE_BINS) * 2 * Math.PI,
    lightness: lightness[top]! / Math.max(1, weight[top]!),
  };
}

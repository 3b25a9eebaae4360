import { type Oklab, oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { chromaLimits, mostChroma } from './colour/gamut.ts';
import { COLOURLESS, type Ground, ownColour, readGround, relativePurity } from './colour/own-colour.ts';
import type { WantedColour } from './colour/read-colour.ts';

export interface Recoloured {
  readonly picture: Rgb;
  readonly warnings: string[];
}

/** Share of a colour's chroma that must be showable at the lightness a thing has; else its lightness moves. */
const ENOUGH_CHROMA = 0.55;
/** Chroma follows light: it sinks in shadow and rises this far in light. */
const MOST_LIT_CHROMA = 1.15;
const DARK = 0.05;
const LEAST_LIGHTNESS = 0.01;
/** A change of lightness that is worth a warning. */
const TOLD_LIGHTNESS = 0.12;

/**
 * Gives an area another colour and keeps its light, folds and patterns: in Oklab the colour turns and lightness stays,
 * save where the colour itself is light or dark (white, navy) or cannot be shown at the lightness the area has. Parts
 * of another hue, and white or black prints on something coloured, keep theirs.
 * @param weight 0..255 of the area; 0 leaves the picture as it is to the last bit
 */
export function recolour(picture: Rgb, weight: Plane, wanted: WantedColour): Recoloured {
  const ground = readGround(picture, weight);
  return paint(picture, weight, wanted, ground, ownColour(picture, weight, ground));
}

/** From this share of the background on a pixel is taken for background alone. */
const ALL_BACKGROUND = 0.9;

/**
 * Like `recolour`, of everything in the area, whatever colour it has: a background becomes one colour. Where it shows
 * through a soft edge, what shows through changes, and the thing's own share stays: no rim of the old colour is left.
 */
export function recolourAll(picture: Rgb, weight: Plane, wanted: WantedColour): Recoloured {
  const ground = { ...readGround(picture, weight), chroma: 0 };
  const target = targetFor(wanted, ground);
  const shade = shading(ground, target);
  const behind = showingThrough(picture, weight);
  const data = Uint8Array.from(picture.data);
  for (let i = 0; i < weight.data.length; i++) {
    const share = weight.data[i]! / 255;
    if (share === 0) continue;
    const [red, green, blue] = behind.map((plane) => plane[i]!);
    const made = srgbOfOklab(shade(oklabOfSrgb(red!, green!, blue!)));
    for (let c = 0; c < 3; c++) {
      const value = data[3 * i + c]! + share * (made[c]! - behind[c]![i]!);
      data[3 * i + c] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return { picture: { ...picture, data }, warnings: lightnessWarnings(wanted, target, ground) };
}

/** The background alone, 0..255: as it is, and behind soft edges as it is beside them. Three `Float32Array [height * width]`. */
function showingThrough({ width, height, data }: Rgb, weight: Plane): Float32Array[] {
  const sure = Float32Array.from(weight.data, (v) => (v >= 255 * ALL_BACKGROUND ? 1 : 0));
  const behind = [0, 1, 2].map((c) => Float32Array.from(sure, (_, i) => data[3 * i + c]!));
  pushPull(behind, sure, width, height);
  return behind;
}

/** @param belongs how far each pixel of the area takes the new colour, 0..1 */
function paint(
  picture: Rgb,
  weight: Plane,
  wanted: WantedColour,
  ground: Ground,
  belongs: Float32Array,
): Recoloured {
  const target = targetFor(wanted, ground);
  const shade = shading(ground, target);
  const data = Uint8Array.from(picture.data);
  for (let i = 0; i < weight.data.length; i++) {
    const follows = (belongs[i]! * weight.data[i]!) / 255;
    if (follows === 0) continue;
    const at = 3 * i;
    const made = srgbOfOklab(shade(oklabOfSrgb(data[at]!, data[at + 1]!, data[at + 2]!)));
    for (let c = 0; c < 3; c++)
      data[at + c] = Math.round(data[at + c]! + (made[c]! - data[at + c]!) * follows);
  }
  return { picture: { ...picture, data }, warnings: lightnessWarnings(wanted, target, ground) };
}

function lightnessWarnings({ words, hasLightness }: WantedColour, target: Oklab, ground: Ground): string[] {
  if (hasLightness || Math.abs(target.l - ground.l) <= TOLD_LIGHTNESS) return [];
  const tone = target.l < ground.l ? 'light' : 'dark';
  return [
    `The area is too ${tone} to look ${words} as it is, so its brightness was changed with its colour.`,
  ];
}

/** The colour that the area as a whole gets. */
function targetFor({ lab, hasLightness }: WantedColour, ground: Ground): Oklab {
  if (hasLightness) return lab;
  const chroma = Math.hypot(lab.a, lab.b);
  if (chroma < COLOURLESS) return { ...lab, l: ground.l };
  const hue = Math.atan2(lab.b, lab.a);
  // Half way to a colour's lightness white is still pink: what has to move moves all the way.
  const l = mostChroma(ground.l, hue) >= ENOUGH_CHROMA * chroma ? ground.l : lab.l;
  const factor = Math.min(1, mostChroma(l, hue) / chroma);
  return { l, a: lab.a * factor, b: lab.b * factor };
}

/** Folds of what becomes lighter are this much of what they were, as exponent: light from all sides fills them. */
const FOLDS_KEPT = 0.55;

/**
 * How lightness changes when the mean goes from `from` to `to`: darker cloth gives back a share of the light, so
 * everything darkens by one factor; on lighter cloth folds get softer, and highlights stay below white.
 */
function lightnessCurve(from: number, to: number): (l: number) => number {
  if (from <= LEAST_LIGHTNESS) return (l) => to + l - from;
  if (to <= from) return (l) => (l * to) / from;
  const headroom = (1 - to) / Math.max(LEAST_LIGHTNESS, 1 - from);
  return (l) => (l <= from ? to * (Math.max(0, l) / from) ** FOLDS_KEPT : to + (l - from) * headroom);
}

/** The new colour of a pixel: lighter and darker than the target, purer and paler, as the pixel was than its area. */
function shading(ground: Ground, target: Oklab): (own: Oklab) => Oklab {
  const lightnessOf = lightnessCurve(ground.l, target.l);
  const hue = Math.atan2(target.b, target.a);
  const limitAt = chromaLimits(hue);
  const [cos, sin, full] = [Math.cos(hue), Math.sin(hue), Math.hypot(target.a, target.b)];
  return (own) => {
    const l = lightnessOf(own.l);
    const relative = ground.chroma < COLOURLESS ? 1 : relativePurity(own, ground);
    const lit = Math.min(MOST_LIT_CHROMA, l / Math.max(target.l, DARK));
    const chroma = Math.min(full * lit * relative, limitAt(l));
    return { l, a: cos * chroma, b: sin * chroma };
  };
}

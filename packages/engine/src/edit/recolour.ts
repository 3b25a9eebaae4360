import { type Oklab, oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import type { Plane, Rgb } from '@atelier/pixels/raster';
import { chromaLimits, mostChroma } from './colour/gamut.ts';
import type { WantedColour } from './colour/read-colour.ts';

/** What an area looks like on the whole. */
interface Ground {
  /** Median lightness and the colour that carries most chroma, Oklab. */
  readonly l: number;
  readonly hue: number;
  readonly chroma: number;
}

export interface Recoloured {
  readonly picture: Rgb;
  readonly warnings: string[];
}

/** Below this chroma a thing counts as white, grey or black, and all of it takes the new colour. */
const COLOURLESS = 0.035;
/** A hue that is farther than this from the thing's own (radians) belongs to a print or to something beside it. */
const SAME_HUE = 0.75;
const OTHER_HUE = 1.35;
/** Share of a colour's chroma that must be showable at the lightness a thing has; else its lightness moves. */
const ENOUGH_CHROMA = 0.55;
/** Patterns of the thing may be this much purer than its own colour. */
const MOST_RELATIVE_CHROMA = 1.35;
/** What is less pure than this is a print, or thread, on the thing; from here on it is the thing itself. */
const PRINT_PURITY = 0.1;
const OWN_PURITY = 0.5;
/** Chroma follows light: it sinks in shadow and rises this far in light. */
const MOST_LIT_CHROMA = 1.15;
const DARK = 0.05;
const LEAST_LIGHTNESS = 0.01;
/** A change of lightness that is worth a warning. */
const TOLD_LIGHTNESS = 0.12;
const SURE_WEIGHT = 200;

/**
 * Gives an area another colour and keeps its light, folds and patterns: in Oklab the colour turns and lightness stays,
 * save where the colour itself is light or dark (white, navy) or cannot be shown at the lightness the area has. Parts
 * of another hue, and white or black prints on something coloured, keep theirs.
 * @param weight 0..255 of the area; 0 leaves the picture as it is to the last bit
 */
export function recolour(picture: Rgb, weight: Plane, wanted: WantedColour): Recoloured {
  const ground = readGround(picture, weight);
  return paint(picture, weight, wanted, ground, (own) => belonging(own, ground));
}

/** Like `recolour`, of everything in the area, whatever colour it has: backgrounds become one colour. */
export function recolourAll(picture: Rgb, weight: Plane, wanted: WantedColour): Recoloured {
  return paint(picture, weight, wanted, { ...readGround(picture, weight), chroma: 0 }, () => 1);
}

function paint(
  picture: Rgb,
  weight: Plane,
  wanted: WantedColour,
  ground: Ground,
  belongs: (own: Oklab) => number,
): Recoloured {
  const target = targetFor(wanted, ground);
  const shade = shading(ground, target);
  const data = Uint8Array.from(picture.data);
  for (let i = 0; i < weight.data.length; i++) {
    const share = weight.data[i]! / 255;
    if (share === 0) continue;
    const at = 3 * i;
    const own = oklabOfSrgb(data[at]!, data[at + 1]!, data[at + 2]!);
    const follows = belongs(own) * share;
    if (follows === 0) continue;
    const made = srgbOfOklab(shade(own));
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

/**
 * How pure a pixel is beside its area, in shares of its lightness, as shade takes chroma along: 0 for a white or black
 * print, about 1 for the area's own colour whether it lies in light or shade.
 */
function relativePurity({ l, a, b }: Oklab, ground: Ground): number {
  const purity = Math.hypot(a, b) / (l + DARK) / (ground.chroma / (ground.l + DARK));
  if (purity >= 1) return Math.min(MOST_RELATIVE_CHROMA, purity);
  return smoothStep(PRINT_PURITY, OWN_PURITY, purity);
}

/** 0..1: whether a pixel has the area's own colour rather than that of a print or a neighbour. */
function belonging({ a, b }: Oklab, ground: Ground): number {
  const chroma = Math.hypot(a, b);
  if (ground.chroma < COLOURLESS) return 1 - smoothStep(1.5 * COLOURLESS, 2.6 * COLOURLESS, chroma);
  const turn = Math.atan2(b, a) - ground.hue;
  const away = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
  const colourful = smoothStep(0.012, COLOURLESS, chroma);
  return 1 - colourful * smoothStep(SAME_HUE, OTHER_HUE, away);
}

function readGround({ data }: Rgb, weight: Plane): Ground {
  const lights: number[] = [];
  const hues = new Map<number, { chroma: number; a: number; b: number; count: number }>();
  const step = Math.max(1, Math.floor(weight.data.length / 40_000));
  for (let i = 0; i < weight.data.length; i += step) {
    if (weight.data[i]! < SURE_WEIGHT) continue;
    const { l, a, b } = oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
    lights.push(l);
    const bin = Math.hypot(a, b) < COLOURLESS ? -1 : Math.round((Math.atan2(b, a) * 6) / Math.PI);
    const sum = hues.get(bin) ?? { chroma: 0, a: 0, b: 0, count: 0 };
    hues.set(bin, {
      chroma: sum.chroma + Math.hypot(a, b),
      a: sum.a + a,
      b: sum.b + b,
      count: sum.count + 1,
    });
  }
  lights.sort((x, y) => x - y);
  const main = [...hues.values()].sort((x, y) => y.count - x.count)[0] ?? { chroma: 0, a: 0, b: 0, count: 1 };
  return {
    l: lights[lights.length >> 1] ?? 0.5,
    hue: Math.atan2(main.b, main.a),
    chroma: main.chroma / main.count,
  };
}

function smoothStep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

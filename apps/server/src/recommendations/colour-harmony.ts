import type { PaletteColour } from '@atelier/engine';

/**
 * How well colours go together, in Oklab, where hue angles are even to the eye: neutrals suit everything, best with a
 * difference in lightness; vivid colours suit their neighbours and their opposites (after J. Itten, "Kunst der Farbe",
 * 1961, with the harmonic sectors of Cohen-Or et al., "Color harmonization", 2006).
 */

/** Colours that are looked at: the rest is trim. */
const LEADING = 3;

/** Chroma below which a colour is a neutral, and above which it is vivid. */
const NEUTRAL_CHROMA = 0.035;
const VIVID_CHROMA = 0.11;

/** Harmony of two vivid colours by the angle between their hues, every 30 degrees from 0 to 180. */
const BY_HUE_ANGLE = [0.82, 0.75, 0.5, 0.35, 0.55, 0.75, 0.85] as const;
const STEP_DEGREES = 30;

/** A neutral beside a colour, and two neutrals of the same or of opposite lightness. */
const NEUTRAL_BESIDE_COLOUR = 0.85;
const EQUAL_NEUTRALS = 0.68;
const OPPOSITE_NEUTRALS = 0.92;
/** A step in lightness that counts as opposite. */
const FULL_CONTRAST = 0.5;

/** 0 = clash .. 1 = harmony of two palettes, each colour by its share; 0.5 when one of them is empty. */
export function harmony(a: readonly PaletteColour[], b: readonly PaletteColour[]): number {
  let sum = 0;
  let weight = 0;
  for (const p of a.slice(0, LEADING))
    for (const q of b.slice(0, LEADING)) {
      sum += p.share * q.share * pairHarmony(p, q);
      weight += p.share * q.share;
    }
  return weight === 0 ? 0.5 : sum / weight;
}

type Colour = Omit<PaletteColour, 'share'>;

function pairHarmony(p: Colour, q: Colour): number {
  const [vividP, vividQ] = [vividness(p), vividness(q)];
  const both = Math.min(vividP, vividQ);
  const either = Math.max(vividP, vividQ);
  const contrast = Math.min(1, Math.abs(p.l - q.l) / FULL_CONTRAST);
  const neutrals = EQUAL_NEUTRALS + (OPPOSITE_NEUTRALS - EQUAL_NEUTRALS) * contrast;
  const calm = neutrals + (NEUTRAL_BESIDE_COLOUR - neutrals) * either;
  return calm + (hueHarmony(p, q) - calm) * both;
}

function vividness({ a, b }: Colour): number {
  const share = (Math.hypot(a, b) - NEUTRAL_CHROMA) / (VIVID_CHROMA - NEUTRAL_CHROMA);
  return Math.min(1, Math.max(0, share));
}

function hueHarmony(p: Colour, q: Colour): number {
  const turn = Math.abs(Math.atan2(p.b, p.a) - Math.atan2(q.b, q.a)) * (180 / Math.PI);
  const position = Math.min(turn, 360 - turn) / STEP_DEGREES;
  const from = Math.min(Math.floor(position), BY_HUE_ANGLE.length - 2);
  const [low = 0, high = 0] = BY_HUE_ANGLE.slice(from, from + 2);
  return low + (high - low) * (position - from);
}

/** Oklab distance between the nearest leading colours of two palettes; infinite when one is empty. */
export function nearestColours(a: readonly PaletteColour[], b: readonly PaletteColour[]): number {
  const gaps = a
    .slice(0, LEADING)
    .flatMap((p) => b.slice(0, LEADING).map((q) => Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b)));
  return Math.min(...gaps, Number.POSITIVE_INFINITY);
}

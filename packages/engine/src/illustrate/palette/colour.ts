import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';

/** `#rrggbb`. */
export type Hex = string;

/** A colour in polar Oklab: lightness 0..1, chroma 0..about 0.35, hue in radians. */
export interface Lch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** Red, green and blue, 0..255. */
export function rgbOf(hex: Hex): [number, number, number] {
  const bits = Number.parseInt(hex.slice(1, 7), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

/** The colour of components 0..255; rounds and clamps. */
export function hexOf(red: number, green: number, blue: number): Hex {
  const bits = (byte(red) << 16) | (byte(green) << 8) | byte(blue);
  return `#${bits.toString(16).padStart(6, '0')}`;
}

export function lchOf(hex: Hex): Lch {
  const { l, a, b } = oklabOfSrgb(...rgbOf(hex));
  return { l, c: Math.hypot(a, b), h: Math.atan2(b, a) };
}

/** The colour with that lightness, chroma and hue, clamped to sRGB. */
export function hexOfLch({ l, c, h }: Lch): Hex {
  return hexOf(...srgbOfOklab({ l: Math.min(1, Math.max(0, l)), a: c * Math.cos(h), b: c * Math.sin(h) }));
}

/** Between two colours, perceptually even; `share` 0 gives the first. */
export function mix(from: Hex, to: Hex, share: number): Hex {
  const a = oklabOfSrgb(...rgbOf(from));
  const b = oklabOfSrgb(...rgbOf(to));
  const at = (x: number, y: number) => x + (y - x) * share;
  return hexOf(...srgbOfOklab({ l: at(a.l, b.l), a: at(a.a, b.a), b: at(a.b, b.b) }));
}

/** Lighter by `step` of lightness (0..1), darker when negative. */
export function shade(hex: Hex, step: number): Hex {
  const lch = lchOf(hex);
  return hexOfLch({ ...lch, l: lch.l + step });
}

/** With its chroma multiplied. */
export function saturate(hex: Hex, factor: number): Hex {
  const lch = lchOf(hex);
  return hexOfLch({ ...lch, c: lch.c * factor });
}

/** The colour as CSS with an opacity 0..1. */
export function veil(hex: Hex, opacity: number): string {
  return `rgba(${rgbOf(hex).join(',')},${opacity})`;
}

/** How far two colours are apart, Oklab distance. */
export function apart(one: Hex, other: Hex): number {
  const a = oklabOfSrgb(...rgbOf(one));
  const b = oklabOfSrgb(...rgbOf(other));
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

/** Whichever of the two stands out more from the ground: the higher contrast ratio of WCAG 2.2 (1.4.3). */
export function readableOn(ground: Hex, dark: Hex, light: Hex): Hex {
  return contrast(ground, dark) > contrast(ground, light) ? dark : light;
}

/** Contrast ratio of two colours, 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: Hex): number {
  const [red, green, blue] = rgbOf(hex).map((v) => SRGB_TO_LINEAR[v] ?? 0);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function byte(v: number): number {
  return Math.min(255, Math.max(0, Math.round(v)));
}

import type { BackgroundSettings } from '@atelier/contracts';
import type { Oklab } from '@atelier/pixels/oklab';
import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import type { Look } from './look.ts';
import { towardsLight } from './look.ts';

/** `tabletop`: paper seen from above. `sweep`: a wall that runs into the floor in a wide curve. */
export type Stage = 'tabletop' | 'sweep';

/** A backdrop at reduced size: `Float32Array [height * width * 3]` sRGB 0..255, not rounded. */
export interface Backdrop {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Quiet neutrals that sell: warm white, cool white, stone, sand; each with a deeper twin for pale products. */
const TONES: readonly { pale: Oklab; deep: Oklab }[] = [
  { pale: oklabOfSrgb(241, 240, 238), deep: oklabOfSrgb(205, 202, 198) },
  { pale: oklabOfSrgb(232, 235, 239), deep: oklabOfSrgb(188, 194, 202) },
  { pale: oklabOfSrgb(229, 226, 221), deep: oklabOfSrgb(196, 190, 182) },
  { pale: oklabOfSrgb(238, 231, 222), deep: oklabOfSrgb(207, 195, 180) },
];

/** A product whose lightness comes closer than this to a pale tone gets the deep one. */
const MIN_CONTRAST = 0.13;

/** Lightness swing of the light's fall-off from one side to the other, and of the corners (Oklab). */
const FALLOFF = 0.03;
const VIGNETTE = 0.035;
/** The wall behind the product is lit; the bend of the sweep lies a little darker. */
const GLOW = 0.02;
const BEND_SHADE = 0.02;
/** Where the bend lies when no camera says otherwise, as a share of the picture's height from the top. */
const BEND = 0.78;
const BEND_SOFTNESS = 0.2;

/** The colour everything else is a shade of. */
export function baseTone(settings: BackgroundSettings, look: Look, productLightness: number): Oklab {
  if (settings.background_type === 'reference_color') return parseHex(settings.reference_color);
  const { pale, deep } = TONES[look.tone % TONES.length]!;
  const tone = pale.l - productLightness < MIN_CONTRAST ? deep : pale;
  return { ...tone, l: tone.l + look.toneShift };
}

/**
 * Lights a backdrop: the base tone with the key light's fall-off, a gentle vignette and, for a sweep, the
 * glow on the wall and the bend to the floor. The mean stays at the base tone as far as the gamut allows.
 * @param bend height of a sweep's bend as a share of the picture from the top; may lie outside 0..1
 */
export function lightBackdrop(
  width: number,
  height: number,
  base: Oklab,
  stage: Stage,
  look: Look,
  bend = BEND,
): Backdrop {
  const towards = towardsLight(look);
  const light = new Float32Array(width * height);
  let mean = 0;
  for (let y = 0; y < height; y++) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width;
      const value =
        stage === 'tabletop' ? tabletopLight(u, v, towards, look) : sweepLight(u, v, towards, look, bend);
      light[y * width + x] = value;
      mean += value / light.length;
    }
  }
  return { width, height, data: colourLight(light, mean, base) };
}

/** Lightness steps for which the backdrop's colour is computed; between them it is interpolated. */
const TONE_STEPS = 256;

/** The shades of a base tone under more or less light than the mean: `Float32Array [light.length * 3]` sRGB 0..255. */
function colourLight(light: Float32Array, mean: number, base: Oklab): Float32Array {
  const swing = gamutRoom(base);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of light) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const step = Math.max(1e-6, (most - least) / TONE_STEPS);
  const tones = new Float32Array((TONE_STEPS + 2) * 3);
  for (let k = 0; k <= TONE_STEPS + 1; k++)
    tones.set(srgbOfOklab(shade(base, (least + k * step - mean) * swing)), k * 3);
  const data = new Float32Array(light.length * 3);
  for (let i = 0, to = 0; i < light.length; i++, to += 3) {
    const position = (light[i]! - least) / step;
    const tone = Math.floor(position) * 3;
    const share = position - Math.floor(position);
    data[to] = tones[tone]! + (tones[tone + 3]! - tones[tone]!) * share;
    data[to + 1] = tones[tone + 1]! + (tones[tone + 4]! - tones[tone + 1]!) * share;
    data[to + 2] = tones[tone + 2]! + (tones[tone + 5]! - tones[tone + 2]!) * share;
  }
  return data;
}

function tabletopLight(u: number, v: number, towards: { x: number; y: number }, look: Look): number {
  const x = u * 2 - 1;
  const y = v * 2 - 1;
  const side = (x * towards.x + y * towards.y) * FALLOFF * look.falloff;
  return side - (VIGNETTE * look.falloff * (x * x + y * y)) / 2;
}

function sweepLight(
  u: number,
  v: number,
  towards: { x: number; y: number },
  look: Look,
  bendAt: number,
): number {
  const x = u * 2 - 1;
  const y = v * 2 - 1;
  const side = x * towards.x * FALLOFF * look.falloff;
  const glow = GLOW * Math.exp(-(x * x * 1.2 + (y + 0.25) ** 2 * 1.6));
  const bend = BEND_SHADE * Math.exp(-(((v - bendAt) / BEND_SOFTNESS) ** 2));
  const corners = (VIGNETTE * look.falloff * (x * x * 0.7 + y * y * 0.3)) / 2;
  return side * 0.8 + glow - bend - corners;
}

/** Less swing where the colour has no room to get lighter: a white that was asked for stays white. */
function gamutRoom(base: Oklab): number {
  return Math.min(1, 0.3 + (1 - base.l) / 0.08);
}

/** Another lightness of a colour; chroma follows, as on real paper under more or less light. */
function shade(base: Oklab, delta: number): Oklab {
  const l = Math.min(1, Math.max(0, base.l + delta));
  const scale = base.l > 0.01 ? l / base.l : 1;
  return { l, a: base.a * scale, b: base.b * scale };
}

function parseHex(hex: string): Oklab {
  const value = Number.parseInt(hex.slice(1), 16);
  return oklabOfSrgb((value >> 16) & 255, (value >> 8) & 255, value & 255);
}

import type { FilledSettings } from '../../body/person.ts';
import { smoothstep, valueNoise } from '../noise.ts';
import { type Colour, SKIN_TONES } from '../palette.ts';
import { FACE, HEAD_FROM_Y } from './canonical.ts';
import { type Paint, type SkinPlace, stain } from './paint.ts';

/** Blood under the skin: less red is taken away than green and blue. */
const REDNESS: Colour = [1.02, 0.8, 0.78];
const SHADE: Colour = [0.84, 0.77, 0.75];
const LID_RIM: Colour = [0.66, 0.52, 0.5];
/** The opening of the eye on the neutral figure, canonical dm. */
const LID = { y: 7.28, halfWidth: 0.17, halfHeight: 0.062 };
const NOSTRIL: Colour = [0.4, 0.3, 0.28];
const SPOT: Colour = [0.74, 0.6, 0.5];
/** Pores show when a pixel covers less than this, dm. */
const PORE_FOOTPRINT_DM = 0.012;

/** Wear of the skin by age: 0 = a child's, 1 = old. */
export const SKIN_AGE: Readonly<Record<FilledSettings['age_group'], number>> = {
  child: 0,
  teen: 0.05,
  young_adult: 0.15,
  middle_aged_adult: 0.5,
  senior_adult: 1,
};

/** Tone, mottling, redness, shine and the marks of age, over the whole body. */
export function complexion(settings: FilledSettings, seed: number): Paint {
  const tone = SKIN_TONES[settings.skin_tone];
  const age = SKIN_AGE[settings.age_group];
  const shift = seed % 977;
  // Blood shows through pale skin, and through freckled skin most.
  const lightness = Math.min(1, (tone[0] + tone[1] + tone[2]) / 1.9);
  const blush = (0.35 + 0.5 * lightness) * (settings.age_group === 'child' ? 1.25 : 1);
  return (place, out) => {
    const { x, y, z } = place;
    const broad = valueNoise(x * 7 + shift, y * 7, z * 7) - 0.5;
    const fine = valueNoise(x * 34, y * 34, z * 34 + shift) - 0.5;
    const value = 1 + (0.05 + 0.05 * age) * broad + 0.045 * fine + pores(place, age);
    out.r = tone[0] * value;
    out.g = tone[1] * (value - 0.03 * broad);
    out.b = tone[2] * (value - 0.04 * broad);
    out.wrap = 0.18;
    out.subsurface = 0.45 + 0.35 * lightness;
    out.specular = 0.05;
    out.gloss = 14;
    if (y > HEAD_FROM_Y) faceTone(place, out, blush, age);
    if (age > 0.4) stain(out, SPOT, 0.28 * ageSpots(place, age, shift));
  };
}

function pores({ x, y, z, footprint }: SkinPlace, age: number): number {
  const visible = smoothstep(PORE_FOOTPRINT_DM, PORE_FOOTPRINT_DM / 3, footprint);
  if (visible === 0) return 0;
  return visible * (0.05 + 0.05 * age) * (valueNoise(x * 150, y * 150, z * 150) - 0.5);
}

/** Cheeks, nose and ears are redder, sockets darker, forehead and nose shine. */
function faceTone(place: SkinPlace, out: Parameters<Paint>[1], blush: number, age: number): void {
  const { y, z } = place;
  const x = Math.abs(place.x);
  const cheek = bump(x - 0.45, 0.24) * bump(y - 6.97, 0.22) * smoothstep(0.8, 1.1, z);
  const nose = bump(x, 0.14) * bump(y - 6.92, 0.14) * smoothstep(1.45, 1.6, z);
  const ear = smoothstep(0.74, 0.82, x) * smoothstep(0.75, 0.6, z);
  stain(out, REDNESS, blush * Math.min(1, 0.55 * cheek + 0.6 * nose + 0.5 * ear));
  const dx = x - FACE.eye.x;
  const socket = bump(dx, 0.24) * bump(y - FACE.eye.y, 0.15) * smoothstep(0.9, 1.15, z);
  const under = bump(dx + 0.03, 0.15) * bump(y - (FACE.eye.y - 0.11), 0.06) * smoothstep(1.0, 1.2, z);
  stain(out, SHADE, Math.min(1, 0.38 * socket + (0.12 + 0.3 * age) * under));
  // The rims of the lids are thin and lie in the lashes' shadow.
  const opening = Math.hypot(dx / LID.halfWidth, (y - LID.y) / LID.halfHeight);
  const rim = bump(opening - 1.05, 0.5) * (y > LID.y ? 1 : 0.45) * smoothstep(1.0, 1.15, z);
  stain(out, LID_RIM, 0.75 * rim);
  const nostril = bump(x - 0.085, 0.05) * bump(y - 6.838, 0.03) * smoothstep(1.35, 1.42, z);
  stain(out, NOSTRIL, nostril);
  const shine = bump(x, 0.2) * Math.max(bump(y - 7.7, 0.25), bump(y - 6.95, 0.14)) * smoothstep(1.1, 1.3, z);
  out.specular = 0.06 + 0.05 * shine;
  out.gloss = 14 + 10 * shine;
}

function ageSpots({ x, y, z }: SkinPlace, age: number, shift: number): number {
  const spots = valueNoise(x * 19 + shift, y * 19, z * 19) * 0.8 + valueNoise(x * 60, y * 60, z * 60) * 0.2;
  return smoothstep(0.74, 0.86, spots) * smoothstep(0.4, 1, age);
}

/** 1 at 0, falling smoothly to 0 at `reach`. */
export function bump(distance: number, reach: number): number {
  return smoothstep(reach, 0, Math.abs(distance));
}

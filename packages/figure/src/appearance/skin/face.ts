import type { FilledSettings } from '../../body/person.ts';
import { smoothstep, valueNoise } from '../noise.ts';
import { blend, type Colour, GREY_HAIR, HAIR_COLOURS, SKIN_TONES } from '../palette.ts';
import { FACE } from './canonical.ts';
import { bump, SKIN_AGE } from './complexion.ts';
import { type Paint, type SkinPlace, stain, tint } from './paint.ts';

/** Drawn on the front of the face only, canonical z. */
const FRONT_Z = 0.95;
const LINE: Colour = [0.62, 0.48, 0.42];

/** Lips in the person's own colour, a little redder and darker than the skin around them. */
export function lips({ gender, skin_tone, age_group }: FilledSettings): Paint {
  const tone = SKIN_TONES[skin_tone];
  const strength = (gender === 'female' ? 0.68 : 0.5) * (age_group === 'senior_adult' ? 0.75 : 1);
  const colour: Colour = [tone[0] * 0.78, tone[1] * 0.5, tone[2] * 0.52];
  return (place, out) => {
    const { x, y, z } = place;
    if (z < 1.2 || Math.abs(y - FACE.mouth.y) > 0.2) return;
    const inside = insideLips(x, y);
    if (inside <= -0.02) return;
    const corner = smoothstep(1.02, 0.88, Math.abs(x) / FACE.mouth.halfWidth);
    const share = smoothstep(-0.014, 0.016, inside) * corner;
    tint(out, colour, strength * share);
    const folds = valueNoise(x * 90, y * 8, 3) - 0.5;
    stain(out, LINE, share * (0.14 * Math.max(0, folds) + 0.5 * bump(y - mouthLine(x), 0.014)));
    out.specular += 0.07 * share;
    out.gloss += 14 * share;
  };
}

function mouthLine(x: number): number {
  return FACE.mouth.y + 0.012 * bump(x, 0.05) - 0.006;
}

/** Distance to the outline of the lips, dm, positive inside. */
function insideLips(x: number, y: number): number {
  const across = Math.min(1, Math.abs(x) / FACE.mouth.halfWidth);
  const bow = 0.082 * (1 - across ** 1.7) ** 0.85 - 0.014 * bump(x, 0.05);
  const lower = 0.118 * (1 - across ** 2.2) ** 0.7;
  return Math.min(FACE.mouth.y + bow - y, y - (FACE.mouth.y - lower));
}

/** Eyebrows in the hair's colour, drawn hair by hair. */
export function eyebrows(settings: FilledSettings, seed: number): Paint {
  const male = settings.gender === 'male';
  const colour = browColour(settings);
  const young = settings.age_group === 'child' ? 0.75 : 1;
  const fullness = (male ? 1.25 : 0.92) * young * (0.92 + ((seed >>> 3) % 17) / 100);
  const strength = settings.hair_color === 'white' ? 0.62 : 0.86;
  return (place, out) => {
    if (place.z < FRONT_Z || Math.abs(place.y - FACE.browY) > 0.2) return;
    const share = browShare(place, fullness, male ? 0 : 0.018);
    if (share > 0) {
      tint(out, colour, strength * share);
      out.specular *= 1 - share;
    }
  };
}

/** Brows are darker than fair hair, and grey with age later than it. */
function browColour({ hair_color, age_group }: FilledSettings): Colour {
  const hair = HAIR_COLOURS[hair_color];
  const pale = hair_color === 'gray' || hair_color === 'white';
  const darker: Colour = [hair[0] * 0.42, hair[1] * 0.38, hair[2] * 0.36];
  const own = pale ? blend(hair, darker, 0.55) : darker;
  return age_group === 'senior_adult' && !pale ? blend(own, GREY_HAIR, 0.4) : own;
}

function browShare({ x, y, footprint }: SkinPlace, fullness: number, arch: number): number {
  const along = (Math.abs(x) - 0.105) / 0.43;
  if (along < -0.06 || along > 1.04) return 0;
  const t = Math.min(1, Math.max(0, along));
  const middle = FACE.browY - 0.012 + (0.05 + arch) * Math.sin(Math.PI * (0.06 + 0.78 * t)) - 0.03 * t * t;
  const half = fullness * 0.04 * (t < 0.2 ? 0.75 + 1.25 * t : 1 - 0.78 * smoothstep(0.35, 1, t));
  const off = (y - middle) / half;
  const edge =
    smoothstep(1.15, 0.35, Math.abs(off)) * smoothstep(-0.05, 0.1, along) * smoothstep(1.03, 0.85, along);
  if (edge === 0) return 0;
  // Hairs stand up at the nose and lie down towards the temple.
  const lean = 0.35 + 2.2 * t;
  const hair = valueNoise(Math.abs(x) * 150 - off * half * 150 * lean, y * 26, x > 0 ? 1 : 2);
  const visible = smoothstep(0.02, 0.006, footprint);
  return edge * (0.84 + visible * (smoothstep(0.2, 0.7, hair) - 0.72) * 0.6);
}

/** Lines of age: forehead, crow's feet, and the fold from the nose to the mouth. */
export function wrinkles({ age_group }: FilledSettings): Paint {
  const age = smoothstep(0.2, 1, SKIN_AGE[age_group]);
  return (place, out) => {
    if (age === 0 || place.z < 0.85 || place.y < 6.3) return;
    const depth = age * (foreheadLines(place) + crowsFeet(place) + noseFold(place) + mouthCorner(place));
    if (depth <= 0) return;
    stain(out, LINE, Math.min(0.6, 0.5 * depth));
    out.ny -= 0.22 * Math.min(1, depth);
  };
}

function foreheadLines({ x, y }: SkinPlace): number {
  const region = bump(y - 7.7, 0.2) * smoothstep(0.5, 0.25, Math.abs(x));
  if (region === 0) return 0;
  const wave = y + 0.018 * Math.sin(x * 7) + 0.02 * (valueNoise(x * 6, y * 3, 1) - 0.5);
  return (
    0.5 * region * valueNoise(x * 9, y * 14, 5) * smoothstep(0.55, 1, Math.cos(wave * 2 * Math.PI * 11.5))
  );
}

function crowsFeet({ x, y }: SkinPlace): number {
  const dx = Math.abs(x) - 0.5;
  const dy = y - 7.27;
  const region = smoothstep(0, 0.04, dx) * smoothstep(0.16, 0.06, dx) * bump(dy, 0.13);
  if (region === 0) return 0;
  return 0.7 * region * smoothstep(0.7, 1, Math.cos((dy / (dx + 0.09)) * 9));
}

function noseFold({ x, y }: SkinPlace): number {
  const t = (6.9 - y) / 0.3;
  if (t < 0 || t > 1) return 0;
  const middle = 0.155 + 0.16 * t ** 0.8;
  return 0.8 * bump(Math.abs(x) - middle, 0.02) * smoothstep(0, 0.2, t) * smoothstep(1, 0.7, t);
}

function mouthCorner({ x, y }: SkinPlace): number {
  const t = (6.58 - y) / 0.2;
  if (t < 0 || t > 1) return 0;
  return 0.6 * bump(Math.abs(x) - (0.29 + 0.03 * t), 0.018) * smoothstep(0, 0.25, t) * smoothstep(1, 0.5, t);
}

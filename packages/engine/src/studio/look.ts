import { randomStream } from '@atelier/pixels/random';

/** The choices of one sitting in the studio: everything that makes variants differ. */
export interface Look {
  /** Where the key light stands: degrees clockwise from straight above the picture; -45 is top left. */
  lightDegrees: number;
  /** Index into the backdrop tones. */
  tone: number;
  /** Added to the backdrop's Oklab lightness. */
  toneShift: number;
  /** 0.7 (diffuse light) .. 1.3 (harder light). */
  shadowStrength: number;
  /** How strongly the light falls off over the backdrop, 1 = normal. */
  falloff: number;
  /** Share of the picture's short side kept free around the object when nobody asked for paddings. */
  margin: number;
}

const VARIANTS: readonly Look[] = [
  { lightDegrees: -40, tone: 0, toneShift: 0, shadowStrength: 1, falloff: 1, margin: 0.085 },
  { lightDegrees: 45, tone: 1, toneShift: 0, shadowStrength: 1.2, falloff: 1.3, margin: 0.06 },
  { lightDegrees: -8, tone: 2, toneShift: 0, shadowStrength: 0.8, falloff: 0.8, margin: 0.11 },
  { lightDegrees: -65, tone: 3, toneShift: 0, shadowStrength: 1.1, falloff: 1.5, margin: 0.07 },
];

const LIGHT_JITTER_DEGREES = 10;
const TONE_JITTER = 0.008;
const STRENGTH_JITTER = 0.08;

/** The look of variant `variant` (0-based, repeats after four); `seed` moves it slightly. */
export function lookOf(variant: number, seed: number): Look {
  const base = VARIANTS[variant % VARIANTS.length]!;
  const random = randomStream(seed ^ Math.imul(variant + 1, 0x9e3779b9));
  const jitter = (amount: number) => (random() * 2 - 1) * amount;
  return {
    ...base,
    lightDegrees: base.lightDegrees + jitter(LIGHT_JITTER_DEGREES),
    toneShift: jitter(TONE_JITTER),
    shadowStrength: base.shadowStrength * (1 + jitter(STRENGTH_JITTER)),
  };
}

/** Unit vector in the picture from the object towards the light; y points down. */
export function towardsLight(look: Look): { x: number; y: number } {
  const radians = (look.lightDegrees * Math.PI) / 180;
  return { x: Math.sin(radians), y: -Math.cos(radians) };
}

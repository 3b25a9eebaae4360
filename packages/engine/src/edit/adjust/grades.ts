import type { Oklab } from '@atelier/pixels/oklab';

/** Changes one colour in place. */
export type Grade = (colour: Oklab) => void;

/** Lightness that contrast turns about. */
const MIDDLE = 0.55;

/**
 * Tones and colours by name. Each takes an amount: 1 = clearly to be seen, 0.5 = slightly, 2 = strongly, negative =
 * the other way. Black stays black and white stays white unless the look is about them.
 */
export const GRADES = {
  brightness: (amount) => {
    const exponent = 2 ** (-0.55 * amount);
    return (c) => {
      c.l = Math.max(0, c.l) ** exponent;
    };
  },
  contrast: (amount) => (c) => {
    if (amount < 0) c.l = MIDDLE + (c.l - MIDDLE) * Math.max(0.15, 1 + 0.28 * amount);
    else c.l += amount * 0.42 * (sCurve(c.l) - c.l);
  },
  saturation: (amount) => {
    const factor = Math.max(0, 1 + (amount < 0 ? 0.45 : 0.38) * amount);
    return (c) => {
      c.a *= factor;
      c.b *= factor;
    };
  },
  /** More for dull colours than for pure ones, so that skin stays skin. */
  vibrance: (amount) => (c) => {
    const factor = Math.max(0, 1 + 0.5 * amount * Math.exp(-Math.hypot(c.a, c.b) / 0.09));
    c.a *= factor;
    c.b *= factor;
  },
  warmth: (amount) => (c) => {
    c.a += 0.011 * amount * c.l;
    c.b += 0.036 * amount * c.l;
  },
  /** Towards magenta; negative towards green. */
  tint: (amount) => (c) => {
    c.a += 0.03 * amount * c.l;
    c.b -= 0.008 * amount * c.l;
  },
  shadows: (amount) => (c) => {
    c.l += 0.55 * amount * c.l * (1 - c.l) ** 3;
  },
  highlights: (amount) => (c) => {
    c.l += 0.5 * amount * c.l ** 3 * (1 - c.l);
  },
  /** Washes out the darks, as prints do that lay in the sun. */
  fade: (amount) => (c) => {
    c.l = 0.11 * amount + c.l * (1 - 0.15 * amount);
  },
  'black and white': () => (c) => {
    c.a = 0;
    c.b = 0;
  },
  sepia: (amount) => (c) => {
    const share = Math.min(1, amount);
    const body = 4 * c.l * (1 - c.l);
    c.a = c.a * (1 - share) + share * 0.019 * body;
    c.b = c.b * (1 - share) + share * 0.06 * body;
  },
  /** Darks towards teal and lights towards orange. */
  'teal and orange': (amount) => (c) => {
    const towards = (c.l - 0.5) * amount;
    c.a += 0.03 * towards * c.l;
    c.b += 0.07 * towards;
  },
  invert: () => (c) => {
    c.l = 1 - c.l;
    c.a = -c.a;
    c.b = -c.b;
  },
} satisfies Record<string, (amount: number) => Grade>;

export type GradeName = keyof typeof GRADES;

function sCurve(l: number): number {
  const t = Math.min(1, Math.max(0, l));
  return t < MIDDLE ? MIDDLE * (t / MIDDLE) ** 2 : 1 - (1 - MIDDLE) * ((1 - t) / (1 - MIDDLE)) ** 2;
}

import type { Oklab } from '@atelier/pixels/oklab';

const STEPS = 12;
const MOST_CHROMA = 0.4;
const ROUNDING = 1e-4;

/** Whether sRGB can show a colour. */
export function isShowable({ l, a, b }: Oklab): boolean {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return (
    within(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short) &&
    within(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short) &&
    within(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  );
}

function within(linear: number): boolean {
  return linear >= -ROUNDING && linear <= 1 + ROUNDING;
}

/** The most chroma that sRGB can show at a lightness and hue (radians). */
export function mostChroma(l: number, hue: number): number {
  let low = 0;
  let high = MOST_CHROMA;
  const [cos, sin] = [Math.cos(hue), Math.sin(hue)];
  for (let step = 0; step < STEPS; step++) {
    const c = (low + high) / 2;
    if (isShowable({ l, a: c * cos, b: c * sin })) low = c;
    else high = c;
  }
  return low;
}

const LIMITS = 256;

/** `mostChroma` of one hue as a table over lightness 0..1. */
export function chromaLimits(hue: number): (l: number) => number {
  const table = Float32Array.from({ length: LIMITS + 1 }, (_, k) => mostChroma(k / LIMITS, hue));
  return (l) => table[Math.round(Math.min(1, Math.max(0, l)) * LIMITS)]!;
}

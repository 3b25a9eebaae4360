import { decodeSrgb } from './srgb.ts';

/** CIE L*a*b* under D65: `l` 0..100. */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

/** CIE L*a*b* (D65, 2 degrees) of an sRGB colour with components 0..255. */
export function labOfSrgb(red: number, green: number, blue: number): Lab {
  const r = decodeSrgb(red / 255);
  const g = decodeSrgb(green / 255);
  const b = decodeSrgb(blue / 255);
  const x = labCurve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = labCurve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = labCurve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

function labCurve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116;
}

const DEGREE = Math.PI / 180;
const POW25_7 = 25 ** 7;

/** Colour difference dE2000 (Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula", 2005); 1 is just visible. */
export function deltaE2000(p: Lab, q: Lab): number {
  const meanC7 = ((Math.hypot(p.a, p.b) + Math.hypot(q.a, q.b)) / 2) ** 7;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanC7 / (meanC7 + POW25_7)));
  const c1 = Math.hypot(p.a * stretch, p.b);
  const c2 = Math.hypot(q.a * stretch, q.b);
  const h1 = hueDegrees(p.a * stretch, p.b);
  const h2 = hueDegrees(q.a * stretch, q.b);
  const grey = c1 * c2 === 0;
  const dh = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * DEGREE);
  const hue = grey ? h1 + h2 : meanHue(h1, h2);
  const l = (p.l + q.l) / 2;
  const c = (c1 + c2) / 2;
  const t =
    1 -
    0.17 * Math.cos((hue - 30) * DEGREE) +
    0.24 * Math.cos(2 * hue * DEGREE) +
    0.32 * Math.cos((3 * hue + 6) * DEGREE) -
    0.2 * Math.cos((4 * hue - 63) * DEGREE);
  const lScale = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const turn =
    -Math.sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)) * DEGREE) *
    2 *
    Math.sqrt(c ** 7 / (c ** 7 + POW25_7));
  const dl = (q.l - p.l) / lScale;
  const dc = (c2 - c1) / (1 + 0.045 * c);
  const dhue = dH / (1 + 0.015 * c * t);
  return Math.sqrt(dl * dl + dc * dc + dhue * dhue + turn * dc * dhue);
}

function hueDegrees(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / DEGREE + 360) % 360;
}

function meanHue(h1: number, h2: number): number {
  const sum = h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

import { connectedRegions, type Region } from '@atelier/pixels/components';
import { dilate } from '@atelier/pixels/morphology';
import { type Oklab, oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Plane, Rgb } from '@atelier/pixels/raster';

/** What an area looks like on the whole. */
export interface Ground {
  /** Median lightness and the colour that carries most chroma, Oklab. */
  readonly l: number;
  readonly hue: number;
  readonly chroma: number;
}

/** Below this chroma a thing counts as white, grey or black, and all of it takes the new colour. */
export const COLOURLESS = 0.035;
/**
 * A hue that is farther than this from the thing's own (radians) belongs to a print, to what the thing holds or to
 * something beside it. Pale colours, whose hue light turns easily, may be farther off than pure ones.
 */
const SAME_HUE = { pale: 0.75, pure: 0.36 } as const;
const OTHER_HUE = { pale: 1.35, pure: 0.58 } as const;
const PALE_CHROMA = 0.05;
const PURE_CHROMA = 0.1;
/** On a colourless thing what is more colourful than this is a print: chroma at middle lightness. */
const COLOURED = { from: 0.042, to: 0.06 } as const;
const MIDDLE_LIGHTNESS = 0.55;
const SURE_WEIGHT = 200;
const DARK = 0.05;
/** Patterns of the thing may be this much purer than its own colour. */
const MOST_RELATIVE_CHROMA = 1.35;
/** What is less pure than this is a print, or thread, on the thing; from here on it is the thing itself. */
const PRINT_PURITY = 0.1;
const OWN_PURITY = 0.5;
/** On a thing at least so colourful a print is told from its own colour surely; on one of half the chroma not at all. */
const TELLING_CHROMA = 0.1;
/** Parts that lie apart from most of the thing must be nearer to its hue (radians), or they are what it holds. */
const SAME_HUE_APART = 0.15;
/** Edges of what has the thing's colour are so soft, share of the long side. */
const EDGE_SHARE = 0.008;

/** Reads the colour of an area; of several the one that most of it has. */
export function readGround({ data }: Rgb, weight: Plane): Ground {
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

/**
 * How far each pixel of an area has the area's own colour, 0..1, rather than that of a print, a neighbour or of what
 * the thing holds: `Float32Array [height * width]`.
 */
export function ownColour(picture: Rgb, weight: Plane, ground: Ground): Float32Array {
  const { width, height, data } = picture;
  const own = new Float32Array(width * height);
  for (let i = 0; i < own.length; i++) {
    if (weight.data[i] === 0) continue;
    const lab = oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
    own[i] = belonging(lab, ground) * printless(lab, ground);
  }
  if (ground.chroma >= COLOURLESS) leaveOutHeld(own, picture, ground);
  return own;
}

/** 0..1: whether a pixel has the area's own colour rather than that of a print or a neighbour. */
function belonging({ l, a, b }: Oklab, ground: Ground): number {
  const chroma = Math.hypot(a, b);
  if (ground.chroma < COLOURLESS) return 1 - smoothStep(COLOURED.from, COLOURED.to, colourfulness(l, chroma));
  const away = turnFrom(Math.atan2(b, a), ground);
  const colourful = smoothStep(0.012, COLOURLESS, chroma);
  const pure = smoothStep(PALE_CHROMA, PURE_CHROMA, chroma);
  const between = ({ pale, pure: narrow }: { pale: number; pure: number }) => pale + (narrow - pale) * pure;
  return 1 - colourful * smoothStep(between(SAME_HUE), between(OTHER_HUE), away);
}

/** Chroma as it would be in middling light: shade takes chroma along with lightness. */
function colourfulness(l: number, chroma: number): number {
  return (chroma * (MIDDLE_LIGHTNESS + DARK)) / (Math.min(MIDDLE_LIGHTNESS, l) + DARK);
}

/** 0 on a white or black print of a colourful thing, 1 on the thing. */
function printless(own: Oklab, ground: Ground): number {
  const telling = smoothStep(TELLING_CHROMA / 2, TELLING_CHROMA, ground.chroma);
  return 1 - telling * (1 - smoothStep(PRINT_PURITY, OWN_PURITY, purityOf(own, ground)));
}

/** Sets parts that are not joined to most of the thing, and of another shade, to 0: coffee in a cup. */
function leaveOutHeld(own: Float32Array, picture: Rgb, ground: Ground): void {
  const { width, height } = picture;
  const { labels, regions } = connectedRegions(
    Uint8Array.from(own, (v) => (v > 0.5 ? 1 : 0)),
    width,
    height,
  );
  const main = regions.reduce<Region | undefined>(
    (most, r) => (r.area > (most?.area ?? 0) ? r : most),
    undefined,
  );
  const hues = meanHues(picture, labels, regions.length);
  const isKept = regions.map(
    (region) => region === main || turnFrom(hues[region.label]!, ground) <= SAME_HUE_APART,
  );
  const kept = Uint8Array.from(labels, (label) => (label > 0 && isKept[label - 1] ? 1 : 0));
  const edge = Math.max(1, Math.round(EDGE_SHARE * Math.max(width, height)));
  const near = dilate(kept, width, height, edge);
  for (let i = 0; i < own.length; i++) if (near[i] === 0 || (labels[i] !== 0 && kept[i] === 0)) own[i] = 0;
}

/** By label. */
function meanHues({ data }: Rgb, labels: Int32Array, count: number): number[] {
  const a = new Float64Array(count + 1);
  const b = new Float64Array(count + 1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0) continue;
    const lab = oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
    a[label] = a[label]! + lab.a;
    b[label] = b[label]! + lab.b;
  }
  return Array.from(a, (sum, label) => Math.atan2(b[label]!, sum));
}

/** Radians between a hue and the ground's. */
function turnFrom(hue: number, ground: Ground): number {
  const turn = hue - ground.hue;
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
}

/**
 * How pure a pixel is beside its area, in shares of its lightness, as shade takes chroma along: 0 for a white or black
 * print, about 1 for the area's own colour whether it lies in light or shade.
 */
export function relativePurity(own: Oklab, ground: Ground): number {
  const purity = purityOf(own, ground);
  if (purity >= 1) return Math.min(MOST_RELATIVE_CHROMA, purity);
  return smoothStep(PRINT_PURITY, OWN_PURITY, purity);
}

function purityOf({ l, a, b }: Oklab, ground: Ground): number {
  return Math.hypot(a, b) / (l + DARK) / (ground.chroma / (ground.l + DARK));
}

function smoothStep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

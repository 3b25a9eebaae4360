import { placeNoise } from '../pixels/random.ts';
import type { Rgba } from '../raster.ts';
import type { Neckline } from './neckline.ts';

/** How far the back collar hangs below the line between its ends (share of the opening's width, and of the dip). */
const SAG_OF_WIDTH = 0.1;
const SAG_OF_DIP = 0.16;
/** Heights of the parts of the back collar (shares of the opening's width). */
const BAND = 0.085;
const TAPE = 0.035;
/** Light inside: dim at the top edge, dimmer where the front collar hides it. */
const LIGHT_TOP = 0.8;
const LIGHT_DEEP = 0.5;
const BAND_LIGHT = 1.1;
const TAPE_LIGHT = 0.9;
const SEAM_LIGHT = 0.82;
/** The front collar's own shadow on the inside (share of the opening's width). */
const OCCLUSION = 0.16;
const WEAVE_NOISE = 0.035;
/** Alpha from which the front hides what is behind it. */
const SOLID = 254;

/**
 * Draws the inside of the back behind a neck opening: collar band, neck tape and cloth in the garment's own colour,
 * darker with depth. Only what lies behind the outline is painted; the garment itself stays.
 */
export function fillNeck(cutout: Rgba, neck: Neckline, seed: number): Rgba {
  const data = cutout.data.slice();
  const cloth = clothAround(cutout, neck);
  const width = neck.right.x - neck.left.x;
  const valley = Math.min(
    cutout.height - 1,
    Math.ceil(Math.max(neck.left.y, neck.right.y) + neck.dip * 1.15),
  );
  const paint = (x: number, y: number) => {
    const depth = y + 1 - backEdge(neck, x);
    if (depth <= 0) return;
    const t = (x - neck.left.x) / width;
    const light = innerLight(
      depth / width,
      (frontRow(cutout, x, y, valley) - y) / width,
      1 - Math.abs(2 * t - 1),
    );
    const weave = 1 + (placeNoise(x, y, seed) - 0.5) * WEAVE_NOISE;
    paintBehind(data, (y * cutout.width + x) * 4, cloth, light * weave, Math.min(1, depth));
  };
  const reach = OVERHANG * width;
  const first = Math.max(0, Math.floor(neck.left.x - reach));
  const last = Math.min(cutout.width - 1, Math.ceil(neck.right.x + reach));
  for (let y = Math.max(0, Math.floor(Math.min(neck.left.y, neck.right.y))); y <= valley; y++) {
    for (let x = first; x <= last; x++) if (isOpen(cutout, x, y, neck)) paint(x, y);
  }
  return { ...cutout, data };
}

/** Row of the back collar's upper edge: a shallow arc between the ends of the opening. */
function backEdge(neck: Neckline, x: number): number {
  const width = neck.right.x - neck.left.x;
  const t = Math.min(1, Math.max(0, (x - neck.left.x) / width));
  const sag = SAG_OF_WIDTH * width + SAG_OF_DIP * Math.max(0, neck.dip - 0.3 * width);
  return neck.left.y + (neck.right.y - neck.left.y) * t + sag * 4 * t * (1 - t);
}

/** Collar tips hang over the opening by less than this (share of its width). */
const OVERHANG = 0.08;

/** True in the opening itself, and beyond its ends only under an overhanging collar tip. */
function isOpen(cutout: Rgba, x: number, y: number, neck: Neckline): boolean {
  const { width, data } = cutout;
  if (data[(y * width + x) * 4 + 3]! >= SOLID) return false;
  if (Math.max(neck.left.x - x, x - neck.right.x) <= 1) return true;
  const highest = Math.max(0, Math.floor(y - neck.dip * 1.3));
  for (let above = y - 1; above >= highest; above--)
    if (data[(above * width + x) * 4 + 3]! >= SOLID) return true;
  return false;
}

/** Light on the inside at a depth below the back edge and a height above the front (shares of the width). */
function innerLight(depth: number, aboveFront: number, towardsMiddle: number): number {
  const fall = LIGHT_TOP + (LIGHT_DEEP - LIGHT_TOP) * Math.min(1, depth / 0.55);
  const occluded = 1 - 0.4 * Math.exp(-((aboveFront / OCCLUSION) ** 2) * 2);
  const sides = 0.86 + 0.14 * Math.min(1, towardsMiddle * 2.5);
  return fall * occluded * sides * partLight(depth);
}

/** Band, seam, tape, seam, cloth: from the back edge downwards. */
function partLight(depth: number): number {
  const seam = 0.006;
  const near = (at: number) => Math.exp(-(((depth - at) / seam) ** 2));
  const part = depth < BAND ? BAND_LIGHT : depth < BAND + TAPE ? TAPE_LIGHT : 1;
  const edge = 1 + 0.06 * Math.exp(-((depth / 0.012) ** 2));
  return part * edge * (1 - (1 - SEAM_LIGHT) * (near(BAND) + near(BAND + TAPE)));
}

/** First row of the front collar below a pixel. */
function frontRow({ width, data }: Rgba, x: number, from: number, limit: number): number {
  let y = from;
  while (y < limit && data[(y * width + x) * 4 + 3]! < SOLID) y++;
  return y;
}

interface Colour {
  red: number;
  green: number;
  blue: number;
}

/** The median colour of the cloth beside and below the opening. */
function clothAround({ width, height, data }: Rgba, neck: Neckline): Colour {
  const span = neck.right.x - neck.left.x;
  const samples: [number[], number[], number[]] = [[], [], []];
  const top = Math.max(neck.left.y, neck.right.y);
  const step = Math.max(1, Math.round(span / 60));
  for (let y = Math.round(top); y < Math.min(height, top + neck.dip + span * 0.5); y += step) {
    for (let x = Math.round(neck.left.x - span * 0.35); x < neck.right.x + span * 0.35; x += step) {
      if (x < 0 || x >= width) continue;
      const i = (y * width + x) * 4;
      if (data[i + 3]! < 250) continue;
      for (let c = 0; c < 3; c++) samples[c]!.push(data[i + c]!);
    }
  }
  const [red, green, blue] = samples.map(median);
  return { red: red!, green: green!, blue: blue! };
}

function median(values: number[]): number {
  if (values.length === 0) return 128;
  values.sort((a, b) => a - b);
  return values[values.length >> 1]!;
}

/** Puts a colour behind what is already at pixel `i` (straight alpha, Porter-Duff "destination over"). */
function paintBehind(
  data: Uint8Array,
  i: number,
  { red, green, blue }: Colour,
  light: number,
  cover: number,
): void {
  const front = data[i + 3]! / 255;
  const behind = cover * (1 - front);
  const alpha = front + behind;
  if (behind <= 0) return;
  const mix = (own: number, cloth: number) =>
    Math.min(255, Math.round((own * front + cloth * light * behind) / alpha));
  data[i] = mix(data[i]!, red);
  data[i + 1] = mix(data[i + 1]!, green);
  data[i + 2] = mix(data[i + 2]!, blue);
  data[i + 3] = Math.round(alpha * 255);
}

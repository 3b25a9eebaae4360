import { placeNoise } from '@atelier/pixels/random';
import type { Rgba } from '@atelier/pixels/raster';
import { type Colour, medianColour, paintBehind } from './behind.ts';
import { backEdge, type Opening } from './opening.ts';

/** Heights of the band and of the tape below it (shares of the opening's width). */
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
 * Draws the inside of the back behind a neck or waist opening: band, tape and cloth in the garment's own colour,
 * darker with depth. Only what lies behind the outline is painted; the garment itself stays.
 */
export function fillOpening(cutout: Rgba, opening: Opening, seed: number): Rgba {
  const data = cutout.data.slice();
  const cloth = clothAround(cutout, opening);
  const width = opening.right.x - opening.left.x;
  const valley = Math.min(
    cutout.height - 1,
    Math.ceil(Math.max(opening.left.y, opening.right.y) + opening.dip * 1.15),
  );
  const paint = (x: number, y: number) => {
    const depth = y + 1 - backEdge(opening, x);
    if (depth <= 0) return;
    const t = (x - opening.left.x) / width;
    const light = innerLight(
      depth / width,
      (frontRow(cutout, x, y, valley) - y) / width,
      1 - Math.abs(2 * t - 1),
    );
    const weave = 1 + (placeNoise(x, y, seed) - 0.5) * WEAVE_NOISE;
    paintBehind(data, (y * cutout.width + x) * 4, cloth, light * weave, Math.min(1, depth));
  };
  const reach = OVERHANG * width;
  const first = Math.max(0, Math.floor(opening.left.x - reach));
  const last = Math.min(cutout.width - 1, Math.ceil(opening.right.x + reach));
  const highest = Math.min(opening.left.y, opening.right.y) + Math.min(0, opening.sag);
  for (let y = Math.max(0, Math.floor(highest)); y <= valley; y++) {
    for (let x = first; x <= last; x++) if (isOpen(cutout, x, y, opening)) paint(x, y);
  }
  return { ...cutout, data };
}

/** Collar tips hang over the opening by less than this (share of its width). */
const OVERHANG = 0.08;

/**
 * True in the opening itself; beyond its ends only under an overhanging collar tip and where cloth further out shuts
 * the pixel in, so that no light falls through between garment and fill.
 */
function isOpen(cutout: Rgba, x: number, y: number, opening: Opening): boolean {
  const { width, data } = cutout;
  const isSolid = (column: number, row: number) => data[(row * width + column) * 4 + 3]! >= SOLID;
  if (isSolid(x, y)) return false;
  const beyond = Math.max(opening.left.x - x, x - opening.right.x);
  if (beyond <= 1) return true;
  const outwards = x < opening.left.x ? -1 : 1;
  const reach = OVERHANG * (opening.right.x - opening.left.x);
  for (let step = 1; step <= reach; step++) {
    const column = x + step * outwards;
    if (column < 0 || column >= width) break;
    if (isSolid(column, y)) return true;
  }
  const highest = Math.max(0, Math.floor(y - opening.dip * 1.3));
  for (let above = y - 1; above >= highest; above--) if (isSolid(x, above)) return true;
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

/** The median colour of the cloth beside and below the opening. */
function clothAround(cutout: Rgba, { left, right, dip }: Opening): Colour {
  const span = right.x - left.x;
  const top = Math.max(left.y, right.y);
  const box = {
    left: left.x - span * 0.35,
    right: right.x + span * 0.35,
    top,
    bottom: top + dip + span * 0.5,
  };
  return medianColour(cutout, box, Math.max(1, Math.round(span / 60)));
}

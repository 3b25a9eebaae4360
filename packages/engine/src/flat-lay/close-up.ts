import type { Bounds } from '@atelier/pixels/bounds';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { erode } from '@atelier/pixels/morphology';
import type { Rgba } from '@atelier/pixels/raster';
import { reduceCutout, reducedSize } from '@atelier/pixels/reduce';
import type { SummedArea } from '@atelier/pixels/summed-area';
import { summedArea } from '@atelier/pixels/summed-area';
import { interestOf } from './interest.ts';
import type { GarmentClass } from './types.ts';

const ANALYSIS_CELLS = 220;
/** Width of a close-up as a share of the product's shorter side. */
const ZOOM = 0.44;
/** Enlarging a crop more than this looks soft, so small photos get a wider crop, up to `MAX_ZOOM`. */
const WANTED_ENLARGEMENT = 4.5;
const MAX_ZOOM = 0.6;
/**
 * Zooms tried: a wider view wins when the normal one cuts through what it shows, a tighter one only when the normal
 * one does not fit the product.
 */
const ZOOM_STEPS = [
  { zoom: 0.35, favour: 0.15 },
  { zoom: 0.5, favour: 0.3 },
  { zoom: 0.7, favour: 0.5 },
  { zoom: 1, favour: 1 },
  { zoom: 1.3, favour: 1.4 },
  { zoom: 1.45, favour: 1.6 },
  { zoom: 1.6, favour: 1.7 },
] as const;
/** What lies in this rim of a window (share of its width) is being cut off, and counts against it. */
const RIM = 0.09;
const RIM_PENALTY = 1.3;
/** What a window that cuts through everything is still worth (share of its mean interest). */
const CUT_WORTH = 0.08;
/** Cells below this show background, and so may their neighbours. */
const SOLID = 0.97;
const CLEARANCE_CELLS = 1;
/** A close-up of cloth with background is only taken when there is nothing better; around a thing it does little harm. */
const COVER_PENALTY: Record<GarmentClass, number> = {
  top: 2000,
  bottom: 2000,
  dress: 2000,
  headwear: 60,
  bag: 60,
  footwear: 30,
  object: 30,
};
/** Windows of other variants share less than this with the earlier ones. */
const MAX_SHARED = 0.5;
const VARIANTS = 4;
/** Windows are tried at every so many cells. */
const STEP_CELLS = 2;

/** A candidate, in cells. */
interface Window {
  x: number;
  y: number;
  width: number;
  height: number;
  score: number;
}

/**
 * The most telling part of a product for a close-up: texture, seams, print or hardware, uncut, and no background.
 * `rank` 0 is the best, 1 the next one that shows something else, and so on.
 * @param aspect width / height of the wanted picture
 * @param outputWidth pixels, to keep the enlargement bearable
 */
export function findCloseUp(
  cutout: Rgba,
  garment: GarmentClass,
  aspect: number,
  outputWidth: number,
  rank: number,
): Bounds {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const small = reduceCutout(cutout, width, height);
  const interest = summedArea(interestOf(small, garment));
  const cover = summedArea(clearOfOutline(small.alpha));
  const cell = cutout.width / width;
  const windows = ZOOM_STEPS.flatMap(({ zoom, favour }) => {
    const size = windowSize(cutout, aspect, outputWidth, zoom, cell);
    const [w, h] = [Math.min(size.width, width), Math.min(size.height, height)];
    return scoredWindows(interest, cover, COVER_PENALTY[garment], w, h).map((window) => ({
      ...window,
      score: window.score * favour,
    }));
  });
  const ranked = pickDistinct(windows.sort((p, q) => q.score - p.score));
  return toPixels(ranked[Math.min(rank, ranked.length - 1)]!, cutout, cell, aspect);
}

/** 1 in cells that lie well inside the product. */
function clearOfOutline({ width, height, data }: Field): Field {
  const inside = erodeInPicture(atLeast(data, SOLID), width, height);
  return { width, height, data: Float32Array.from(inside) };
}

/** As `erode`, but what lies outside the picture is background. */
function erodeInPicture(mask: Uint8Array, width: number, height: number): Uint8Array {
  const eroded = erode(mask, width, height, CLEARANCE_CELLS);
  for (let x = 0; x < width; x++) eroded[x] = eroded[(height - 1) * width + x] = 0;
  for (let y = 0; y < height; y++) eroded[y * width] = eroded[y * width + width - 1] = 0;
  return eroded;
}

/** Size of a window in cells. */
function windowSize(
  cutout: Rgba,
  aspect: number,
  outputWidth: number,
  zoom: number,
  cell: number,
): { width: number; height: number } {
  const short = Math.min(cutout.width, cutout.height);
  const wanted = Math.max(ZOOM * short, Math.min(MAX_ZOOM * short, outputWidth / WANTED_ENLARGEMENT));
  const pixels = Math.min(wanted * zoom * Math.sqrt(aspect), cutout.width, cutout.height * aspect);
  return {
    width: Math.max(2, Math.round(pixels / cell)),
    height: Math.max(2, Math.round(pixels / aspect / cell)),
  };
}

function scoredWindows(
  interest: SummedArea,
  cover: SummedArea,
  penalty: number,
  width: number,
  height: number,
): Window[] {
  const { columns, rows } = interest;
  const windows: Window[] = [];
  for (let y = 0; y + height <= rows; y += STEP_CELLS) {
    for (let x = 0; x + width <= columns; x += STEP_CELLS) {
      const missing = 1 - cover.over(x, y, width, height) / (width * height);
      const score = uncutInterest(interest, x, y, width, height) / (1 + penalty * missing);
      windows.push({ x, y, width, height, score });
    }
  }
  return windows;
}

/** Mean interest of a window, less what its rim cuts through. */
function uncutInterest(interest: SummedArea, x: number, y: number, width: number, height: number): number {
  const rimX = Math.floor(width * RIM);
  const rimY = Math.floor(height * RIM);
  const area = width * height;
  const innerArea = (width - 2 * rimX) * (height - 2 * rimY);
  const all = interest.over(x, y, width, height);
  const inner = interest.over(x + rimX, y + rimY, width - 2 * rimX, height - 2 * rimY);
  const rim = area > innerArea ? (all - inner) / (area - innerArea) : 0;
  return Math.max(CUT_WORTH * (all / area), inner / innerArea - RIM_PENALTY * rim);
}

/** The best windows, each showing something that the ones before it do not. */
function pickDistinct(sorted: readonly Window[]): Window[] {
  const chosen: Window[] = [];
  for (const candidate of sorted) {
    if (chosen.length === VARIANTS) break;
    if (chosen.every((taken) => sharedPart(taken, candidate) < MAX_SHARED)) chosen.push(candidate);
  }
  return chosen;
}

/** Shared area as a share of the smaller window. */
function sharedPart(p: Window, q: Window): number {
  const width = Math.max(0, Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x));
  const height = Math.max(0, Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y));
  return (width * height) / Math.min(p.width * p.height, q.width * q.height);
}

/** The window in pixels, with exactly the wanted shape as far as whole pixels allow. */
function toPixels(window: Window, cutout: Rgba, cell: number, aspect: number): Bounds {
  const widest = Math.min(cutout.width, Math.round(cutout.height * aspect));
  const width = Math.max(1, Math.min(widest, Math.round(window.width * cell)));
  const height = Math.max(1, Math.min(cutout.height, Math.round(width / aspect)));
  return {
    left: Math.min(Math.round(window.x * cell), cutout.width - width),
    top: Math.min(Math.round(window.y * cell), cutout.height - height),
    width,
    height,
  };
}

import { blurField } from '../pixels/blur.ts';
import type { Bounds } from '../pixels/bounds.ts';
import type { Field } from '../pixels/field.ts';
import { emptyField } from '../pixels/field.ts';
import { oklabOfSrgb } from '../pixels/oklab.ts';
import type { ReducedCutout } from '../pixels/reduce.ts';
import { reduceCutout, reducedSize } from '../pixels/reduce.ts';
import { encodeSrgb } from '../pixels/srgb.ts';
import type { Rgba } from '../raster.ts';
import type { GarmentClass } from './types.ts';

const ANALYSIS_CELLS = 220;
/** Width of a close-up as a share of the product's shorter side. */
const ZOOM = 0.46;
/** Enlarging a crop more than this looks soft, so small photos get a wider crop, up to `MAX_ZOOM`. */
const WANTED_ENLARGEMENT = 4;
const MAX_ZOOM = 0.8;
/** Windows with less cloth than this are only taken when there is nothing better. */
const MIN_COVER = 0.985;
const COVER_PENALTY = 6;
/** Windows of other variants overlap the earlier ones by less than this share. */
const MAX_SHARED = 0.5;

/**
 * The most telling part of a product for a close-up: much texture, seams, print or hardware, little outline, no
 * background. `rank` 0 is the best, 1 the next one that shows something else, and so on.
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
  const cell = cutout.width / width;
  const window = windowSize(cutout, aspect, outputWidth, cell, width, height);
  const interest = summed(interestOf(small, garment));
  const cover = summed(small.alpha);
  const ranked = rankWindows(interest, cover, window, width, height);
  const best = ranked[Math.min(rank, ranked.length - 1)]!;
  return toPixels(best, window, cutout, cell, aspect);
}

interface Cells {
  width: number;
  height: number;
}

function windowSize(
  cutout: Rgba,
  aspect: number,
  outputWidth: number,
  cell: number,
  width: number,
  height: number,
): Cells {
  const short = Math.min(cutout.width, cutout.height);
  const wanted = Math.max(ZOOM * short, Math.min(MAX_ZOOM * short, outputWidth / WANTED_ENLARGEMENT));
  const pixels = Math.min(wanted * Math.max(1, Math.sqrt(aspect)), cutout.width, cutout.height * aspect);
  return {
    width: Math.min(width, Math.max(2, Math.round(pixels / cell))),
    height: Math.min(height, Math.max(2, Math.round(pixels / aspect / cell))),
  };
}

/** Interest of each cell, 0..: fine contrast in lightness and colour, away from the outline. */
function interestOf(small: ReducedCutout, garment: GarmentClass): Field {
  const { width, height } = small.alpha;
  const l = emptyField(width, height);
  const a = emptyField(width, height);
  const b = emptyField(width, height);
  for (let i = 0; i < l.data.length; i++) {
    const lab = oklabOfSrgb(byte(small.red.data[i]!), byte(small.green.data[i]!), byte(small.blue.data[i]!));
    l.data[i] = lab.l;
    a.data[i] = lab.a;
    b.data[i] = lab.b;
  }
  const inside = blurField(small.alpha, 3);
  const out = emptyField(width, height);
  const busy = [l, a, b].map((plane) => localContrast(plane, 4));
  for (let i = 0; i < out.data.length; i++) {
    const solid = Math.max(0, (inside.data[i]! - 0.9) / 0.1);
    const contrast = busy[0]!.data[i]! + 1.5 * (busy[1]!.data[i]! + busy[2]!.data[i]!);
    out.data[i] =
      solid *
      small.alpha.data[i]! *
      (Math.min(contrast, 0.25) + 0.01) *
      placeBonus(i, width, height, garment);
  }
  return out;
}

function byte(linear: number): number {
  return 255 * encodeSrgb(Math.min(1, Math.max(0, linear)));
}

function localContrast(plane: Field, sigma: number): Field {
  const mean = blurField(plane, sigma);
  const square = blurField({ ...plane, data: plane.data.map((v) => v * v) }, sigma);
  const out = emptyField(plane.width, plane.height);
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = Math.sqrt(Math.max(0, square.data[i]! - mean.data[i]! ** 2));
  return out;
}

/** On clothes the collar and chest, or the waistband, tell more than the hem. */
function placeBonus(i: number, width: number, height: number, garment: GarmentClass): number {
  if (garment !== 'top' && garment !== 'dress' && garment !== 'bottom') return 1;
  const u = ((i % width) + 0.5) / width - 0.5;
  const v = Math.floor(i / width) / height;
  return 1 + 0.5 * Math.exp(-((u / 0.25) ** 2) - ((v - 0.18) / 0.22) ** 2);
}

interface Window {
  x: number;
  y: number;
  score: number;
}

/** Windows by falling score, each showing something that the ones before it do not. */
function rankWindows(
  interest: Summed,
  cover: Summed,
  window: Cells,
  width: number,
  height: number,
): Window[] {
  const all: Window[] = [];
  const area = window.width * window.height;
  for (let y = 0; y + window.height <= height; y += 2) {
    for (let x = 0; x + window.width <= width; x += 2) {
      const covered = cover.over(x, y, window.width, window.height) / area;
      const missing = Math.max(0, MIN_COVER - covered);
      const score =
        interest.over(x, y, window.width, window.height) / area / (1 + COVER_PENALTY * missing * 10);
      all.push({ x, y, score });
    }
  }
  all.sort((p, q) => q.score - p.score);
  const chosen: Window[] = [];
  for (const candidate of all) {
    if (chosen.length === 4) break;
    if (chosen.every((taken) => sharedPart(taken, candidate, window) < MAX_SHARED)) chosen.push(candidate);
  }
  return chosen;
}

function sharedPart(p: Window, q: Window, { width, height }: Cells): number {
  const w = Math.max(0, width - Math.abs(p.x - q.x));
  const h = Math.max(0, height - Math.abs(p.y - q.y));
  return (w * h) / (width * height);
}

interface Summed {
  over(x: number, y: number, width: number, height: number): number;
}

/** Summed-area table: the sum over any window in four reads. */
function summed({ width, height, data }: Field): Summed {
  const stride = width + 1;
  const table = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      table[(y + 1) * stride + x + 1] = table[y * stride + x + 1]! + row;
    }
  }
  return {
    over: (x, y, w, h) =>
      table[(y + h) * stride + x + w]! -
      table[y * stride + x + w]! -
      table[(y + h) * stride + x]! +
      table[y * stride + x]!,
  };
}

/** The window in pixels, with exactly the wanted shape as far as whole pixels allow. */
function toPixels(best: Window, window: Cells, cutout: Rgba, cell: number, aspect: number): Bounds {
  const width = Math.max(
    1,
    Math.min(cutout.width, Math.round(window.width * cell), Math.round(cutout.height * aspect)),
  );
  const height = Math.max(1, Math.min(cutout.height, Math.round(width / aspect)));
  return {
    left: Math.min(Math.round(best.x * cell), cutout.width - width),
    top: Math.min(Math.round(best.y * cell), cutout.height - height),
    width,
    height,
  };
}

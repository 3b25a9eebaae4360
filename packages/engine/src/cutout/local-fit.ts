import type { Rgb } from '@atelier/pixels/raster';
import type { SampledAlpha } from './sampled-alpha.ts';

/** Windows of 5 x 5 pixels. */
const WINDOW_RADIUS_PX = 2;
/** Colour differences (0..255, squared) below this are noise to the local fit. */
const FIT_DAMPING = 26;
/** The likelihood's say where the colours tell nothing. */
const LEAST_CONFIDENCE = 0.02;
/** Floats of a window's fit: slope per channel and offset. */
export const FIT = 4;
/** Sums of a window's colours: weight; r, g, b; rr, rg, rb, gg, gb, bb. */
const COLOUR_SUMS = 10;
/** Floats kept of them: one over the weight; mean r, g, b; inverse covariance rr, rg, rb, gg, gb, bb. */
const SPREAD = 10;
/** Sums of a window's alpha: a; r, g, b times a. */
const ALPHA_SUMS = 4;

/**
 * Mean and inverse covariance of the colours in the window around each pixel of the band, which stay the same in
 * all rounds. `Float32Array [band * SPREAD]`, colours 0..255.
 */
export function colourSpreads(picture: Rgb, band: Int32Array, confidence: Float32Array): Float32Array {
  const spreads = new Float32Array(band.length * SPREAD);
  const sums = new Float64Array(COLOUR_SUMS);
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const x = at % picture.width;
    if (k > 0 && band[k - 1] === at - 1 && x > 0) {
      addColours(picture, confidence, at, x - WINDOW_RADIUS_PX - 1, -1, sums);
      addColours(picture, confidence, at, x + WINDOW_RADIUS_PX, 1, sums);
    } else {
      sums.fill(0);
      for (let column = x - WINDOW_RADIUS_PX; column <= x + WINDOW_RADIUS_PX; column++)
        addColours(picture, confidence, at, column, 1, sums);
    }
    solveSpread(sums, spreads, k * SPREAD);
  }
  return spreads;
}

/** Adds (sign 1) or takes away (-1) column `x` of the windows in the row of pixel `at`, weighted by confidence. */
function addColours(
  { width, height, data }: Rgb,
  confidence: Float32Array,
  at: number,
  x: number,
  sign: number,
  sums: Float64Array,
): void {
  if (x < 0 || x >= width) return;
  const y = Math.floor(at / width);
  const end = Math.min(height - 1, y + WINDOW_RADIUS_PX) * width + x;
  for (let n = Math.max(0, y - WINDOW_RADIUS_PX) * width + x; n <= end; n += width) {
    const c = sign * (confidence[n]! + LEAST_CONFIDENCE);
    const r = data[n * 3]!;
    const g = data[n * 3 + 1]!;
    const b = data[n * 3 + 2]!;
    sums[0] = sums[0]! + c;
    sums[1] = sums[1]! + c * r;
    sums[2] = sums[2]! + c * g;
    sums[3] = sums[3]! + c * b;
    sums[4] = sums[4]! + c * r * r;
    sums[5] = sums[5]! + c * r * g;
    sums[6] = sums[6]! + c * r * b;
    sums[7] = sums[7]! + c * g * g;
    sums[8] = sums[8]! + c * g * b;
    sums[9] = sums[9]! + c * b * b;
  }
}

function solveSpread(sums: Float64Array, spreads: Float32Array, to: number): void {
  const w = sums[0]!;
  const r = sums[1]! / w;
  const g = sums[2]! / w;
  const b = sums[3]! / w;
  const rr = sums[4]! / w - r * r + FIT_DAMPING;
  const rg = sums[5]! / w - r * g;
  const rb = sums[6]! / w - r * b;
  const gg = sums[7]! / w - g * g + FIT_DAMPING;
  const gb = sums[8]! / w - g * b;
  const bb = sums[9]! / w - b * b + FIT_DAMPING;
  const c00 = gg * bb - gb * gb;
  const c01 = rb * gb - rg * bb;
  const c02 = rg * gb - rb * gg;
  const scale = 1 / (rr * c00 + rg * c01 + rb * c02);
  spreads[to] = 1 / w;
  spreads[to + 1] = r;
  spreads[to + 2] = g;
  spreads[to + 3] = b;
  spreads[to + 4] = c00 * scale;
  spreads[to + 5] = c01 * scale;
  spreads[to + 6] = c02 * scale;
  spreads[to + 7] = (rr * bb - rb * rb) * scale;
  spreads[to + 8] = (rb * rg - rr * gb) * scale;
  spreads[to + 9] = (rr * gg - rg * rg) * scale;
}

/**
 * Fits alpha = slope . colour + offset in the window around each pixel of the band, the pixels weighted by confidence.
 * Windows of neighbours differ by two columns, so their sums slide along.
 * @param spreads what `colourSpreads` gave
 * @param fits receives `[band * FIT]`
 */
export function fitWindows(
  picture: Rgb,
  band: Int32Array,
  sampled: SampledAlpha,
  spreads: Float32Array,
  fits: Float32Array,
): void {
  const sums = new Float64Array(ALPHA_SUMS);
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    const x = at % picture.width;
    if (k > 0 && band[k - 1] === at - 1 && x > 0) {
      addAlphas(picture, sampled, at, x - WINDOW_RADIUS_PX - 1, -1, sums);
      addAlphas(picture, sampled, at, x + WINDOW_RADIUS_PX, 1, sums);
    } else {
      sums.fill(0);
      for (let column = x - WINDOW_RADIUS_PX; column <= x + WINDOW_RADIUS_PX; column++)
        addAlphas(picture, sampled, at, column, 1, sums);
    }
    solveFit(sums, spreads, k * SPREAD, fits, k * FIT);
  }
}

/** Like `addColours`, of alpha and its products with the colours. */
function addAlphas(
  { width, height, data }: Rgb,
  { alpha, confidence }: SampledAlpha,
  at: number,
  x: number,
  sign: number,
  sums: Float64Array,
): void {
  if (x < 0 || x >= width) return;
  const y = Math.floor(at / width);
  const end = Math.min(height - 1, y + WINDOW_RADIUS_PX) * width + x;
  for (let n = Math.max(0, y - WINDOW_RADIUS_PX) * width + x; n <= end; n += width) {
    const weighted = sign * (confidence[n]! + LEAST_CONFIDENCE) * alpha[n]!;
    sums[0] = sums[0]! + weighted;
    sums[1] = sums[1]! + weighted * data[n * 3]!;
    sums[2] = sums[2]! + weighted * data[n * 3 + 1]!;
    sums[3] = sums[3]! + weighted * data[n * 3 + 2]!;
  }
}

function solveFit(
  sums: Float64Array,
  spreads: Float32Array,
  from: number,
  fits: Float32Array,
  to: number,
): void {
  const share = spreads[from]!;
  const r = spreads[from + 1]!;
  const g = spreads[from + 2]!;
  const b = spreads[from + 3]!;
  const a = sums[0]! * share;
  const ra = sums[1]! * share - r * a;
  const ga = sums[2]! * share - g * a;
  const ba = sums[3]! * share - b * a;
  const slopeR = spreads[from + 4]! * ra + spreads[from + 5]! * ga + spreads[from + 6]! * ba;
  const slopeG = spreads[from + 5]! * ra + spreads[from + 7]! * ga + spreads[from + 8]! * ba;
  const slopeB = spreads[from + 6]! * ra + spreads[from + 8]! * ga + spreads[from + 9]! * ba;
  fits[to] = slopeR;
  fits[to + 1] = slopeG;
  fits[to + 2] = slopeB;
  fits[to + 3] = a - slopeR * r - slopeG * g - slopeB * b;
}

import type { Rgb } from '../raster.ts';
import type { SampledAlpha } from './sampled-alpha.ts';
import type { Trimap } from './trimap.ts';

/** Windows of 5 x 5 pixels. */
const WINDOW_RADIUS_PX = 2;
const ROUNDS = 3;
/** Colour differences (0..1, squared) below this are noise to the local fit. */
const FIT_DAMPING = 4e-4;
/** The likelihood's say where the colours tell nothing. */
const LEAST_CONFIDENCE = 0.02;
/** Floats kept per window: slope per channel and offset. */
const FIT = 4;
/** Sums kept over a window: weight; r, g, b, alpha; rr, rg, rb, gg, gb, bb; r, g, b times alpha. */
const MOMENTS = 14;

/**
 * Carries alpha from pixels that are sure of it to those that are not, along the colours: in each small window
 * alpha is a linear function of colour (Levin et al., "A closed form solution to natural image matting", 2008),
 * fitted with the confidences as weights as in a guided filter (He et al. 2013). Changes `sampled.alpha` in the
 * band only.
 */
export function smoothAlpha(picture: Rgb, trimap: Trimap, sampled: SampledAlpha): void {
  const { band } = trimap;
  const slots = new Int32Array(trimap.width * trimap.height).fill(-1);
  for (let k = 0; k < band.length; k++) slots[band[k]!] = k;
  const fits = new Float32Array(band.length * FIT);
  const moments = new Float64Array(MOMENTS);
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < band.length; k++) {
      gatherMoments(picture, sampled, band[k]!, moments);
      solveFit(moments, fits, k * FIT);
    }
    for (let k = 0; k < band.length; k++) {
      const at = band[k]!;
      const carried = meanOfFits(picture, slots, fits, at);
      const c = sampled.confidence[at]!;
      sampled.alpha[at] = sampled.alpha[at]! * c + carried * (1 - c);
    }
  }
}

/** Sums over the window around pixel `at`, weighted by confidence; colours 0..1. */
function gatherMoments(
  { width, height, data }: Rgb,
  { alpha, confidence }: SampledAlpha,
  at: number,
  sums: Float64Array,
): void {
  const x = at % width;
  const y = (at - x) / width;
  const right = Math.min(width - 1, x + WINDOW_RADIUS_PX);
  const bottom = Math.min(height - 1, y + WINDOW_RADIUS_PX);
  sums.fill(0);
  for (let ny = Math.max(0, y - WINDOW_RADIUS_PX); ny <= bottom; ny++) {
    for (let n = ny * width + Math.max(0, x - WINDOW_RADIUS_PX); n <= ny * width + right; n++) {
      const c = confidence[n]! + LEAST_CONFIDENCE;
      const a = alpha[n]!;
      const r = data[n * 3]! / 255;
      const g = data[n * 3 + 1]! / 255;
      const b = data[n * 3 + 2]! / 255;
      sums[0] = sums[0]! + c;
      sums[1] = sums[1]! + c * r;
      sums[2] = sums[2]! + c * g;
      sums[3] = sums[3]! + c * b;
      sums[4] = sums[4]! + c * a;
      sums[5] = sums[5]! + c * r * r;
      sums[6] = sums[6]! + c * r * g;
      sums[7] = sums[7]! + c * r * b;
      sums[8] = sums[8]! + c * g * g;
      sums[9] = sums[9]! + c * g * b;
      sums[10] = sums[10]! + c * b * b;
      sums[11] = sums[11]! + c * r * a;
      sums[12] = sums[12]! + c * g * a;
      sums[13] = sums[13]! + c * b * a;
    }
  }
}

/** Fits alpha = slope . colour + offset to the sums, by the inverse of the 3 x 3 covariance of colour. */
function solveFit(sums: Float64Array, fits: Float32Array, to: number): void {
  const w = sums[0]!;
  const r = sums[1]! / w;
  const g = sums[2]! / w;
  const b = sums[3]! / w;
  const a = sums[4]! / w;
  const rr = sums[5]! / w - r * r + FIT_DAMPING;
  const rg = sums[6]! / w - r * g;
  const rb = sums[7]! / w - r * b;
  const gg = sums[8]! / w - g * g + FIT_DAMPING;
  const gb = sums[9]! / w - g * b;
  const bb = sums[10]! / w - b * b + FIT_DAMPING;
  const ra = sums[11]! / w - r * a;
  const ga = sums[12]! / w - g * a;
  const ba = sums[13]! / w - b * a;
  const c00 = gg * bb - gb * gb;
  const c01 = rb * gb - rg * bb;
  const c02 = rg * gb - rb * gg;
  const determinant = rr * c00 + rg * c01 + rb * c02;
  const slopeR = (c00 * ra + c01 * ga + c02 * ba) / determinant;
  const slopeG = (c01 * ra + (rr * bb - rb * rb) * ga + (rb * rg - rr * gb) * ba) / determinant;
  const slopeB = (c02 * ra + (rb * rg - rr * gb) * ga + (rr * gg - rg * rg) * ba) / determinant;
  fits[to] = slopeR;
  fits[to + 1] = slopeG;
  fits[to + 2] = slopeB;
  fits[to + 3] = a - slopeR * r - slopeG * g - slopeB * b;
}

/** Mean of what the windows around a pixel say about it, 0..1. */
function meanOfFits({ width, height, data }: Rgb, slots: Int32Array, fits: Float32Array, at: number): number {
  const x = at % width;
  const y = (at - x) / width;
  const r = data[at * 3]! / 255;
  const g = data[at * 3 + 1]! / 255;
  const b = data[at * 3 + 2]! / 255;
  let sum = 0;
  let count = 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const slot = slots[ny * width + nx]!;
      if (slot < 0) continue;
      const k = slot * FIT;
      sum += fits[k]! * r + fits[k + 1]! * g + fits[k + 2]! * b + fits[k + 3]!;
      count++;
    }
  }
  return Math.min(1, Math.max(0, sum / count));
}

import type { Field } from '../pixels/field.ts';
import { solveSymmetric } from '../pixels/linear-system.ts';
import type { Rgb } from '../raster.ts';

/** Terms of a quadratic surface in x and y. */
const TERMS = 6;
const FIT_ROUNDS = 4;
const FIT_SAMPLES = 6000;
/** Residuals beyond this many deviations do not take part in the next round. */
const OUTLIER_DEVIATIONS = 2.5;
const LEAST_DEVIATION = 1.2;

/** A plain studio backdrop: a smooth colour surface and how far the real one strays from it. */
export interface Backdrop {
  /** Coefficients per channel of 1, x, y, xx, xy, yy with x and y in -1..1 over the whole photo. */
  readonly surface: readonly Float64Array[];
  /** Size of the photo, and where in it the picture lies whose pixels are asked for. */
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Root mean square residual of the inliers over all channels, 0..255. */
  readonly deviation: number;
}

/** A backdrop is plain when the surface explains nearly all of the ground nearly exactly. */
const PLAIN_DEVIATION = 7;
const PLAIN_COVERAGE = 0.7;
/** Cells less likely than this to be object are ground. */
const GROUND_LIKELIHOOD = 0.03;

/**
 * Fits a quadratic surface to the ground of a photo, leaving out shadows and props round by round. Undefined unless
 * the backdrop is plain: the surface then tells the ground's colour behind the object, too.
 * @param likelihood 0..1 of belonging to the object, over the whole photo, of any size
 */
export function fitBackdrop(photo: Rgb, likelihood: Field): Backdrop | undefined {
  const { width, height } = photo;
  const samples = groundSamples(photo, likelihood);
  if (samples.length < TERMS * 10) return undefined;
  const terms = samples.map((at) => termsAt((2 * (at % width)) / width - 1, (2 * at) / (width * height) - 1));
  let inlier = new Uint8Array(samples.length).fill(1);
  let deviation = Number.POSITIVE_INFINITY;
  let surface: Float64Array[] = [];
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const fitted = [0, 1, 2].map((c) => fitChannel(photo, samples, terms, inlier, c));
    surface = fitted.filter((channel) => channel !== undefined);
    if (surface.length < 3) return undefined;
    const residuals = samples.map((at, k) => residual(photo, at, terms[k]!, surface));
    const cut = round === 0 ? median(residuals) * 2 : deviation * OUTLIER_DEVIATIONS;
    inlier = Uint8Array.from(residuals, (r) => (r <= Math.max(cut, 2 * LEAST_DEVIATION) ? 1 : 0));
    deviation = Math.max(LEAST_DEVIATION, rootMeanSquare(residuals.filter((_, k) => inlier[k] === 1)));
  }
  const coverage = inlier.reduce((sum, v) => sum + v, 0) / samples.length;
  if (deviation > PLAIN_DEVIATION || coverage < PLAIN_COVERAGE) return undefined;
  return { surface, width, height, left: 0, top: 0, deviation };
}

/** The same backdrop behind the part of the photo that starts at (left, top). */
export function backdropBehind(backdrop: Backdrop, { left, top }: { left: number; top: number }): Backdrop {
  return { ...backdrop, left, top };
}

/** The backdrop's colour at a pixel of the picture, into `out[0..2]`, 0..255. */
export function backdropAt(
  { surface, width, height, left, top }: Backdrop,
  x: number,
  y: number,
  out: Float64Array,
): void {
  const u = (2 * (x + left)) / width - 1;
  const v = (2 * (y + top)) / height - 1;
  for (let c = 0; c < 3; c++) {
    const k = surface[c]!;
    out[c] = k[0]! + k[1]! * u + k[2]! * v + k[3]! * u * u + k[4]! * u * v + k[5]! * v * v;
  }
}

function groundSamples({ width, height }: Rgb, likelihood: Field): number[] {
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / FIT_SAMPLES)));
  const samples: number[] = [];
  for (let y = step >> 1; y < height; y += step) {
    const row = Math.floor((y * likelihood.height) / height) * likelihood.width;
    for (let x = step >> 1; x < width; x += step) {
      const p = likelihood.data[row + Math.floor((x * likelihood.width) / width)]!;
      if (p < GROUND_LIKELIHOOD) samples.push(y * width + x);
    }
  }
  return samples;
}

function termsAt(u: number, v: number): Float64Array {
  return Float64Array.of(1, u, v, u * u, u * v, v * v);
}

function fitChannel(
  picture: Rgb,
  samples: readonly number[],
  terms: readonly Float64Array[],
  inlier: Uint8Array,
  channel: number,
): Float64Array | undefined {
  const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS));
  const right = new Float64Array(TERMS);
  for (let k = 0; k < samples.length; k++) {
    if (inlier[k] === 0) continue;
    const term = terms[k]!;
    const value = picture.data[samples[k]! * 3 + channel]!;
    for (let i = 0; i < TERMS; i++) {
      right[i] = right[i]! + term[i]! * value;
      for (let j = 0; j < TERMS; j++) matrix[i]![j] = matrix[i]![j]! + term[i]! * term[j]!;
    }
  }
  for (let i = 0; i < TERMS; i++) matrix[i]![i] = matrix[i]![i]! + 1e-3;
  return solveSymmetric(matrix, right);
}

function residual(picture: Rgb, at: number, term: Float64Array, surface: readonly Float64Array[]): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    let value = 0;
    for (let i = 0; i < TERMS; i++) value += surface[c]![i]! * term[i]!;
    sum += (picture.data[at * 3 + c]! - value) ** 2;
  }
  return Math.sqrt(sum / 3);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / Math.max(1, values.length));
}

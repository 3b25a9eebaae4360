import type { Rgb } from '../raster.ts';
import { GROUND, type Trimap } from './trimap.ts';
import { solveSymmetric } from '../pixels/linear-system.ts';

/** Terms of a quadratic surface in x and y. */
const TERMS = 6;
const FIT_ROUNDS = 4;
const FIT_SAMPLES = 6000;
/** Residuals beyond this many deviations do not take part in the next round. */
const OUTLIER_DEVIATIONS = 2.5;
const LEAST_DEVIATION = 1.2;

/** A plain studio backdrop: a smooth colour surface and how far the real one strays from it. */
export interface Backdrop {
  /** Coefficients per channel of 1, x, y, xx, xy, yy with x and y in -1..1 over the picture. */
  readonly surface: readonly [Float64Array, Float64Array, Float64Array];
  /** Root mean square residual of the inliers over all channels, 0..255. */
  readonly deviation: number;
  /** Share of the ground that the surface explains, 0..1. */
  readonly coverage: number;
}

/** A backdrop is plain when the surface explains nearly all of the ground nearly exactly. */
export const PLAIN_DEVIATION = 7;
export const PLAIN_COVERAGE = 0.82;

/** True when the backdrop is good enough to tell object from ground by colour alone. */
export function isPlain(backdrop: Backdrop | undefined): backdrop is Backdrop {
  return backdrop !== undefined && backdrop.deviation <= PLAIN_DEVIATION && backdrop.coverage >= PLAIN_COVERAGE;
}

/** Fits the surface to the sure ground, leaving out shadows and props round by round; undefined without ground. */
export function fitBackdrop(picture: Rgb, trimap: Trimap): Backdrop | undefined {
  const samples = groundSamples(trimap);
  if (samples.length < TERMS * 10) return undefined;
  const terms = samples.map((at) => termsAt(at % trimap.width, Math.floor(at / trimap.width), picture));
  let inlier = new Uint8Array(samples.length).fill(1);
  let deviation = Number.POSITIVE_INFINITY;
  let surface: Backdrop['surface'] | undefined;
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const fitted = [0, 1, 2].map((c) => fitChannel(picture, samples, terms, inlier, c));
    const [red, green, blue] = fitted;
    if (!red || !green || !blue) return undefined;
    surface = [red, green, blue];
    const residuals = samples.map((at, k) => residual(picture, at, terms[k]!, [red, green, blue]));
    const cut = round === 0 ? median(residuals) * 2 : deviation * OUTLIER_DEVIATIONS;
    inlier = Uint8Array.from(residuals, (r) => (r <= Math.max(cut, 2 * LEAST_DEVIATION) ? 1 : 0));
    deviation = rootMeanSquare(residuals.filter((_, k) => inlier[k] === 1));
  }
  if (!surface) return undefined;
  const kept = inlier.reduce((sum, v) => sum + v, 0);
  return { surface, deviation: Math.max(LEAST_DEVIATION, deviation), coverage: kept / samples.length };
}

/** The backdrop's colour at pixel (x, y) of a picture of that size, into `out[0..2]`, 0..255. */
export function backdropAt(
  backdrop: Backdrop,
  x: number,
  y: number,
  size: { width: number; height: number },
  out: Float64Array,
): void {
  const u = (2 * x) / size.width - 1;
  const v = (2 * y) / size.height - 1;
  for (let c = 0; c < 3; c++) {
    const k = backdrop.surface[c as 0 | 1 | 2];
    out[c] = k[0]! + k[1]! * u + k[2]! * v + k[3]! * u * u + k[4]! * u * v + k[5]! * v * v;
  }
}

function groundSamples({ width, height, data }: Trimap): number[] {
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / FIT_SAMPLES)));
  const samples: number[] = [];
  for (let y = step >> 1; y < height; y += step) {
    for (let x = step >> 1; x < width; x += step) {
      if (data[y * width + x] === GROUND) samples.push(y * width + x);
    }
  }
  return samples;
}

function termsAt(x: number, y: number, size: { width: number; height: number }): Float64Array {
  const u = (2 * x) / size.width - 1;
  const v = (2 * y) / size.height - 1;
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

function residual(picture: Rgb, at: number, term: Float64Array, surface: Backdrop['surface']): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    let value = 0;
    for (let i = 0; i < TERMS; i++) value += surface[c as 0 | 1 | 2][i]! * term[i]!;
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

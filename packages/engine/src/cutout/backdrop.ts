import type { Field } from '@atelier/pixels/field';
import { solveSymmetric } from '@atelier/pixels/linear-system';
import { countSet } from '@atelier/pixels/mask';
import type { Rgb } from '@atelier/pixels/raster';

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
  const terms = termsOf(samples, width, height);
  const inlier = new Uint8Array(samples.length).fill(1);
  const residuals = new Float64Array(samples.length);
  let deviation = Number.POSITIVE_INFINITY;
  let surface: Float64Array[] | undefined;
  for (let round = 0; round < FIT_ROUNDS; round++) {
    surface = fitSurface(photo, samples, terms, inlier);
    if (!surface) return undefined;
    measureResiduals(photo, samples, terms, surface, residuals);
    const cut = round === 0 ? median(residuals) * 2 : deviation * OUTLIER_DEVIATIONS;
    deviation = Math.max(LEAST_DEVIATION, markInliers(residuals, Math.max(cut, 2 * LEAST_DEVIATION), inlier));
  }
  const coverage = countSet(inlier) / samples.length;
  if (!surface || deviation > PLAIN_DEVIATION || coverage < PLAIN_COVERAGE) return undefined;
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

function groundSamples({ width, height }: Rgb, likelihood: Field): Int32Array {
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / FIT_SAMPLES)));
  const samples = new Int32Array(Math.ceil(width / step) * Math.ceil(height / step));
  let count = 0;
  for (let y = step >> 1; y < height; y += step) {
    const row = Math.floor((y * likelihood.height) / height) * likelihood.width;
    for (let x = step >> 1; x < width; x += step) {
      const p = likelihood.data[row + Math.floor((x * likelihood.width) / width)]!;
      if (p < GROUND_LIKELIHOOD) samples[count++] = y * width + x;
    }
  }
  return samples.subarray(0, count);
}

/** 1, x, y, xx, xy, yy of each sample. `Float64Array [samples * TERMS]`. */
function termsOf(samples: Int32Array, width: number, height: number): Float64Array {
  const terms = new Float64Array(samples.length * TERMS);
  for (let k = 0; k < samples.length; k++) {
    const at = samples[k]!;
    const u = (2 * (at % width)) / width - 1;
    const v = (2 * at) / (width * height) - 1;
    const to = k * TERMS;
    terms[to] = 1;
    terms[to + 1] = u;
    terms[to + 2] = v;
    terms[to + 3] = u * u;
    terms[to + 4] = u * v;
    terms[to + 5] = v * v;
  }
  return terms;
}

/** Least squares over the inliers: coefficients per channel. */
function fitSurface(
  picture: Rgb,
  samples: Int32Array,
  terms: Float64Array,
  inlier: Uint8Array,
): Float64Array[] | undefined {
  const products = new Float64Array(TERMS * TERMS);
  const rights = [new Float64Array(TERMS), new Float64Array(TERMS), new Float64Array(TERMS)] as const;
  for (let k = 0; k < samples.length; k++) {
    if (inlier[k] === 0) continue;
    for (let i = 0; i < TERMS; i++) {
      const term = terms[k * TERMS + i]!;
      for (let j = 0; j < TERMS; j++) {
        const at = i * TERMS + j;
        products[at] = products[at]! + term * terms[k * TERMS + j]!;
      }
      for (let c = 0; c < 3; c++) rights[c]![i] = rights[c]![i]! + term * picture.data[samples[k]! * 3 + c]!;
    }
  }
  for (let i = 0; i < TERMS; i++) products[i * TERMS + i] = products[i * TERMS + i]! + 1e-3;
  const rows = Array.from({ length: TERMS }, (_, i) => products.subarray(i * TERMS, (i + 1) * TERMS));
  const surface: Float64Array[] = [];
  for (const right of rights) {
    const channel = solveSymmetric(rows, right);
    if (!channel) return undefined;
    surface.push(channel);
  }
  return surface;
}

/** Root mean square over the channels of how far each sample is from the surface, into `residuals`. */
function measureResiduals(
  picture: Rgb,
  samples: Int32Array,
  terms: Float64Array,
  surface: readonly Float64Array[],
  residuals: Float64Array,
): void {
  for (let k = 0; k < samples.length; k++) {
    let sum = 0;
    for (let c = 0; c < 3; c++) {
      const channel = surface[c]!;
      let value = 0;
      for (let i = 0; i < TERMS; i++) value += channel[i]! * terms[k * TERMS + i]!;
      sum += (picture.data[samples[k]! * 3 + c]! - value) ** 2;
    }
    residuals[k] = Math.sqrt(sum / 3);
  }
}

/** Marks the residuals up to `cut`; returns their root mean square. */
function markInliers(residuals: Float64Array, cut: number, inlier: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let k = 0; k < residuals.length; k++) {
    const residual = residuals[k]!;
    inlier[k] = residual <= cut ? 1 : 0;
    if (residual > cut) continue;
    sum += residual * residual;
    count++;
  }
  return Math.sqrt(sum / Math.max(1, count));
}

function median(values: Float64Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

import type { Field } from '../pixels/field.ts';
import { emptyField, sampleField } from '../pixels/field.ts';
import type { ReducedCutout } from '../pixels/reduce.ts';
import { reduceCutout, reducedSize } from '../pixels/reduce.ts';
import { linearToByte, SRGB_TO_LINEAR } from '../pixels/srgb.ts';
import type { Rgba } from '../raster.ts';
import type { GarmentClass } from './types.ts';

/** How much of the found unevenness is taken out. Hard, round things owe their form to their shading. */
const STRENGTH: Record<GarmentClass, number> = {
  top: 0.75,
  bottom: 0.75,
  dress: 0.75,
  headwear: 0.3,
  bag: 0.45,
  footwear: 0.25,
  object: 0.15,
};

const ANALYSIS_CELLS = 72;
/** Log-light steps well above this between neighbours are print, seams and folds, not uneven light. */
const EDGE_STEP = 0.025;
const ROBUST_ROUNDS = 6;
/** Largest correction: natural log of linear light. */
const MAX_LIGHT_STEP = 0.3;
const MAX_TINT_STEP = 0.08;
const DARK = 0.004;

/**
 * Evens out the light on a product: the slow unevenness of brightness and of colour across it (a lamp on one side,
 * window light on the other) is divided out; texture, print and mean colour stay.
 */
export function evenLight(cutout: Rgba, garment: GarmentClass): Rgba {
  const { width, height } = reducedSize(cutout.width, cutout.height, ANALYSIS_CELLS);
  const small = reduceCutout(cutout, width, height);
  const gains = estimateGains(small, STRENGTH[garment]);
  return gains ? applyGains(cutout, gains) : cutout;
}

/** Gains on linear light, per channel, at reduced size. */
export interface Gains {
  red: Field;
  green: Field;
  blue: Field;
}

/**
 * Horn's retinex with a parametric light: the light is a low polynomial in log space, fitted to the *steps* between
 * neighbours with a robust loss, so that the edges of prints do not count (B. Horn, "Determining lightness from
 * an image", 1974). Undefined when the product is too small to tell.
 */
function estimateGains(small: ReducedCutout, strength: number): Gains | undefined {
  const solid = solidCells(small.alpha);
  if (solid.count < 200) return undefined;
  const logs = [small.red, small.green, small.blue].map(logOf);
  const [red, green, blue] = logs as [Field, Field, Field];
  const light = combine(red, green, blue, (r, g, b) => (r + g + b) / 3);
  const weightCentre = solid.mask;
  const slow = fitSlowLight(light, weightCentre);
  const tints = [red, green, blue].map((channel) =>
    fitSlowLight(
      combine(channel, light, light, (c, l) => c - l),
      weightCentre,
    ),
  );
  const channels = tints.map((tint) => gainField(slow, tint, strength, small.alpha));
  [small.red, small.green, small.blue].forEach((colour, c) => {
    keepMean(channels[c]!, colour, small.alpha);
  });
  return { red: channels[0]!, green: channels[1]!, blue: channels[2]! };
}

function solidCells(alpha: Field): { mask: Uint8Array; count: number } {
  const mask = Uint8Array.from(alpha.data, (a) => (a > 0.97 ? 1 : 0));
  return { mask, count: mask.reduce((sum, v) => sum + v, 0) };
}

function logOf(colour: Field): Field {
  return { ...colour, data: colour.data.map((v) => Math.log(v + DARK)) };
}

function combine(a: Field, b: Field, c: Field, f: (a: number, b: number, c: number) => number): Field {
  const out = emptyField(a.width, a.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = f(a.data[i]!, b.data[i]!, c.data[i]!);
  return out;
}

/** x, y, x^2, xy, y^2 and the cubics along each axis; -1..1 over the picture. */
const BASIS: readonly ((x: number, y: number) => number)[] = [
  (x) => x,
  (_, y) => y,
  (x) => x * x,
  (x, y) => x * y,
  (_, y) => y * y,
  (x) => x * x * x,
  (_, y) => y * y * y,
];
/** Pulls all coefficients towards "even": a few noisy cells must not invent a lamp. */
const RIDGE = 0.02;
/** Steps are taken over this many cells, so that noise does not drown them. */
const STRIDE = 3;

/** The slow part of a log quantity over the masked cells, as a field of the same size. */
function fitSlowLight(log: Field, mask: Uint8Array): Field {
  const { width, height } = log;
  const basis = BASIS.map((f) => {
    const plane = emptyField(width, height);
    for (let i = 0; i < plane.data.length; i++) {
      plane.data[i] = f(
        (2 * ((i % width) + 0.5)) / width - 1,
        (2 * (Math.floor(i / width) + 0.5)) / height - 1,
      );
    }
    return plane.data;
  });
  const steps = stepPairs(width, height, mask);
  let coefficients: number[] = BASIS.map(() => 0);
  for (let round = 0; round < ROBUST_ROUNDS; round++)
    coefficients = weightedFit(log.data, basis, steps, coefficients);
  const slow = emptyField(width, height);
  basis.forEach((plane, k) => {
    for (let i = 0; i < plane.length; i++) slow.data[i] = slow.data[i]! + coefficients[k]! * plane[i]!;
  });
  return slow;
}

/** Index pairs of masked cells `STRIDE` apart with only masked cells between. `Int32Array [n * 2]`. */
function stepPairs(width: number, height: number, mask: Uint8Array): Int32Array {
  const pairs: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!mask[i]) continue;
      if (x + STRIDE < width && mask[i + STRIDE]) pairs.push(i, i + STRIDE);
      if (y + STRIDE < height && mask[i + STRIDE * width]) pairs.push(i, i + STRIDE * width);
    }
  }
  return Int32Array.from(pairs);
}

/** One round of iteratively reweighted least squares with Cauchy weights. */
function weightedFit(
  log: Float32Array,
  basis: Float32Array[],
  pairs: Int32Array,
  current: number[],
): number[] {
  const n = basis.length;
  const normal = Array.from({ length: n }, () => new Float64Array(n + 1));
  const step = new Float64Array(n);
  let total = 0;
  for (let p = 0; p < pairs.length; p += 2) {
    const from = pairs[p]!;
    const to = pairs[p + 1]!;
    let residual = log[to]! - log[from]!;
    for (let k = 0; k < n; k++) {
      step[k] = basis[k]![to]! - basis[k]![from]!;
      residual -= current[k]! * step[k]!;
    }
    const weight = 1 / (1 + (residual / EDGE_STEP) ** 2);
    total += weight;
    const target = log[to]! - log[from]!;
    for (let j = 0; j < n; j++) {
      const row = normal[j]!;
      for (let k = j; k < n; k++) row[k] = row[k]! + weight * step[j]! * step[k]!;
      row[n] = row[n]! + weight * step[j]! * target;
    }
  }
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) normal[j]![k] = normal[k]![j]!;
    normal[j]![j] = normal[j]![j]! + (RIDGE * total) / 1000 + 1e-9;
  }
  return solve(normal);
}

/** Gaussian elimination with pivoting of an `n x (n + 1)` system; the rows are used up. */
function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let j = k + 1; j < n; j++) if (Math.abs(rows[j]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = j;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let j = k + 1; j < n; j++) {
      const factor = rows[j]![k]! / rows[k]![k]!;
      for (let c = k; c <= n; c++) rows[j]![c] = rows[j]![c]! - factor * rows[k]![c]!;
    }
  }
  const result = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let value = rows[k]![n]!;
    for (let c = k + 1; c < n; c++) value -= rows[k]![c]! * result[c]!;
    result[k] = value / rows[k]![k]!;
  }
  return result;
}

/** exp(-strength * unevenness), limited softly; unevenness is measured from the mean over the product. */
function gainField(slow: Field, tint: Field, strength: number, alpha: Field): Field {
  const meanSlow = weightedMean(slow, alpha);
  const meanTint = weightedMean(tint, alpha);
  const out = emptyField(slow.width, slow.height);
  for (let i = 0; i < out.data.length; i++) {
    const light = limit((slow.data[i]! - meanSlow) * strength, MAX_LIGHT_STEP);
    const colour = limit((tint.data[i]! - meanTint) * strength, MAX_TINT_STEP);
    out.data[i] = Math.exp(-light - colour);
  }
  return out;
}

function limit(value: number, most: number): number {
  return most * Math.tanh(value / most);
}

function weightedMean(field: Field, weight: Field): number {
  let sum = 0;
  let norm = 0;
  for (let i = 0; i < field.data.length; i++) {
    sum += field.data[i]! * weight.data[i]!;
    norm += weight.data[i]!;
  }
  return norm > 0 ? sum / norm : 0;
}

/** Scales the gains so that the product's mean linear colour does not change. */
function keepMean(gain: Field, colour: Field, alpha: Field): void {
  const after = emptyField(gain.width, gain.height);
  for (let i = 0; i < after.data.length; i++) after.data[i] = gain.data[i]! * colour.data[i]!;
  const scale = weightedMean(colour, alpha) / Math.max(1e-6, weightedMean(after, alpha));
  for (let i = 0; i < gain.data.length; i++) gain.data[i] = gain.data[i]! * scale;
}

/** Multiplies the linear light of every covered pixel by the gains, enlarged bilinearly. */
export function applyGains(source: Rgba, gains: Gains): Rgba {
  const { width, height } = source;
  const data = Uint8Array.from(source.data);
  const scaleX = gains.red.width / width;
  const scaleY = gains.red.height / height;
  for (let y = 0; y < height; y++) {
    const gy = (y + 0.5) * scaleY;
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      if (data[i + 3] === 0) continue;
      const gx = (x + 0.5) * scaleX;
      data[i] = linearToByte(SRGB_TO_LINEAR[data[i]!]! * sampleField(gains.red, gx, gy));
      data[i + 1] = linearToByte(SRGB_TO_LINEAR[data[i + 1]!]! * sampleField(gains.green, gx, gy));
      data[i + 2] = linearToByte(SRGB_TO_LINEAR[data[i + 2]!]! * sampleField(gains.blue, gx, gy));
    }
  }
  return { width, height, channels: 4, data };
}

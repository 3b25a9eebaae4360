import { dilate } from '@atelier/pixels/morphology';
import { triangularNoise } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';
import type { Patch } from './patch.ts';

/** The grain is measured so far around a hole. */
const SURROUNDINGS_PX = 64;
/** It is measured in blocks of this side, and the calmer ones count: the others show texture. */
const BLOCK_PX = 8;
const CALM_QUANTILE = 0.3;
/** More (0..255 units) is no grain. */
const MOST_GRAIN = 10;
/** Less cannot be seen. */
const LEAST_GRAIN = 0.4;
/** The deviation of triangular noise in (-1, 1). */
const TRIANGULAR_DEVIATION = Math.sqrt(1 / 6);

/** Deviation of the grain of single pixels and of pixels two by two, 0..255 units. */
interface Grain {
  fine: number;
  coarse: number;
}

/**
 * Gives what was imagined the grain of its surroundings, as far as it lacks it, in two octaves: film and sensors
 * grain finely, JPEG leaves blotches.
 * @param seed of the noise
 */
export function matchGrain({ known, imagined, holes }: Patch, seed: number): Rgb {
  const { width, height } = known;
  const near = dilate(holes, width, height, SURROUNDINGS_PX);
  for (let i = 0; i < near.length; i++) if (holes[i] !== 0) near[i] = 0;
  const wanted = measureGrain(known, near);
  const there = measureGrain(imagined, holes);
  if (!wanted || !there) return imagined;
  const fine = lacking(wanted.fine, there.fine);
  // Fine noise, averaged over four pixels, is half as strong and already part of the coarse one.
  const coarse = lacking(wanted.coarse, Math.hypot(there.coarse, fine / 2));
  if (fine < LEAST_GRAIN && coarse < LEAST_GRAIN) return imagined;
  return addNoise(imagined, holes, { fine, coarse }, seed);
}

const lacking = (wanted: number, there: number) =>
  Math.min(MOST_GRAIN, Math.sqrt(Math.max(0, wanted * wanted - there * there)));

/** The grain of the calmer blocks that lie wholly where `where` is not 0; undefined when there are none. */
function measureGrain(picture: Rgb, where: Uint8Array): Grain | undefined {
  const luma = lumaOf(picture);
  const fine = calmDeviation(luma, where, picture.width, picture.height);
  const half = halved(luma, where, picture.width, picture.height);
  const coarse = calmDeviation(half.luma, half.where, half.width, half.height);
  return fine === undefined || coarse === undefined ? undefined : { fine, coarse };
}

function lumaOf({ data }: Rgb): Float32Array {
  const luma = new Float32Array(data.length / 3);
  for (let i = 0; i < luma.length; i++)
    luma[i] = 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!;
  return luma;
}

function halved(luma: Float32Array, where: Uint8Array, width: number, height: number) {
  const w = width >> 1;
  const h = height >> 1;
  const half = { width: w, height: h, luma: new Float32Array(w * h), where: new Uint8Array(w * h) };
  for (let y = 0, cell = 0; y < h; y++) {
    for (let x = 0; x < w; x++, cell++) {
      const a = 2 * y * width + 2 * x;
      const b = a + width;
      half.luma[cell] = (luma[a]! + luma[a + 1]! + luma[b]! + luma[b + 1]!) / 4;
      half.where[cell] = Math.min(where[a]!, where[a + 1]!, where[b]!, where[b + 1]!);
    }
  }
  return half;
}

/**
 * Deviation of noise by the operator of Immerkær ("Fast noise variance estimation", 1996), which is blind to
 * ramps and edges, per block; the given quantile of the blocks.
 */
function calmDeviation(
  luma: Float32Array,
  where: Uint8Array,
  width: number,
  height: number,
): number | undefined {
  const deviations: number[] = [];
  for (let top = 1; top + BLOCK_PX < height; top += BLOCK_PX) {
    for (let left = 1; left + BLOCK_PX < width; left += BLOCK_PX) {
      const deviation = blockDeviation(luma, where, width, top, left);
      if (deviation !== undefined) deviations.push(deviation);
    }
  }
  deviations.sort((a, b) => a - b);
  return deviations[Math.floor(CALM_QUANTILE * deviations.length)];
}

/** Mean of absolute values to deviation, and the operator's gain for white noise (root of the sum of its squares). */
const DEVIATION_PER_MEAN = Math.sqrt(Math.PI / 2) / 6;

function blockDeviation(
  luma: Float32Array,
  where: Uint8Array,
  width: number,
  top: number,
  left: number,
): number | undefined {
  let sum = 0;
  for (let y = top; y < top + BLOCK_PX; y++) {
    for (let x = left; x < left + BLOCK_PX; x++) {
      const i = y * width + x;
      if (where[i] === 0) return undefined;
      const up = i - width;
      const down = i + width;
      const corners = luma[up - 1]! + luma[up + 1]! + luma[down - 1]! + luma[down + 1]!;
      const sides = luma[up]! + luma[down]! + luma[i - 1]! + luma[i + 1]!;
      sum += Math.abs(corners - 2 * sides + 4 * luma[i]!);
    }
  }
  return (sum / (BLOCK_PX * BLOCK_PX)) * DEVIATION_PER_MEAN;
}

function addNoise({ width, height, data }: Rgb, holes: Uint8Array, grain: Grain, seed: number): Rgb {
  const fine = grain.fine / TRIANGULAR_DEVIATION;
  const coarse = grain.coarse / TRIANGULAR_DEVIATION;
  const out = Uint8Array.from(data);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (holes[i] === 0) continue;
      const noise = fine * triangularNoise(x, y, seed) + coarse * triangularNoise(x >> 1, y >> 1, seed + 1);
      for (let c = 3 * i; c < 3 * i + 3; c++)
        out[c] = Math.min(255, Math.max(0, Math.round(data[c]! + noise)));
    }
  }
  return { width, height, channels: 3, data: out };
}

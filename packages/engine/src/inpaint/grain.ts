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

/** Brightness is told apart in so many levels: where it is dark, grain is another than where it is light. */
const LEVELS = 6;
/** A level counts from so many blocks on. */
const LEAST_BLOCKS = 4;
/** Grain changes slowly with brightness: a level that seems to have more than this beside the calmest is textured. */
const MOST_BESIDE_CALMEST = 2;

/** Deviation of the grain of single pixels and of pixels two by two at each level, 0..255 units. */
interface Grain {
  readonly fine: Float32Array;
  readonly coarse: Float32Array;
}

/**
 * Gives what was imagined the grain of its surroundings, as far as it lacks it, in two octaves: film and sensors
 * grain finely, JPEG leaves blotches. It is measured level by level of brightness (the noise level function of Liu,
 * Freeman, Szeliski and Kang, "Noise estimation from a single image", 2006).
 * @param seed of the noise
 */
export function matchGrain({ known, imagined, holes }: Patch, seed: number): Rgb {
  const { width, height } = known;
  const near = dilate(holes, width, height, SURROUNDINGS_PX);
  for (let i = 0; i < near.length; i++) if (holes[i] !== 0) near[i] = 0;
  const wanted = measureGrain(known, near);
  const there = measureGrain(imagined, holes);
  if (!wanted || !there) return imagined;
  const fine = wanted.fine.map((most, level) => lacking(most, there.fine[level]!));
  // Fine noise, averaged over four pixels, is half as strong and already part of the coarse one.
  const coarse = wanted.coarse.map((most, level) =>
    lacking(most, Math.hypot(there.coarse[level]!, fine[level]! / 2)),
  );
  if (Math.max(...fine, ...coarse) < LEAST_GRAIN) return imagined;
  return addNoise(imagined, holes, { fine, coarse }, seed);
}

const lacking = (wanted: number, there: number) =>
  Math.min(MOST_GRAIN, Math.sqrt(Math.max(0, wanted * wanted - there * there)));

/** The grain of the calmer blocks that lie wholly where `where` is not 0; undefined when there are none. */
function measureGrain(picture: Rgb, where: Uint8Array): Grain | undefined {
  const luma = lumaOf(picture);
  const fine = calmDeviations(luma, where, picture.width, picture.height);
  const half = halved(luma, where, picture.width, picture.height);
  const coarse = calmDeviations(half.luma, half.where, half.width, half.height);
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
 * ramps and edges, per block; of the blocks of each level the given quantile: `Float32Array [LEVELS]`.
 */
function calmDeviations(
  luma: Float32Array,
  where: Uint8Array,
  width: number,
  height: number,
): Float32Array | undefined {
  const blocks: number[][] = Array.from({ length: LEVELS }, () => []);
  for (let top = 1; top + BLOCK_PX < height; top += BLOCK_PX) {
    for (let left = 1; left + BLOCK_PX < width; left += BLOCK_PX) {
      const deviation = blockDeviation(luma, where, width, top, left);
      const middle = (top + BLOCK_PX / 2) * width + left + BLOCK_PX / 2;
      if (deviation !== undefined) blocks[levelOf(luma[middle]!)]!.push(deviation);
    }
  }
  const least = Math.min(LEAST_BLOCKS, Math.max(...blocks.map(({ length }) => length)));
  return least === 0 ? undefined : smoothLevels(blocks.map((level) => calmOf(level, least)));
}

function calmOf(deviations: number[], least: number): number | undefined {
  if (deviations.length < least) return undefined;
  return deviations.sort((a, b) => a - b)[Math.floor(CALM_QUANTILE * deviations.length)];
}

/** Levels without blocks take what the nearest has; texture is not taken for grain. */
function smoothLevels(levels: readonly (number | undefined)[]): Float32Array {
  const calmest = Math.min(...levels.filter((level) => level !== undefined));
  return Float32Array.from(levels, (_, at) => {
    const byDistance = levels
      .map((deviation, level) => ({ deviation, away: Math.abs(level - at) }))
      .sort((a, b) => a.away - b.away);
    const nearest = byDistance.find(({ deviation }) => deviation !== undefined)?.deviation ?? calmest;
    return Math.min(nearest, MOST_BESIDE_CALMEST * Math.max(calmest, LEAST_GRAIN));
  });
}

const levelOf = (luma: number) => Math.min(LEVELS - 1, Math.floor((luma * LEVELS) / 256));

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
  const luma = lumaOf({ width, height, channels: 3, data });
  const out = Uint8Array.from(data);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (holes[i] === 0) continue;
      const fine = atLevel(grain.fine, luma[i]!) * triangularNoise(x, y, seed);
      const coarse = atLevel(grain.coarse, luma[i]!) * triangularNoise(x >> 1, y >> 1, seed + 1);
      const noise = (fine + coarse) / TRIANGULAR_DEVIATION;
      for (let c = 3 * i; c < 3 * i + 3; c++)
        out[c] = Math.min(255, Math.max(0, Math.round(data[c]! + noise)));
    }
  }
  return { width, height, channels: 3, data: out };
}

/** Between the middles of two levels grain changes evenly. */
function atLevel(levels: Float32Array, luma: number): number {
  const at = Math.min(LEVELS - 1, Math.max(0, (luma * LEVELS) / 256 - 0.5));
  const below = Math.floor(at);
  const above = Math.min(LEVELS - 1, below + 1);
  return levels[below]! + (levels[above]! - levels[below]!) * (at - below);
}

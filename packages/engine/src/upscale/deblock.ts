import type { Rgb } from '@atelier/pixels/raster';

/** JPEG codes squares of this side (ITU-T T.81). */
const BLOCK_PX = 8;
/** Pixels on each side of a border that share its step. */
const SPREAD_PX = 3;
/** Where neighbours differ by more than this in all (0..255 units), there is detail, and steps are not compared. */
const CALM = 6;
/** Steps at one in eight lines that are so much larger than at the others are borders of blocks. */
const TELLING_RATIO = 1.35;
const LEAST_STEP = 0.5;
/** A larger step than so many usual ones, or than this, is an edge of the picture. */
const MOST_USUAL_STEPS = 6;
const MOST_STEP = 14;
/** A border needs so many comparisons to be told. */
const LEAST_SAMPLES = 200;

/** The lines between the blocks of one direction. */
interface Grid {
  /** The first pixel of a block, 0..7. */
  readonly phase: number;
  /** Steps up to this many units are borders. */
  readonly mostStep: number;
}

/** Pixels in one direction: how far apart neighbours are, and how many there are along and across. */
interface Direction {
  readonly stride: number;
  readonly length: number;
  readonly lineStride: number;
  readonly lines: number;
}

/**
 * Smooths the borders of the blocks of a JPEG, which enlarging would show as a grid on skin and skies. Only where calm
 * pixels meet in a step; a picture whose steps show no grid is given back as it is. (After the weak filter of P. List
 * et al., "Adaptive deblocking filter", 2003.)
 */
export function deblock(source: Rgb): Rgb {
  const { width, height } = source;
  const across: Direction = { stride: 3, length: width, lineStride: 3 * width, lines: height };
  const down: Direction = { stride: 3 * width, length: height, lineStride: 3, lines: width };
  const grids = [across, down].map((direction) => ({ direction, grid: findGrid(source.data, direction) }));
  if (grids.every(({ grid }) => grid === null)) return source;
  const data = Uint8Array.from(source.data);
  for (const { direction, grid } of grids) if (grid) smoothBorders(data, direction, grid);
  return { ...source, data };
}

/** Tells the grid by the mean step of calm places at each of eight phases; null when none stands out. */
function findGrid(data: Uint8Array, { stride, length, lineStride, lines }: Direction): Grid | null {
  const sums = new Float64Array(BLOCK_PX);
  const counts = new Uint32Array(BLOCK_PX);
  for (let line = 0; line < lines; line++) {
    for (let at = 2; at < length - 1; at++) {
      const i = line * lineStride + at * stride + 1;
      const before = Math.abs(data[i - stride]! - data[i - 2 * stride]!);
      const after = Math.abs(data[i + stride]! - data[i]!);
      const step = Math.abs(data[i]! - data[i - stride]!);
      if (before + after > CALM || step > MOST_STEP) continue;
      const phase = at % BLOCK_PX;
      sums[phase] = sums[phase]! + step;
      counts[phase] = counts[phase]! + 1;
    }
  }
  if (Math.min(...counts) < LEAST_SAMPLES) return null;
  const steps = Array.from(sums, (sum, phase) => sum / counts[phase]!);
  const most = Math.max(...steps);
  const usual = [...steps].sort((a, b) => a - b)[BLOCK_PX - 2]!;
  if (most < LEAST_STEP || most < TELLING_RATIO * usual) return null;
  return { phase: steps.indexOf(most), mostStep: Math.min(MOST_STEP, MOST_USUAL_STEPS * most) };
}

/** Shares the step at each border among the pixels beside it, as far as it is more than the slope there. */
function smoothBorders(
  data: Uint8Array,
  { stride, length, lineStride, lines }: Direction,
  { phase, mostStep }: Grid,
): void {
  const first = phase === 0 ? BLOCK_PX : phase;
  for (let line = 0; line < lines; line++) {
    for (let at = first; at < length - SPREAD_PX; at += BLOCK_PX) {
      if (at < SPREAD_PX + 1) continue;
      for (let channel = 0; channel < 3; channel++) {
        smoothStep(data, line * lineStride + at * stride + channel, stride, mostStep);
      }
    }
  }
}

function smoothStep(data: Uint8Array, i: number, stride: number, mostStep: number): void {
  const before = data[i - stride]! - data[i - 2 * stride]!;
  const after = data[i + stride]! - data[i]!;
  const step = data[i]! - data[i - stride]!;
  const isDetail = Math.abs(before) + Math.abs(after) > CALM;
  const excess = step - (before + after) / 2;
  if (isDetail || Math.abs(step) > mostStep || Math.abs(excess) < 1) return;
  for (let k = 0; k < SPREAD_PX; k++) {
    const share = (excess * (SPREAD_PX - k - 0.5)) / (2 * SPREAD_PX);
    const [left, right] = [i - (k + 1) * stride, i + k * stride];
    data[left] = levelOf(data[left]! + share);
    data[right] = levelOf(data[right]! - share);
  }
}

const levelOf = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

import { solveSymmetric } from '@atelier/pixels/linear-system';
import type { Rgb } from '@atelier/pixels/raster';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';

/** How cells differ from the lit ground: `Float32Array [height * width]` each, log units. */
export interface GroundDarkness {
  /** How much darker, mean of the channels. */
  readonly dark: Float32Array;
  /** How far their colour is from what is left of the ground's colour in so little light. */
  readonly tint: Float32Array;
}

/** Added to linear light, 0..1, so that noise in the dark stays small. */
const FLOOR = 0.01;
const CHANNELS = [0, 1, 2] as const;
/** A surface of the second order: 1, x, y, x², xy, y². */
const TERMS = 6;
/**
 * Scales of the weights, log units: what lies farther off the surface is no lit ground. Narrower from round to round,
 * so that shadows, which first pull the surface down, drop out; light places may lie farther off than dark ones.
 */
const SCALES = [0.8, 0.5, 0.3, 0.18, 0.12, 0.1] as const;
const LIGHTER_SCALE = 2;
/** Keeps the surface determined where cells of ground lie in one line. */
const RIDGE = 1e-3;

/**
 * Fits a smooth surface to the log light of the ground and tells how much darker each cell is. Shadows and other dark
 * things weigh little (iteratively reweighted least squares with Cauchy's weights).
 * @param ground not 0 = ground: `Uint8Array [height * width]`
 * @returns undefined without ground
 */
export function groundDarkness(picture: Rgb, ground: Uint8Array): GroundDarkness | undefined {
  const { width, height } = picture;
  const logs = CHANNELS.map((channel) => logLight(picture, channel));
  const cells = indicesOf(ground);
  if (cells.length < TERMS) return undefined;
  const weights = new Float64Array(cells.length).fill(1);
  let surfaces: Float32Array[] = [];
  for (const scale of SCALES) {
    const fitted = logs.map((log) => fitSurface(log, cells, weights, width, height));
    if (fitted.some((surface) => surface === undefined)) return undefined;
    surfaces = fitted.filter((surface) => surface !== undefined);
    reweigh(weights, cells, logs, surfaces, scale);
  }
  return differences(logs, surfaces);
}

function differences(logs: readonly Float32Array[], surfaces: readonly Float32Array[]): GroundDarkness {
  const dark = new Float32Array(logs[0]!.length);
  const tint = new Float32Array(dark.length);
  for (let i = 0; i < dark.length; i++) {
    const lit = CHANNELS.map((c) => Math.max(0, Math.exp(surfaces[c]![i]!) - FLOOR));
    const brightest = lit.indexOf(Math.max(...lit));
    const left = (Math.exp(logs[brightest]![i]!) - FLOOR) / Math.max(FLOOR, lit[brightest]!);
    for (const c of CHANNELS) {
      dark[i] = dark[i]! + (surfaces[c]![i]! - logs[c]![i]!) / CHANNELS.length;
      tint[i] = Math.max(tint[i]!, Math.abs(Math.log(FLOOR + left * lit[c]!) - logs[c]![i]!));
    }
  }
  return { dark, tint };
}

function logLight({ data }: Rgb, channel: number): Float32Array {
  const log = new Float32Array(data.length / 3);
  for (let i = 0; i < log.length; i++) log[i] = Math.log(FLOOR + SRGB_TO_LINEAR[data[3 * i + channel]!]!);
  return log;
}

function indicesOf(mask: Uint8Array): number[] {
  const indices: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] !== 0) indices.push(i);
  return indices;
}

/** The terms of the surface at a cell, in shares of the sides. */
function termsAt(cell: number, width: number, height: number): number[] {
  const x = (2 * (cell % width)) / width - 1;
  const y = (2 * Math.floor(cell / width)) / height - 1;
  return [1, x, y, x * x, x * y, y * y];
}

function fitSurface(
  log: Float32Array,
  cells: readonly number[],
  weights: Float64Array,
  width: number,
  height: number,
): Float32Array | undefined {
  const matrix = Array.from({ length: TERMS }, () => new Float64Array(TERMS));
  const right = new Float64Array(TERMS);
  for (let k = 0; k < cells.length; k++) {
    const terms = termsAt(cells[k]!, width, height);
    for (let row = 0; row < TERMS; row++) {
      const weighted = weights[k]! * terms[row]!;
      right[row] = right[row]! + weighted * log[cells[k]!]!;
      for (let column = 0; column <= row; column++)
        matrix[row]![column] = matrix[row]![column]! + weighted * terms[column]!;
    }
  }
  for (let row = 0; row < TERMS; row++) matrix[row]![row] = matrix[row]![row]! + RIDGE;
  const solved = solveSymmetric(matrix, right);
  if (!solved) return undefined;
  return log.map((_, i) => termsAt(i, width, height).reduce((sum, term, k) => sum + term * solved[k]!, 0));
}

function reweigh(
  weights: Float64Array,
  cells: readonly number[],
  logs: readonly Float32Array[],
  surfaces: readonly Float32Array[],
  scale: number,
): void {
  for (let k = 0; k < cells.length; k++) {
    const i = cells[k]!;
    let above = 0;
    for (const c of CHANNELS) above += (logs[c]![i]! - surfaces[c]![i]!) / CHANNELS.length;
    const off = above / (above > 0 ? LIGHTER_SCALE * scale : scale);
    weights[k] = 1 / (1 + off * off) ** 2;
  }
}

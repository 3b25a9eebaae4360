import { bleedColour } from '@atelier/pixels/bleed';
import { flatten } from '@atelier/pixels/flatten';
import type { Raster, Rgb, Rgba } from '@atelier/pixels/raster';
import { resizePlane, resizeRgb } from '@atelier/pixels/resample';
import type { ModelName, Models } from '../models/models.ts';
import { deblock } from './deblock.ts';
import { enrich } from './enrich.ts';
import { evenOutGrid } from './even-out.ts';
import { backProject, holdToSource } from './faithful.ts';
import { type Enlarger, enlargeInTiles } from './tiles.ts';

/** fast: the small networks; conservative: the finer ones, nothing added; creative: detail made bolder. */
export type UpscaleMode = 'fast' | 'conservative' | 'creative';

export interface UpscaleOptions {
  /** 0..1: how much bolder creative makes detail. */
  readonly creativity?: number;
  /** Of the texture that creative lays. */
  readonly seed?: number;
}

/** How large the result shall be: so many times the source, or exactly so many pixels. */
export type UpscaleTarget = number | { readonly width: number; readonly height: number };

export interface Upscaled<C extends 3 | 4 = 3 | 4> {
  readonly picture: Raster<C>;
  /** The network that enlarged it; null when none did. */
  readonly network: ModelName | null;
  /** What the user should know, in sentences. */
  readonly warnings: string[];
}

const FINE: readonly Enlarger[] = [
  { model: 'esrgan-x2-fine', factor: 2, sightPx: 16 },
  { model: 'esrgan-x4-fine', factor: 4, sightPx: 16 },
];
const SMALL: readonly Enlarger[] = [
  { model: 'esrgan-x2', factor: 2, sightPx: 8 },
  { model: 'esrgan-x4', factor: 4, sightPx: 8 },
];
/** Half a minute of two cores, about: the finer networks take 30 to 40 s of processor time per megapixel, the small 8 to 14. */
const MOST_FINE_PX = 1_250_000;
const MOST_SMALL_PX = 4_200_000;
/** Less than this a network does not pay for. */
const LEAST_FACTOR = 1.15;
/** A network enlarges so much at most; the rest is Lanczos. */
const MOST_FACTOR = 4;
const ROUNDS: Readonly<Record<UpscaleMode, number>> = { fast: 1, conservative: 2, creative: 2 };
const DEFAULT_CREATIVITY = 0.35;
const DEFAULT_SEED = 1;

/**
 * Enlarges a picture by a super-resolution network, in tiles without seams, and holds it to its source; the
 * blocks of a JPEG are smoothed before. Alpha is enlarged apart from the colours, which go on under it, so that edges
 * keep no fringe.
 *
 *     const { picture, warnings } = await upscale(photo, 4, 'conservative', models);
 *
 * @throws RangeError when the target is smaller than the source
 */
export async function upscale<C extends 3 | 4>(
  source: Raster<C>,
  target: UpscaleTarget,
  mode: UpscaleMode,
  models: Models,
  options?: UpscaleOptions,
): Promise<Upscaled<C>>;
export async function upscale(
  source: Raster,
  target: UpscaleTarget,
  mode: UpscaleMode,
  models: Models,
  options: UpscaleOptions = {},
): Promise<Upscaled> {
  const size = sizeOf(source, target);
  if (size.width === source.width && size.height === source.height)
    return { picture: source, network: null, warnings: [] };
  const factor = Math.max(size.width / source.width, size.height / source.height);
  const { enlarger, warnings } = chooseEnlarger(source, factor, mode, models);
  const colours = deblock(hasAlpha(source) ? bleedColour(source) : flatten(source));
  const enlarged = await enlarge(colours, size, enlarger, mode, models);
  const finished =
    mode === 'creative'
      ? enrich(enlarged, factor, options.creativity ?? DEFAULT_CREATIVITY, options.seed ?? DEFAULT_SEED)
      : enlarged;
  const picture = hasAlpha(source) ? await withAlpha(finished, source) : finished;
  return { picture, network: enlarger?.model ?? null, warnings };
}

const hasAlpha = (picture: Raster): picture is Rgba => picture.channels === 4;

function sizeOf(source: Raster, target: UpscaleTarget): { width: number; height: number } {
  const size =
    typeof target === 'number'
      ? { width: Math.round(source.width * target), height: Math.round(source.height * target) }
      : target;
  if (!(size.width >= source.width && size.height >= source.height)) {
    throw new RangeError(
      `Expected a target of at least ${source.width} x ${source.height} pixels but received ${size.width} x ${size.height}.`,
    );
  }
  return size;
}

/** The best network that the size and the mode allow and that is there. */
function chooseEnlarger(
  source: Raster,
  factor: number,
  mode: UpscaleMode,
  models: Models,
): { enlarger: Enlarger | undefined; warnings: string[] } {
  if (factor < LEAST_FACTOR) return { enlarger: undefined, warnings: [] };
  const pixels = source.width * source.height;
  const families = mode === 'fast' || pixels > MOST_FINE_PX ? [SMALL] : [FINE, SMALL];
  const warnings: string[] = [];
  if (factor > MOST_FACTOR) warnings.push(`Beyond ${MOST_FACTOR} times, enlarging adds size but no detail.`);
  if (pixels > MOST_SMALL_PX) {
    warnings.push('The picture is too large for the super-resolution network; it was enlarged by Lanczos.');
    return { enlarger: undefined, warnings };
  }
  for (const family of families) {
    const enlarger = family.find((one) => one.factor >= Math.min(factor, MOST_FACTOR));
    if (enlarger && models.available(enlarger.model)) return { enlarger, warnings };
  }
  warnings.push('The super-resolution network is not installed; the picture was enlarged by Lanczos.');
  return { enlarger: undefined, warnings };
}

async function enlarge(
  source: Rgb,
  { width, height }: { width: number; height: number },
  enlarger: Enlarger | undefined,
  mode: UpscaleMode,
  models: Models,
): Promise<Rgb> {
  const first = enlarger
    ? await enlargeByNetwork(source, enlarger, models)
    : await resizeRgb(source, width, height);
  const faithful = await backProject(first, source, ROUNDS[mode]);
  holdToSource(faithful, source);
  return resizeRgb(faithful, width, height);
}

async function enlargeByNetwork(source: Rgb, enlarger: Enlarger, models: Models): Promise<Rgb> {
  const enlarged = await enlargeInTiles(source, enlarger, models);
  const plain = await resizeRgb(source, enlarged.width, enlarged.height);
  evenOutGrid(enlarged, plain, enlarger.factor);
  return enlarged;
}

async function withAlpha({ width, height, data }: Rgb, source: Rgba): Promise<Rgba> {
  const alpha = new Uint8Array(source.width * source.height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = source.data[4 * i + 3]!;
  const matte = await resizePlane({ width: source.width, height: source.height, data: alpha }, width, height);
  const out = new Uint8Array(4 * width * height);
  for (let i = 0; i < matte.data.length; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = data[3 * i + c]!;
    out[4 * i + 3] = matte.data[i]!;
  }
  return { width, height, channels: 4, data: out };
}

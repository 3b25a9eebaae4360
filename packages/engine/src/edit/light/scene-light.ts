import { flatten } from '@atelier/pixels/flatten';
import type { Raster, Rgb } from '@atelier/pixels/raster';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';
import { fitTo } from '../../cutout/network-input.ts';
import { luminanceAt } from '../../try-on/photo-light.ts';
import type { LightSide } from '../types.ts';

/** The light of a scene, as far as it can be told from one picture of it. */
export interface SceneLight {
  /** Factors for linear red, green and blue, of luminance 1. */
  readonly colour: readonly [number, number, number];
  /** Mean luminance, 0..1. */
  readonly level: number;
  /** Where it comes from in the picture, y down; its length says how clearly, 0..1. */
  readonly towards: { readonly x: number; readonly y: number };
}

/** A picture is looked at in so many cells a side. */
const CELLS = 48;
/** The colour of light shows in what is bright; darks count this little. */
const DARK_SHARE = 0.15;
/** A scene is seldom lit by a pure colour: most of what is seen is paint. Gains stay in this range. */
const GAIN_RANGE = { least: 0.45, most: 1.9 } as const;
/** Change of log luminance from side to side that counts as light from one side only. */
const FULL_SLOPE = 1.2;

/** Tells colour, level and side of the light from a picture: bright parts give the colour, the slope the side. */
export async function lightOf(picture: Raster): Promise<SceneLight> {
  const small = await fitTo(flatten(picture), CELLS, CELLS);
  const sums = [0, 0, 0];
  let weights = 0;
  let level = 0;
  for (let i = 0; i < CELLS * CELLS; i++) {
    const luminance = luminanceAt(small.data, 3 * i);
    const weight = DARK_SHARE + luminance;
    for (let c = 0; c < 3; c++) sums[c] = sums[c]! + weight * SRGB_TO_LINEAR[small.data[3 * i + c]!]!;
    weights += weight;
    level += luminance / (CELLS * CELLS);
  }
  const mean = sums.map((sum) => sum / weights);
  return { colour: gainsOf(mean), level, towards: slopeOf(small) };
}

/** Light from a named side. */
export function fromSide(light: SceneLight, side: LightSide, strength: number): SceneLight {
  const towards = {
    left: { x: -1, y: -0.25 },
    right: { x: 1, y: -0.25 },
    above: { x: 0, y: -1 },
    below: { x: 0, y: 1 },
  }[side];
  return { ...light, towards: { x: towards.x * strength, y: towards.y * strength } };
}

function gainsOf(mean: readonly number[]): [number, number, number] {
  const luminance = Math.max(1e-3, 0.2126 * mean[0]! + 0.7152 * mean[1]! + 0.0722 * mean[2]!);
  const gain = (c: number) => Math.min(GAIN_RANGE.most, Math.max(GAIN_RANGE.least, mean[c]! / luminance));
  return [gain(0), gain(1), gain(2)];
}

/** The plane through log luminance, by least squares: its slope points to the light. */
function slopeOf(small: Rgb): { x: number; y: number } {
  let [x, y, squares] = [0, 0, 0];
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      const log = Math.log(0.02 + luminanceAt(small.data, 3 * (row * CELLS + column)));
      const u = (2 * (column + 0.5)) / CELLS - 1;
      const v = (2 * (row + 0.5)) / CELLS - 1;
      x += u * log;
      y += v * log;
      squares += u * u;
    }
  }
  const slope = { x: x / squares / FULL_SLOPE, y: y / squares / FULL_SLOPE };
  const length = Math.hypot(slope.x, slope.y);
  return length > 1 ? { x: slope.x / length, y: slope.y / length } : slope;
}

import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import { illustrate } from '../../illustrate/index.ts';
import { blurPicture } from '../adjust/sharpness.ts';

/** Sides that scenes can be drawn at. */
const LEAST_SIDE_PX = 64;
const MOST_SIDE_PX = 1600;
/** A lens that is sharp on the subject leaves its background so soft, as an amount of blur. */
const DEFOCUS = 0.7;

/** A scene drawn from words and put out of focus, as a background; undefined when the words name nothing that is known. */
export async function drawnBackground(
  prompt: string,
  width: number,
  height: number,
  seed: number,
): Promise<Rgb | undefined> {
  const scale = Math.min(1, MOST_SIDE_PX / Math.max(width, height));
  const side = (px: number) => Math.max(LEAST_SIDE_PX, Math.round(px * scale));
  const order = { prompt, width: side(width), height: side(height), seed };
  const { picture, reading } = await illustrate(order);
  if (reading.subjects.length === 0 && reading.unknown.length > 0) return undefined;
  return blurPicture(await resizeRgb(picture, width, height), DEFOCUS);
}

import { blurField } from '@atelier/pixels/blur';
import { emptyField } from '@atelier/pixels/field';
import { triangularNoise } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';

/** Detail of this size is raised, pixels of the source. */
const DETAIL_PX = 0.6;
/** At full creativity: so much is added to detail, which is then held below so many units (0..255). */
const GAIN = 1.6;
const MOST_DETAIL = 26;
/** Fine texture laid where there is some already: units of it per unit of detail, and at most. */
const TEXTURE_PER_DETAIL = 0.5;
const MOST_TEXTURE = 5;
/** Detail weaker than this is taken for noise and left alone. */
const NOISE = 1.5;

/**
 * Makes fine detail bolder and lays texture where the picture has some, calm areas left calm. It raises what is
 * there; it cannot invent what a photo of higher resolution would show.
 * @param factor how much the picture was enlarged
 * @param creativity 0..1
 * @param seed of the texture
 */
export function enrich(picture: Rgb, factor: number, creativity: number, seed: number): Rgb {
  const { width, height, data } = picture;
  const luma = emptyField(width, height);
  for (let i = 0; i < luma.data.length; i++)
    luma.data[i] = 0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!;
  const smooth = blurField(luma, DETAIL_PX * factor);
  const activity = emptyField(width, height);
  for (let i = 0; i < luma.data.length; i++) activity.data[i] = Math.abs(luma.data[i]! - smooth.data[i]!);
  const texture = blurField(activity, 2 * DETAIL_PX * factor);
  const out = new Uint8Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const detail = luma.data[i]! - smooth.data[i]!;
      const there = Math.max(0, texture.data[i]! - NOISE);
      const bolder = MOST_DETAIL * Math.tanh((GAIN * detail) / MOST_DETAIL) * Math.min(1, there / NOISE);
      const laid = Math.min(MOST_TEXTURE, TEXTURE_PER_DETAIL * there) * triangularNoise(x, y, seed);
      const add = creativity * (bolder + laid);
      for (let c = 3 * i; c < 3 * i + 3; c++) out[c] = Math.min(255, Math.max(0, Math.round(data[c]! + add)));
    }
  }
  return { width, height, channels: 3, data: out };
}

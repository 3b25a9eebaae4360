import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import { GRADES, type Grade } from './grades.ts';

/** Share of the pixels that may become pure black and pure white. */
const CLIPPED_SHARE = 0.004;
/** Lightness that a balanced picture has in the middle of its pixels. */
const BALANCED = 0.62;
/** How far the median may be moved: night stays night. */
const MOST_BRIGHTER = 0.6;
const MOST_STRETCH = 0.22;
const VIBRANCE = 0.5;
const SAMPLES = 40_000;

/** The grades that a picture needs to look well balanced: full range, neither dark nor washed out, livelier colours. */
export function enhancement({ data }: Rgb): Grade[] {
  const step = 3 * Math.max(1, Math.floor(data.length / 3 / SAMPLES));
  const lights: number[] = [];
  for (let i = 0; i < data.length; i += step)
    lights.push(oklabOfSrgb(data[i]!, data[i + 1]!, data[i + 2]!).l);
  lights.sort((a, b) => a - b);
  const at = (share: number) => lights[Math.floor(share * (lights.length - 1))]!;
  const black = Math.min(MOST_STRETCH, at(CLIPPED_SHARE));
  const white = Math.max(1 - MOST_STRETCH, at(1 - CLIPPED_SHARE));
  const stretch: Grade = (c) => {
    c.l = (c.l - black) / (white - black);
  };
  const median = Math.min(0.95, Math.max(0.05, (at(0.5) - black) / (white - black)));
  const needed = -Math.log2(Math.log(BALANCED) / Math.log(median)) / 0.55;
  const brighter = Math.min(MOST_BRIGHTER, Math.max(0, needed));
  return [stretch, GRADES.brightness(brighter), GRADES.vibrance(VIBRANCE)];
}

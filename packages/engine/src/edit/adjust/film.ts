import { triangularNoise } from '@atelier/pixels/random';
import type { Rgb } from '@atelier/pixels/raster';

/** How dark the corners get at amount 1, and where the darkening begins (share of the half diagonal). */
const CORNER_DARKNESS = 0.38;
const BEGINS = 0.35;
/** Standard steps of grain at amount 1. */
const GRAIN_STEPS = 14;

/** Darkens a picture towards its corners. */
export function vignette({ width, height, data }: Rgb, amount: number): Rgb {
  const out = new Uint8Array(data.length);
  const reach = Math.hypot(width, height) / 2;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const far = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) / reach;
      const t = Math.min(1, Math.max(0, (far - BEGINS) / (1 - BEGINS)));
      const light = Math.max(0, 1 - CORNER_DARKNESS * amount * t * t * (3 - 2 * t));
      for (let c = 0; c < 3; c++) out[at + c] = Math.round(data[at + c]! * light);
    }
  }
  return { width, height, channels: 3, data: out };
}

/** Adds the grain of film: the same seed gives the same grain. It is strongest in the middle tones. */
export function addGrain({ width, height, data }: Rgb, amount: number, seed: number): Rgb {
  const out = new Uint8Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const light = (data[at]! + 2 * data[at + 1]! + data[at + 2]!) / 1020;
      const noise = GRAIN_STEPS * amount * triangularNoise(x, y, seed) * (0.35 + 2.6 * light * (1 - light));
      for (let c = 0; c < 3; c++) out[at + c] = Math.min(255, Math.max(0, Math.round(data[at + c]! + noise)));
    }
  }
  return { width, height, channels: 3, data: out };
}

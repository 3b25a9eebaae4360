import type { Rgb } from '@atelier/pixels/raster';
import { colourSpreads, FIT, fitWindows } from './local-fit.ts';
import type { SampledAlpha } from './sampled-alpha.ts';
import type { Trimap } from './trimap.ts';

const ROUNDS = 3;

/**
 * Carries alpha from pixels that are sure of it to those that are not, along the colours: in each small window
 * alpha is a linear function of colour (Levin et al., "A closed form solution to natural image matting", 2008),
 * fitted with the confidences as weights as in a guided filter (He et al. 2013). Changes `sampled.alpha` in the
 * band only.
 */
export function smoothAlpha(picture: Rgb, trimap: Trimap, sampled: SampledAlpha): void {
  const { band } = trimap;
  const slots = new Int32Array(trimap.width * trimap.height).fill(-1);
  for (let k = 0; k < band.length; k++) slots[band[k]!] = k;
  const spreads = colourSpreads(picture, band, sampled.confidence);
  const fits = new Float32Array(band.length * FIT);
  for (let round = 0; round < ROUNDS; round++) {
    fitWindows(picture, band, sampled, spreads, fits);
    for (let k = 0; k < band.length; k++) {
      const at = band[k]!;
      const carried = meanOfFits(picture, slots, fits, at);
      const c = sampled.confidence[at]!;
      sampled.alpha[at] = sampled.alpha[at]! * c + carried * (1 - c);
    }
  }
}

/** Mean of what the windows around a pixel say about it, 0..1. */
function meanOfFits({ width, height, data }: Rgb, slots: Int32Array, fits: Float32Array, at: number): number {
  const x = at % width;
  const y = (at - x) / width;
  const r = data[at * 3]!;
  const g = data[at * 3 + 1]!;
  const b = data[at * 3 + 2]!;
  let sum = 0;
  let count = 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const slot = slots[ny * width + nx]!;
      if (slot < 0) continue;
      const k = slot * FIT;
      sum += fits[k]! * r + fits[k + 1]! * g + fits[k + 2]! * b + fits[k + 3]!;
      count++;
    }
  }
  return Math.min(1, Math.max(0, sum / count));
}

import type { Trimap } from './trimap.ts';

/** Alpha outside this range is noise of the estimate. */
const RANGE = { from: 0.06, to: 0.94 } as const;
/** How much of the mean of its neighbours a pixel takes on. */
const NEIGHBOURS_SAY = 0.5;

/**
 * Finishes a matte within the band, in place: stretches veils and thin spots away, and takes the stairs off edges
 * that are sharper than a lens draws them.
 * @param alpha 0..1 `Float32Array [height * width]`
 */
export function tidy(alpha: Float32Array, trimap: Trimap): void {
  const { band } = trimap;
  for (const at of band) {
    alpha[at] = Math.min(1, Math.max(0, (alpha[at]! - RANGE.from) / (RANGE.to - RANGE.from)));
  }
  const smoothed = new Float32Array(band.length);
  for (let k = 0; k < band.length; k++) smoothed[k] = binomialMean(alpha, trimap, band[k]!);
  for (let k = 0; k < band.length; k++) {
    const at = band[k]!;
    alpha[at] = alpha[at]! * (1 - NEIGHBOURS_SAY) + smoothed[k]! * NEIGHBOURS_SAY;
  }
}

/** Mean over 3 x 3 pixels with the weights 1 2 1 in both directions. */
function binomialMean(alpha: Float32Array, { width, height }: Trimap, at: number): number {
  const x = at % width;
  const y = (at - x) / width;
  let sum = 0;
  let weights = 0;
  for (let dy = -1; dy <= 1; dy++) {
    if (y + dy < 0 || y + dy >= height) continue;
    for (let dx = -1; dx <= 1; dx++) {
      if (x + dx < 0 || x + dx >= width) continue;
      const weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
      sum += weight * alpha[at + dy * width + dx]!;
      weights += weight;
    }
  }
  return sum / weights;
}

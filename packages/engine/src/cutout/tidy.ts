import { bandOf, type Trimap } from './trimap.ts';

/** Alpha outside this range is noise of the estimate. */
const RANGE = { from: 0.06, to: 0.94 } as const;

/** Stretches veils and thin spots away: within the band in place, alpha 0..1 `Float32Array [height * width]`. */
export function tidy(alpha: Float32Array, trimap: Trimap): void {
  for (const at of bandOf(trimap)) {
    alpha[at] = Math.min(1, Math.max(0, (alpha[at]! - RANGE.from) / (RANGE.to - RANGE.from)));
  }
}

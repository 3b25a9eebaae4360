import type { Field } from './field.ts';
import { emptyField } from './field.ts';

const ROUNDS = 160;
/** Successive over-relaxation close to the optimum for grids of 100 to 200 cells. */
const RELAXATION = 1.93;

/**
 * Inflates a silhouette like a cushion: solves Poisson's equation with a constant source inside and zero outside,
 * and takes the root, so that a strip becomes a half cylinder. Heights in cells.
 * (M. Prasad, A. Fitzgibbon, "Single view reconstruction of curved surfaces", 2006, in its simplest form.)
 * @param matte coverage 0..1; best below 200 cells a side
 */
export function inflate(matte: Field): Field {
  const { width, height } = matte;
  const inside = Uint8Array.from(matte.data, (a) => (a > 0.5 ? 1 : 0));
  const u = emptyField(width, height);
  const { data } = u;
  for (let round = 0; round < ROUNDS; round++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        if (!inside[i]) continue;
        const left = x > 0 ? data[i - 1]! : 0;
        const right = x + 1 < width ? data[i + 1]! : 0;
        const up = y > 0 ? data[i - width]! : 0;
        const down = y + 1 < height ? data[i + width]! : 0;
        data[i] = data[i]! + RELAXATION * ((left + right + up + down + 1) / 4 - data[i]!);
      }
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = Math.sqrt(2 * Math.max(0, data[i]!));
  return u;
}

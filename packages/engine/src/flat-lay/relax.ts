import { blurField } from '@atelier/pixels/blur';
import { signedDistance } from '@atelier/pixels/distance';
import type { Field } from '@atelier/pixels/field';
import { emptyField, gradientAt, sampleField } from '@atelier/pixels/field';

/** Displacement in cells: where a cell of the relaxed shape comes from, relative to itself. */
export interface Displacement {
  dx: Field;
  dy: Field;
}

/** How far towards the mean of shape and mirror image the outline moves: 1 = fully symmetric. */
const SYMMETRY = 0.7;
/** No point of the outline moves further than this (share of the matte's width). */
const MAX_SHIFT = 0.028;
/** The pull fades with the distance from the outline (share of the width): the middle, and its print, stays. */
const REACH = 0.14;
const SMOOTHING = 0.035;

/**
 * Gently relaxes an outline towards its own mirror image about the column `axisX`: the level sets of the signed
 * distance are blended, and each point slides along the gradient to its blended level.
 * @param matte upright coverage 0..1, cells
 */
export function relaxOutline(matte: Field, axisX: number): Displacement {
  const { width, height } = matte;
  const distance = signedDistance(matte);
  const smooth = blurField(distance, 1.2);
  const dx = emptyField(width, height);
  const dy = emptyField(width, height);
  const weight = emptyField(width, height);
  const limit = MAX_SHIFT * width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const own = distance.data[i]!;
      const mirrored = sampleField(distance, 2 * axisX - (x + 0.5), y + 0.5);
      const wanted = (SYMMETRY * (mirrored - own)) / 2;
      const pull = limit * Math.tanh(wanted / limit);
      const { dx: gx, dy: gy } = gradientAt(smooth, x, y);
      const near = Math.exp(-((own / (REACH * width)) ** 2));
      const steepness = Math.max(0.5, Math.hypot(gx, gy));
      dx.data[i] = (near * pull * gx) / steepness;
      dy.data[i] = (near * pull * gy) / steepness;
      weight.data[i] = near;
    }
  }
  const sigma = SMOOTHING * width;
  const norm = blurField(weight, sigma);
  return { dx: settle(blurField(dx, sigma), norm), dy: settle(blurField(dy, sigma), norm) };
}

/** Undoes the shrinking of a masked blur where there is enough mask, and lets it fade elsewhere. */
function settle(blurred: Field, norm: Field): Field {
  for (let i = 0; i < blurred.data.length; i++)
    blurred.data[i] = blurred.data[i]! / Math.max(0.5, norm.data[i]!);
  return blurred;
}

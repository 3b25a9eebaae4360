import type { Field } from '../pixels/field.ts';
import type { Rgb } from '../raster.ts';
import { fitBackdrop, isPlain } from './backdrop.ts';
import { sampleAlpha } from './sampled-alpha.ts';
import { smoothAlpha } from './smooth-alpha.ts';
import { tidy } from './tidy.ts';
import { trimapOf } from './trimap.ts';

/**
 * Refines a coarse likelihood into a matte of the picture's own size: only the band where the network may be wrong
 * is worked on, and there the colours on both sides decide.
 * @param likelihood 0..1 over the whole picture, of any size
 * @returns alpha 0..1 `Field` of the picture's size
 */
export function matteOf(picture: Rgb, likelihood: Field): Field {
  const { width, height } = picture;
  const trimap = trimapOf(likelihood, width, height);
  const backdrop = fitBackdrop(picture, trimap);
  const sampled = sampleAlpha(picture, trimap, isPlain(backdrop) ? backdrop : undefined);
  smoothAlpha(picture, trimap, sampled);
  tidy(sampled.alpha, width, height);
  return { width, height, data: sampled.alpha };
}

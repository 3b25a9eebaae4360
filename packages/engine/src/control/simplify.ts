import type { Field } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import type { Rgb } from '@atelier/pixels/raster';
import type { LabPicture } from './lab-picture.ts';

/** At amount 1: share of the shorter side over which things run together, and the contrast that counts as nothing. */
const RADIUS_SHARE = 0.034;
const CONTRAST = 0.24;
const STRIDE_PX = 3;

/**
 * Flattens what is small and faint and keeps strong edges, as a painter squints (guided filter of the picture by itself).
 * @param amount 0..1; 0 leaves everything
 */
export function simplify(picture: Rgb, lab: LabPicture, amount: number): LabPicture {
  if (amount <= 0) return lab;
  const { width, height } = lab;
  const plane = (data: Float32Array): Field => ({ width, height, data });
  const radiusPx = Math.max(2, RADIUS_SHARE * (0.3 + 0.7 * amount) * Math.min(width, height));
  const edges = { radiusPx, contrast: CONTRAST * amount, stride: STRIDE_PX };
  const [l, a, b] = guidedFilter(picture, [plane(lab.l), plane(lab.a), plane(lab.b)], edges);
  return { width, height, l: l!.data, a: a!.data, b: b!.data };
}

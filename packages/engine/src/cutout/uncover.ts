import { blurField } from '@atelier/pixels/blur';
import type { Bounds } from '@atelier/pixels/bounds';
import { enlargePart } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { close, dilate } from '@atelier/pixels/morphology';
import type { Rgba } from '@atelier/pixels/raster';
import { fillWithCloth } from '../other-side/cloth-fill.ts';

/** Rim of the garment beside the gap, per long side, whose colour is mixed with skin and shadow and is painted, too. */
const RIM_SHARE = 0.006;
/** The gap was found in coarse cells; blurred by this, per cell, its outline has no steps. */
const STEP_BLUR_CELLS = 1.5;
/** Cloth is cut in long lines: bumps of the made-up outline smaller than this go, in rims. */
const LINE_BLUR_RIMS = 1.5;
/** Softness of the new outline, in pixels. */
const OUTLINE_BLUR_PX = 0.8;
const OPAQUE = 128;

/**
 * Completes a garment where something lay over it: its silhouette goes on over `hidden`, painted with its own cloth.
 * @param picture the garment on transparency
 * @param hidden 1 where something lay over it, over the whole photo, of any size
 * @param box where `picture` lies in the photo of size `photo`
 */
export function uncover(
  picture: Rgba,
  hidden: Field,
  box: Bounds,
  photo: { width: number; height: number },
): Rgba {
  const { width, height } = picture;
  const rim = Math.max(2, Math.round(RIM_SHARE * Math.max(photo.width, photo.height)));
  const cellPx = photo.width / hidden.width;
  const part = enlargePart(hidden, photo.width, photo.height, box);
  const gap = atLeast(blurField(part, STEP_BLUR_CELLS * cellPx).data, 0.5);
  const near = dilate(gap, width, height, 2 * rim);
  const seen = new Uint8Array(gap.length);
  for (let i = 0; i < seen.length; i++) if (picture.data[i * 4 + 3]! >= OPAQUE) seen[i] = 1;
  const joined = close(
    gap.map((v, i) => v | seen[i]!),
    width,
    height,
    rim,
  );
  const completed = joined.map((v, i) => (v !== 0 && (near[i] !== 0 || seen[i] !== 0) ? 1 : 0));
  const long = blurField({ width, height, data: Float32Array.from(completed) }, LINE_BLUR_RIMS * rim).data;
  const whole = completed.map((v, i) => (near[i] === 0 ? v : seen[i]! | (long[i]! >= 0.5 ? 1 : 0)));
  const outline = blurField({ width, height, data: Float32Array.from(whole) }, OUTLINE_BLUR_PX).data;
  const hole = new Uint8Array(gap.length);
  const data = Uint8Array.from(picture.data);
  for (let i = 0; i < hole.length; i++) {
    if (near[i] === 0) continue;
    if (whole[i] !== 0) hole[i] = 1;
    data[i * 4 + 3] = Math.max(data[i * 4 + 3]!, Math.round(255 * outline[i]!));
  }
  return fillWithCloth({ width, height, channels: 4, data }, hole);
}

import { cropRgb } from '@atelier/pixels/crop';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Models } from '../models/models.ts';
import { commonGroup, cropMask } from './holes.ts';
import { imagine } from './imagine.ts';
import { DEPTH_PX } from './inpaint.ts';
import { meetAtSeam } from './seam.ts';

/** What was made for the holes of a picture, where it lies in the picture. */
export interface Glimpse {
  readonly left: number;
  readonly top: number;
  /** As large as its part of the picture; outside the holes it is nearly what was there. */
  readonly picture: Rgb;
}

/**
 * Fills all holes of a picture in a single look, however many there are: for what is out of focus or seen in passing.
 * The farther the holes are apart the coarser; no detail or grain is added.
 * @param mask not 0 = make anew: `Uint8Array [height * width]`
 * @returns undefined without holes
 * @throws Error when the network's weights are missing (see `canInpaint`)
 */
export async function inpaintAtOnce(
  picture: Rgb,
  mask: Uint8Array,
  models: Models,
): Promise<Glimpse | undefined> {
  const { width, height } = picture;
  const group = commonGroup(mask, width, height, DEPTH_PX);
  if (!group) return undefined;
  const { view, scale } = group;
  const imagined = await imagine(cropRgb(picture, view), cropMask(mask, width, view), scale, models);
  const toned = await resizeRgb(meetAtSeam(imagined), view.width, view.height);
  return { left: view.left, top: view.top, picture: toned };
}

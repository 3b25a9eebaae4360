import type { Bounds } from '@atelier/pixels/bounds';
import { cropRgb } from '@atelier/pixels/crop';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Models } from '../models/models.ts';
import { commonGroup, cropMask } from './holes.ts';
import { imagineIn, type Look, lookAt } from './imagine.ts';
import { DEPTH_PX } from './inpaint.ts';
import { meetAtSeam } from './seam.ts';

/** What was made for the holes of a picture, where it lies in the picture. */
export interface Glimpse {
  readonly left: number;
  readonly top: number;
  /** As large as its part of the picture; outside the holes it is nearly what was there. */
  readonly picture: Rgb;
}

/** All holes of a picture in one look. */
export interface HolesInView {
  readonly view: Bounds;
  readonly look: Look;
}

/**
 * Looks at all holes of a picture at once, however many there are: for what is out of focus or seen in passing.
 * The farther the holes are apart the coarser.
 * @param mask not 0 = make anew: `Uint8Array [height * width]`
 * @returns undefined without holes
 */
export async function viewHoles(picture: Rgb, mask: Uint8Array): Promise<HolesInView | undefined> {
  const { width, height } = picture;
  const group = commonGroup(mask, width, height, DEPTH_PX);
  if (!group) return undefined;
  const { view, scale } = group;
  return { view, look: await lookAt(cropRgb(picture, view), cropMask(mask, width, view), scale) };
}

/**
 * Fills holes; the network is asked before anything is waited for. No detail or grain is added.
 * @throws Error when the network's weights are missing (see `canInpaint`)
 */
export async function fillAtOnce({ view, look }: HolesInView, models: Models): Promise<Glimpse> {
  const toned = await resizeRgb(meetAtSeam(await imagineIn(look, models)), view.width, view.height);
  return { left: view.left, top: view.top, picture: toned };
}

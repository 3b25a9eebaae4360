import type { Bounds } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { dilate } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';
import type { Models } from '../models/models.ts';
import { addDetail } from './detail.ts';
import { matchGrain } from './grain.ts';
import { cropMask, groupHoles, type HoleGroup } from './holes.ts';
import { imagine } from './imagine.ts';
import { JOINT_PX, joinAtSeam, meetAtSeam } from './seam.ts';

export interface InpaintOptions {
  /** Of the grain; the same seed gives the same bytes. */
  readonly seed?: number;
}

/** The surroundings of a hole that its tone, detail and grain are taken from, pixels at least and per side of the hole. */
const SURROUNDINGS_PX = 96;
const SURROUNDINGS_SHARE = 0.3;
export const DEFAULT_SEED = 1;
/**
 * Where the network knows nothing for more than this to all sides, it dreams up things; shown smaller, it goes on
 * with what is there. Pixels at its scale.
 */
export const DEPTH_PX = 84;

/** Whether holes can be filled: the weights of the network are there. */
export function canInpaint(models: Models): boolean {
  return models.available('migan');
}

/**
 * Makes parts of a picture anew from what surrounds them: takes away objects, people, text. Pixels outside the mask
 * stay as they are to the last bit.
 *
 *     const without = await inpaint(photo, mask, models);
 *
 * @param mask not 0 = make anew: `Uint8Array [height * width]`. It should cover the thing and a few pixels around
 * it; what of it stays visible is taken for a hint that there is more.
 * @throws RangeError when the mask is not of the picture's size
 * @throws Error when the network's weights are missing (see `canInpaint`)
 */
export async function inpaint(
  picture: Rgb,
  mask: Uint8Array,
  models: Models,
  options: InpaintOptions = {},
): Promise<Rgb> {
  return fillHoles(picture, mask, models, DEPTH_PX, options);
}

/**
 * `inpaint`, with a say in how small the network is shown deep holes.
 * @param depthPx at the network's scale, no place of a hole is farther than this from what is known
 */
export async function fillHoles(
  picture: Rgb,
  mask: Uint8Array,
  models: Models,
  depthPx: number,
  options: InpaintOptions,
): Promise<Rgb> {
  const { width, height } = picture;
  if (mask.length !== width * height) {
    throw new RangeError(
      `Expected a mask of ${width} x ${height} pixels but received ${mask.length} pixels.`,
    );
  }
  if (!canInpaint(models)) {
    throw new Error('Holes cannot be filled: the weights of the network "migan" are missing or altered.');
  }
  const result: Rgb = { ...picture, data: Uint8Array.from(picture.data) };
  const open = Uint8Array.from(mask);
  for (const group of groupHoles(mask, width, height, depthPx)) {
    await fillGroup(result, open, group, models, options.seed ?? DEFAULT_SEED);
  }
  return result;
}

/** Fills the holes of a group in place, and closes them in the mask. */
async function fillGroup(
  picture: Rgb,
  open: Uint8Array,
  { box, view, scale }: HoleGroup,
  models: Models,
  seed: number,
): Promise<void> {
  const seen = cropRgb(picture, view);
  const imagined = await imagine(seen, cropMask(open, picture.width, view), scale, models);
  const toned = await resizeRgb(meetAtSeam(imagined), view.width, view.height);
  const margin = Math.max(SURROUNDINGS_PX, SURROUNDINGS_SHARE * Math.max(box.width, box.height));
  const work = within(view, growBounds(box, margin, picture.width, picture.height));
  const inView = { ...work, left: work.left - view.left, top: work.top - view.top };
  const holes = cropMask(open, picture.width, work);
  const patch = {
    known: cropRgb(seen, inView),
    imagined: cropRgb(toned, inView),
    holes: dilate(holes, work.width, work.height, JOINT_PX),
  };
  const detailed = { ...patch, imagined: addDetail(patch, view.width / imagined.known.width, seed) };
  const grained = { ...patch, imagined: matchGrain(detailed, seed) };
  layIn(picture, open, box, work, joinAtSeam(grained, holes));
}

/** Writes the holes inside `box` from a part of the picture at `work`. */
function layIn(picture: Rgb, open: Uint8Array, box: Bounds, work: Bounds, fill: Rgb): void {
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) {
      const to = y * picture.width + x;
      if (open[to] === 0) continue;
      const from = (y - work.top) * work.width + (x - work.left);
      for (let c = 0; c < 3; c++) picture.data[3 * to + c] = fill.data[3 * from + c]!;
      open[to] = 0;
    }
  }
}

/** What two boxes that overlap have in common. */
function within(a: Bounds, b: Bounds): Bounds {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.left + a.width, b.left + b.width);
  const bottom = Math.min(a.top + a.height, b.top + b.height);
  return { left, top, width: right - left, height: bottom - top };
}

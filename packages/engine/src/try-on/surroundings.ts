import { blurWeighted } from '@atelier/pixels/blur';
import { connectedRegions } from '@atelier/pixels/components';
import { countSet } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgb } from '@atelier/pixels/raster';
import { canInpaint, type Glimpse, inpaintAtOnce } from '../inpaint/index.ts';
import type { Models } from '../models/models.ts';
import { luminanceAt } from './photo-light.ts';
import type { PhotoParts } from './photo-parts.ts';

/** Ground this sure, with a margin of this share of shoulder to hip to all that is not, may be used. */
const KNOWN = 0.85;
const MARGIN_SHARE = 0.02;
/** Ground is looked at this far around what is made up, and made up so far beyond it: shares of shoulder to hip. */
const AROUND_SHARE = 0.25;
const BEYOND_SHARE = 0.08;
/** Ground that differs more than this from its own blur (linear luminance, root mean square) is no plain wall. */
const BUSY = 0.008;
const BUSY_BLUR_SHARE = 0.02;
/** Connected ground of less than this share of a square with the side of shoulder to hip is not worth the network's time. */
const LEAST_SHARE = 0.04;

/**
 * The ground behind a person: colours flow in from where it is seen, which does for walls. Where the ground is busy and
 * the network for holes is at hand, it makes up what shows.
 * @param shows 1 where the ground that was hidden will be seen: `Uint8Array [height * width]`
 * @returns sRGB 0..255 per channel, `Float32Array [height * width]` each
 */
export async function groundBehind(
  photo: Rgb,
  parts: PhotoParts,
  shows: Uint8Array,
  trunkPx: number,
  models?: Models,
): Promise<Float32Array[]> {
  const { width, height } = photo;
  const known = surely(parts.ground, KNOWN, width, height, Math.max(2, Math.round(MARGIN_SHARE * trunkPx)));
  const smooth = flowIn(photo, known);
  const large = largeParts(shows, width, height, LEAST_SHARE * trunkPx * trunkPx);
  if (!models || !canInpaint(models) || countSet(large) === 0) return smooth;
  if (!isBusy(photo, known, large, trunkPx)) return smooth;
  const hole = dilate(large, width, height, Math.round(BEYOND_SHARE * trunkPx));
  const empty = Uint8Array.from(photo.data);
  for (let i = 0; i < known.length; i++) {
    if (known[i] === 1) hole[i] = 0;
    else for (let c = 0; c < 3; c++) empty[3 * i + c] = Math.round(smooth[c]![i]!);
  }
  // One look is enough: the ground behind people is seldom sharp.
  const made = await inpaintAtOnce({ ...photo, data: empty }, hole, models);
  if (made) layIn(smooth, width, hole, made);
  return smooth;
}

/** Puts what was made for the holes of a picture into its planes. */
function layIn(
  planes: readonly Float32Array[],
  width: number,
  hole: Uint8Array,
  { left, top, picture }: Glimpse,
): void {
  for (let y = 0, from = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, from++) {
      const to = (top + y) * width + left + x;
      if (hole[to] === 0) continue;
      for (const [c, plane] of planes.entries()) plane[to] = picture.data[3 * from + c]!;
    }
  }
}

/** The connected parts of a mask that have at least so many pixels. */
function largeParts(mask: Uint8Array, width: number, height: number, leastPx: number): Uint8Array {
  const { labels, regions } = connectedRegions(mask, width, height);
  const large = new Uint8Array(mask.length);
  for (let i = 0; i < large.length; i++)
    if (labels[i]! > 0 && regions[labels[i]! - 1]!.area >= leastPx) large[i] = 1;
  return large;
}

/** Whether the ground around a place has a pattern. */
function isBusy(photo: Rgb, known: Uint8Array, shows: Uint8Array, trunkPx: number): boolean {
  const { width, height } = photo;
  const near = dilate(shows, width, height, Math.round(AROUND_SHARE * trunkPx));
  const light = { width, height, data: new Float32Array(width * height) };
  const weight = { width, height, data: Float32Array.from(known) };
  for (let i = 0; i < near.length; i++) light.data[i] = luminanceAt(photo.data, 3 * i);
  const calm = blurWeighted(light, weight, Math.max(1, BUSY_BLUR_SHARE * trunkPx)).data;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0 || known[i] === 0) continue;
    sum += (light.data[i]! - calm[i]!) ** 2;
    count++;
  }
  return Math.sqrt(sum / Math.max(1, count)) > BUSY;
}

/**
 * The photo as it might be where something is taken out: colours flow in from what is known, from the nearest scale
 * that knows any. Smooth: good for walls and plain cloth, vague for busy grounds.
 * @param known 1 where the photo may be used: `Uint8Array [height * width]`
 * @returns sRGB 0..255 per channel, `Float32Array [height * width]` each
 */
export function flowIn({ width, height, data }: Rgb, known: Uint8Array): Float32Array[] {
  const weight = Float32Array.from(known);
  const planes = [0, 1, 2].map((c) => {
    const plane = new Float32Array(width * height);
    for (let i = 0; i < plane.length; i++) plane[i] = data[3 * i + c]!;
    return plane;
  });
  pushPull(planes, weight, width, height);
  return planes;
}

/** 1 where `values` is above the level with a margin of `radius` pixels to all that is not. */
function surely(
  values: Float32Array,
  level: number,
  width: number,
  height: number,
  radius: number,
): Uint8Array {
  const not = new Uint8Array(values.length);
  for (let i = 0; i < not.length; i++) not[i] = values[i]! < level ? 1 : 0;
  const wide = dilate(not, width, height, radius);
  for (let i = 0; i < wide.length; i++) wide[i] = 1 - wide[i]!;
  return wide;
}

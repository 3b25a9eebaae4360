import { blurWeighted } from '@atelier/pixels/blur';
import { connectedRegions } from '@atelier/pixels/components';
import { countSet } from '@atelier/pixels/mask';
import { dilate } from '@atelier/pixels/morphology';
import { pushPull } from '@atelier/pixels/push-pull';
import type { Rgb } from '@atelier/pixels/raster';
import { canInpaint, fillAtOnce, type Glimpse, type HolesInView, viewHoles } from '../inpaint/index.ts';
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

/** The ground is judged beforehand on every so manieth pixel. */
const GUESS_STRIDE = 2;

/**
 * Has the network for holes loaded when the ground around a person looks as if it will be needed.
 * @param ground how surely ground shows, 0..1: `Float32Array [height * width]`
 */
export function expectHoles(photo: Rgb, ground: Float32Array, trunkPx: number, models: Models): void {
  if (!canInpaint(models)) return;
  const width = Math.floor(photo.width / GUESS_STRIDE);
  const height = Math.floor(photo.height / GUESS_STRIDE);
  const few = { width, height, channels: 3 as const, data: new Uint8Array(3 * width * height) };
  const known = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const from = GUESS_STRIDE * (y * photo.width + x);
      known[at] = ground[from]! >= KNOWN ? 1 : 0;
      for (let c = 0; c < 3; c++) few.data[3 * at + c] = photo.data[3 * from + c]!;
    }
  }
  const person = known.map((isKnown) => 1 - isKnown);
  const unit = trunkPx / GUESS_STRIDE;
  const rim = dilate(person, width, height, Math.max(1, Math.round(MARGIN_SHARE * unit)));
  for (let i = 0; i < known.length; i++) known[i] = 1 - rim[i]!;
  if (isBusy(few, known, person, unit)) models.expect?.('migan');
}

/** The ground behind a person as far as colours alone tell it. */
export interface SmoothGround {
  /** sRGB 0..255 per channel, `Float32Array [height * width]` each. */
  readonly planes: Float32Array[];
  /** What a network has to make up: `mask` has 1 there. */
  readonly holes?: HolesInView & { readonly mask: Uint8Array };
}

/**
 * The ground behind a person: colours flow in from where it is seen, which does for walls. Where the ground is busy and
 * the network for holes is at hand, that is to make up what shows.
 * @param shows 1 where the ground that was hidden will be seen: `Uint8Array [height * width]`
 */
export async function smoothGround(
  photo: Rgb,
  parts: PhotoParts,
  shows: Uint8Array,
  trunkPx: number,
  models?: Models,
): Promise<SmoothGround> {
  const { width, height } = photo;
  const known = surely(parts.ground, KNOWN, width, height, Math.max(2, Math.round(MARGIN_SHARE * trunkPx)));
  const planes = flowIn(photo, known);
  const large = largeParts(shows, width, height, LEAST_SHARE * trunkPx * trunkPx);
  if (!models || !canInpaint(models) || countSet(large) === 0) return { planes };
  if (!isBusy(photo, known, large, trunkPx)) return { planes };
  const mask = dilate(large, width, height, Math.round(BEYOND_SHARE * trunkPx));
  const empty = Uint8Array.from(photo.data);
  for (let i = 0; i < known.length; i++) {
    if (known[i] === 1) mask[i] = 0;
    else for (let c = 0; c < 3; c++) empty[3 * i + c] = Math.round(planes[c]![i]!);
  }
  // One look is enough: the ground behind people is seldom sharp.
  const holes = await viewHoles({ ...photo, data: empty }, mask);
  return holes ? { planes, holes: { ...holes, mask } } : { planes };
}

/**
 * The ground with what a network makes up for it, which is asked before anything is waited for.
 * @returns sRGB 0..255 per channel, `Float32Array [height * width]` each
 */
export async function finishGround(
  { planes, holes }: SmoothGround,
  width: number,
  models?: Models,
): Promise<Float32Array[]> {
  if (holes && models) layIn(planes, width, holes.mask, await fillAtOnce(holes, models));
  return planes;
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

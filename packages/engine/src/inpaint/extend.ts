import type { Rgb } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { isPlainAtBorder } from './border-texture.ts';
import { continuePicture } from './continue-picture.ts';
import { continuePlain } from './continue-plain.ts';
import { canInpaint, DEFAULT_SEED, fillHoles, type InpaintOptions } from './inpaint.ts';

/** Pixels to add on each side, whole and not negative. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

export interface ExtendOptions extends InpaintOptions {
  /** 1 on the pixels that may be repeated beyond the edges, by default all: `Uint8Array [height * width]`. */
  readonly lendable?: Uint8Array;
  /** Whether something that must not be repeated is cut by the edges and has to go on: copies cannot do that. */
  readonly cutsSubject?: boolean;
}

export interface Extended {
  readonly picture: Rgb;
  /** Where the result has to be taken with care, in sentences for the user. */
  readonly warnings: string[];
}

/** One step adds at most this share of the side to it: what is added next is then continued from more than a strip. */
const MOST_PER_STEP = 0.35;
/** More than this share of the side, added to one side of it, is invented rather than continued. */
const CREDIBLE_SHARE = 0.5;
/** Margins are known from one side only, so they are deep soon; shown smaller, they streak. */
const DEPTH_PX = 256;
const SIDES = ['left', 'right', 'up', 'down'] as const;

/**
 * Extends a picture beyond its edges by continuing what is there: plain backdrops by their shading, things that are
 * cut by the network, all else by copies, as the network dreams up creatures where a scene is known from one side
 * only. The picture itself stays as it is to the last bit, at (`left`, `up`) of the result.
 *
 *     const { picture, warnings } = await extend(photo, { left: 200, right: 200, up: 0, down: 0 }, models);
 *
 * @throws RangeError when a margin is negative or not whole
 * @throws Error when the network's weights are missing (see `canInpaint`)
 */
export async function extend(
  picture: Rgb,
  margins: Margins,
  models: Models,
  options: ExtendOptions = {},
): Promise<Extended> {
  for (const side of SIDES) {
    if (!Number.isInteger(margins[side]) || margins[side] < 0)
      throw new RangeError(`Expected whole pixels for ${side} but received ${margins[side]}.`);
  }
  const warnings = warningsOf(picture, margins);
  if (SIDES.every((side) => margins[side] === 0)) return { picture, warnings };
  return { picture: await continued(picture, margins, models, options), warnings };
}

async function continued(
  picture: Rgb,
  margins: Margins,
  models: Models,
  options: ExtendOptions,
): Promise<Rgb> {
  if (options.cutsSubject && canInpaint(models)) return extendInSteps(picture, margins, models, options);
  if (await isPlainAtBorder(picture, margins)) {
    const { canvas, empty } = place(picture, margins);
    return continuePlain(canvas, empty, margins, options.seed ?? DEFAULT_SEED);
  }
  const copied = await extendByCopies(picture, margins, options);
  return copied ?? extendInSteps(picture, margins, models, options);
}

async function extendByCopies(
  picture: Rgb,
  margins: Margins,
  { lendable, seed = DEFAULT_SEED }: ExtendOptions,
): Promise<Rgb | undefined> {
  const { canvas, empty } = place(picture, margins);
  const lends = new Uint8Array(empty.length);
  for (let y = 0; y < picture.height; y++) {
    const to = (y + margins.up) * canvas.width + margins.left;
    if (!lendable) lends.fill(1, to, to + picture.width);
    else lends.set(lendable.subarray(y * picture.width, (y + 1) * picture.width), to);
  }
  return continuePicture(canvas, empty, lends, seed);
}

async function extendInSteps(
  picture: Rgb,
  margins: Margins,
  models: Models,
  options: InpaintOptions,
): Promise<Rgb> {
  const left = { ...margins };
  let extended = picture;
  while (SIDES.some((side) => left[side] > 0)) {
    const step = { left: 0, right: 0, up: 0, down: 0 };
    for (const side of SIDES) {
      step[side] = stepOf(left[side], sideLength(extended, side));
      left[side] -= step[side];
    }
    const { canvas, empty } = place(extended, step);
    extended = await fillHoles(canvas, empty, models, DEPTH_PX, options);
  }
  return extended;
}

/** Equal steps rather than a long and a short one. */
function stepOf(wanted: number, length: number): number {
  const steps = Math.ceil(wanted / (MOST_PER_STEP * length));
  return steps === 0 ? 0 : Math.ceil(wanted / steps);
}

function sideLength({ width, height }: Rgb, side: keyof Margins): number {
  return side === 'left' || side === 'right' ? width : height;
}

function warningsOf(picture: Rgb, margins: Margins): string[] {
  const most = Math.max(...SIDES.map((side) => margins[side] / sideLength(picture, side)));
  const percent = Math.round(100 * most);
  if (percent <= 100 * CREDIBLE_SHARE) return [];
  return [
    `The picture was extended by ${percent} % on one side: beyond ${100 * CREDIBLE_SHARE} % the surroundings are invented and may repeat or blur.`,
  ];
}

/** The picture on a larger canvas whose new parts hold its nearest edge pixels, and a mask of the new parts. */
function place(picture: Rgb, { left, right, up, down }: Margins): { canvas: Rgb; empty: Uint8Array } {
  const width = picture.width + left + right;
  const height = picture.height + up + down;
  const data = new Uint8Array(3 * width * height);
  const empty = new Uint8Array(width * height).fill(1);
  for (let y = 0; y < height; y++) {
    const row = Math.min(picture.height - 1, Math.max(0, y - up)) * picture.width;
    for (let x = 0; x < width; x++) {
      const from = row + Math.min(picture.width - 1, Math.max(0, x - left));
      for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] = picture.data[3 * from + c]!;
    }
  }
  for (let y = up; y < up + picture.height; y++)
    empty.fill(0, y * width + left, y * width + left + picture.width);
  return { canvas: { width, height, channels: 3, data }, empty };
}

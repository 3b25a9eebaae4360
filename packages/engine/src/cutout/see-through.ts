import { connectedRegions } from '@atelier/pixels/components';
import type { Field } from '@atelier/pixels/field';
import { atLeast, countSet } from '@atelier/pixels/mask';
import { erode, open } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { type Backdrop, backdropAt } from './backdrop.ts';

/** Only a coloured backdrop (span of its channels, 0..255) can be told from whites, greys and blacks of a product. */
const COLOURED_SPAN = 28;
/** The backdrop seen through a product lies in its shade: its light falls to this share, its colour errs by this. */
const SHADE_LIGHT = { from: 0.45, to: 1.08 } as const;
const SHADE_COLOUR_ERROR = 15;
/** A product that has more than this of the backdrop's colour has it of its own. */
const OWN_COLOUR_SHARE = 0.05;
/** Openings smaller than this share of the product are prints and reflexes. */
const LEAST_OPENING = 0.0006;
/** Openings do not touch the outline, which the evidence there has settled. */
const RIM_PX = 3;

/**
 * Opens what a product lets see through it, which networks take for a part of it: enclosed areas in the colour of a
 * coloured plain backdrop, in light or shade, unless the product has that colour elsewhere. Before a white or grey
 * backdrop nothing is opened: it could be a print. Changes `inside` in place.
 * @param inside 0..1, object from 0.5 up, of the picture's size
 */
export function openSeeThrough(picture: Rgb, inside: Field, backdrop: Backdrop): void {
  const { width, height } = inside;
  if (!isColoured(backdrop, width, height)) return;
  const object = atLeast(inside.data, 0.5);
  const inner = erode(object, width, height, RIM_PX);
  const alike = likeBackdrop(picture, inner, backdrop);
  const area = countSet(object);
  if (countSet(alike) > OWN_COLOUR_SHARE * area) return;
  const { labels, regions } = connectedRegions(open(alike, width, height, 1), width, height);
  const opened = regions.map((region) => region.area >= LEAST_OPENING * area);
  const touches = touchingRim(labels, inner, object, width, regions.length);
  for (let i = 0; i < labels.length; i++) {
    const region = labels[i]! - 1;
    if (region >= 0 && opened[region] && touches[region] === 0) inside.data[i] = 0;
  }
}

function isColoured(backdrop: Backdrop, width: number, height: number): boolean {
  const colour = new Float64Array(3);
  backdropAt(backdrop, width / 2, height / 2, colour);
  return Math.max(...colour) - Math.min(...colour) >= COLOURED_SPAN;
}

/** Pixels of `where` that have the backdrop's colour in some light. */
function likeBackdrop({ width, data }: Rgb, where: Uint8Array, backdrop: Backdrop): Uint8Array {
  const alike = new Uint8Array(where.length);
  const plain = new Float64Array(3);
  for (let i = 0; i < where.length; i++) {
    if (where[i] === 0) continue;
    const x = i % width;
    backdropAt(backdrop, x, (i - x) / width, plain);
    let dot = 0;
    let square = 1;
    for (let c = 0; c < 3; c++) {
      dot += data[i * 3 + c]! * plain[c]!;
      square += plain[c]! ** 2;
    }
    const light = dot / square;
    if (light < SHADE_LIGHT.from || light > SHADE_LIGHT.to) continue;
    let error = 0;
    for (let c = 0; c < 3; c++) error += (data[i * 3 + c]! - light * plain[c]!) ** 2;
    if (error <= SHADE_COLOUR_ERROR ** 2) alike[i] = 1;
  }
  return alike;
}

/** 1 for each region that reaches the rim of the object, where `inner` ends. */
function touchingRim(
  labels: Int32Array,
  inner: Uint8Array,
  object: Uint8Array,
  width: number,
  count: number,
): Uint8Array {
  const touches = new Uint8Array(count);
  for (let i = width; i < labels.length - width; i++) {
    if (labels[i] === 0) continue;
    for (const next of [i - 1, i + 1, i - width, i + width]) {
      if (inner[next] === 0 && object[next] !== 0) touches[labels[i]! - 1] = 1;
    }
  }
  return touches;
}

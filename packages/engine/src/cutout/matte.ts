import { type Bounds, boundsOfMask } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { enlargePart } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import type { Rgb } from '@atelier/pixels/raster';
import { type Backdrop, backdropBehind, fitBackdrop } from './backdrop.ts';
import { calmAlpha, calmOutline } from './calm-outline.ts';
import { weighEvidence } from './evidence.ts';
import { settleOutline } from './outline.ts';
import { sampleAlpha } from './sampled-alpha.ts';
import { openSeeThrough } from './see-through.ts';
import { openSlits } from './slits.ts';
import { smoothAlpha } from './smooth-alpha.ts';
import { dropTatters } from './tatters.ts';
import { tidy } from './tidy.ts';
import { networkTrimap, outlineTrimap, type Trimap } from './trimap.ts';
import { keepWholeProducts } from './whole-products.ts';

/** The object's part of a photo and its matte. */
export interface Matte {
  picture: Rgb;
  /** Where the picture lies in the photo. */
  box: Bounds;
  /** 0..1, of the picture's size. */
  alpha: Field;
  /** The plain backdrop behind the picture, if it is one. */
  backdrop: Backdrop | undefined;
  /** Whether another thing, which the photo's frame cuts, was left out. */
  leftOut: boolean;
}

/** What is known about an outline before it is looked at. */
export interface Manner {
  /** Above 1 the outline is smoother and thin parts go. */
  stiffness: number;
  /** Where no edge is seen, the outline runs on in long lines, as cloth is cut. */
  calm: boolean;
}

/** Things have thin parts and any outline. */
const THING: Manner = { stiffness: 1, calm: false };

/** Cells of the network that are kept around the object, for the ground's colours. */
const MARGIN_CELLS = 8;
const SEEN = 0.08;
/** How far edges are soft to the inside and the outside of the outline, per long side of the photo. */
const INNER_EDGE = 0.0018;
const OUTER_EDGE = 0.0022;
/** A plain backdrop lets fluff be told from ground farther out. */
const PLAIN_OUTER_EDGE = 0.004;
const LEAST_EDGE_PX = 2;

/**
 * Refines a coarse likelihood into a matte of the photo's own size: where the network may be wrong the outline is
 * settled by colours and edges, and along the outline alpha is estimated from the colours on its two sides.
 * @param likelihood 0..1 over the whole photo, of any size
 */
export function matteOf(photo: Rgb, likelihood: Field, manner: Manner = THING): Matte | undefined {
  const box = objectBox(photo, likelihood);
  if (!box) return undefined;
  const cellPx = Math.max(photo.width / likelihood.width, photo.height / likelihood.height);
  const around = growBounds(box, Math.ceil(MARGIN_CELLS * cellPx), photo.width, photo.height);
  const whole = fitBackdrop(photo, likelihood);
  const backdrop = whole && backdropBehind(whole, around);
  const picture = cropRgb(photo, around);
  const cropped = enlargePart(likelihood, photo.width, photo.height, around);
  const inside = settle(picture, cropped, cellPx, backdrop, manner.stiffness);
  if (backdrop) openSeeThrough(picture, inside, backdrop);
  const sure = manner.calm ? calmOutline(picture, inside) : undefined;
  if (manner.calm) dropTatters(picture, inside);
  if (backdrop && sure) openSlits(picture, inside, sure, backdrop);
  const leftOut = keepWholeProducts(inside.data, around, photo);
  const edgePx = (share: number) =>
    Math.max(LEAST_EDGE_PX, Math.round(share * Math.max(photo.width, photo.height)));
  const band = outlineTrimap(inside, edgePx(INNER_EDGE), edgePx(backdrop ? PLAIN_OUTER_EDGE : OUTER_EDGE));
  const alpha = soften(picture, band, backdrop, sure);
  return { picture, alpha, box: around, backdrop, leftOut };
}

/** Object or ground, per pixel. */
function settle(
  picture: Rgb,
  likelihood: Field,
  cellPx: number,
  backdrop: Backdrop | undefined,
  stiffness: number,
): Field {
  const trimap = networkTrimap(likelihood, cellPx);
  const evidence = weighEvidence(picture, trimap, backdrop);
  return { ...likelihood, data: settleOutline(picture, trimap, evidence, stiffness) };
}

/** Alpha, with the outline as soft as the lens made it. */
function soften(picture: Rgb, band: Trimap, backdrop: Backdrop | undefined, sure: Field | undefined): Field {
  const { width, height } = band;
  const sampled = sampleAlpha(picture, band, backdrop);
  smoothAlpha(picture, band, sampled);
  if (sure) calmAlpha(sampled.alpha, band, sure);
  tidy(sampled.alpha, band);
  return { width, height, data: sampled.alpha };
}

function objectBox(photo: Rgb, likelihood: Field): Bounds | undefined {
  const { width, height, data } = likelihood;
  const cells = boundsOfMask(atLeast(data, SEEN), width, height);
  if (!cells) return undefined;
  const sx = photo.width / width;
  const sy = photo.height / height;
  return { left: cells.left * sx, top: cells.top * sy, width: cells.width * sx, height: cells.height * sy };
}

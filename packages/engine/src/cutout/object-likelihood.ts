import { type Bounds, boundsOfMask } from '@atelier/pixels/bounds';
import { cropRgb, growBounds } from '@atelier/pixels/crop';
import { enlargeField } from '@atelier/pixels/enlarge';
import type { Field } from '@atelier/pixels/field';
import { atLeast, between, countSet } from '@atelier/pixels/mask';
import { open } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import type { Models } from '../models/models.ts';
import { patternBlindSaliency, saliency } from './saliency.ts';

/** Likelihoods between these are doubt. */
const DOUBT = { from: 0.1, to: 0.9 } as const;
/** Cells at least so likely are seen as the object. */
const SEEN = 0.3;
/** Doubt in patches wider than twice this (cells) is no blurred edge: the network does not understand the object. */
const EDGE_RADIUS_CELLS = 3;
/** Share of such patches in the object at which it is looked at again without its pattern. */
const DEEP_DOUBT = 0.03;
/** Edge cells per object cell above which the object is thin, and a nearer look shows more. */
const THIN_EDGE_SHARE = 0.055;
/** Objects that fill less of the frame than this (by their box) are looked at from nearer. */
const SMALL_BOX_SHARE = 0.1;
/** A nearer look at a box that fills more than this shows nothing new. */
const NEAR_BOX_SHARE = 0.5;
/** Free space around the object in the nearer look, per side length of its box. */
const NEAR_MARGIN = 0.12;
/** Overlap over union below which the nearer look saw something else and is not used. */
const SAME_OBJECT_OVERLAP = 0.75;
/** What only one look saw is believed this much. */
const LONE_WITNESS = 0.62;
/** Cells of the merged field, when the two looks have different scales. */
const MERGED_SIDE = 640;

/** Where a photo's object is, and how sure the network was at first sight. */
export interface ObjectLikelihood {
  /** 0..1 over the whole picture. */
  field: Field;
  /** Share of the object the network could not decide about, 0..1. */
  doubt: number;
}

/**
 * Looks for the object again where the first look leaves doubt: from nearer when it is small or thin, and with
 * blurred patterns when stripes or checks split it. `first` is `saliency(picture)`.
 */
export async function objectLikelihood(
  picture: Rgb,
  first: Field,
  models: Models,
): Promise<ObjectLikelihood> {
  const signs = readSigns(first);
  if (!models.available('u2net')) return { field: first, doubt: signs.doubt };
  if (signs.doubt > DEEP_DOUBT) {
    const blind = await patternBlindSaliency(picture, models);
    return { field: boldest(first, blind), doubt: signs.doubt };
  }
  const wantsNearer = signs.box && (signs.edgeShare > THIN_EDGE_SHARE || signs.boxShare < SMALL_BOX_SHARE);
  if (!signs.box || !wantsNearer || signs.boxShare > NEAR_BOX_SHARE)
    return { field: first, doubt: signs.doubt };
  const box = nearBox(signs.box, first, picture);
  const near = await saliency(cropRgb(picture, box), models);
  return { field: mergeNear(first, near, box, picture), doubt: signs.doubt };
}

interface Signs {
  doubt: number;
  edgeShare: number;
  boxShare: number;
  /** Around the likely object, in cells. */
  box: Bounds | undefined;
}

function readSigns({ width, height, data }: Field): Signs {
  const doubtful = between(data, DOUBT.from, DOUBT.to);
  const box = boundsOfMask(atLeast(data, SEEN), width, height);
  const area = Math.max(1, countAbove(data, 0.5));
  const deep = countSet(open(doubtful, width, height, EDGE_RADIUS_CELLS));
  return {
    doubt: deep / area,
    edgeShare: countSet(doubtful) / area,
    boxShare: box ? (box.width * box.height) / data.length : 0,
    box,
  };
}

function countAbove(values: Float32Array, level: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > level) count++;
  return count;
}

function boldest(a: Field, b: Field): Field {
  return { width: a.width, height: a.height, data: a.data.map((v, i) => Math.max(v, b.data[i]!)) };
}

function nearBox(cells: Bounds, field: Field, picture: Rgb): Bounds {
  const sx = picture.width / field.width;
  const sy = picture.height / field.height;
  const box = {
    left: cells.left * sx,
    top: cells.top * sy,
    width: cells.width * sx,
    height: cells.height * sy,
  };
  return growBounds(box, NEAR_MARGIN * Math.max(box.width, box.height), picture.width, picture.height);
}

/**
 * Mean of both looks where they overlap: what only one of them saw stays in doubt, for the colours to decide. The
 * nearer look is ignored when it saw another object.
 */
function mergeNear(first: Field, near: Field, box: Bounds, picture: Rgb): Field {
  const merged = enlargeField(first, MERGED_SIDE, MERGED_SIDE);
  const left = Math.round((box.left * MERGED_SIDE) / picture.width);
  const top = Math.round((box.top * MERGED_SIDE) / picture.height);
  const width = Math.round(((box.left + box.width) * MERGED_SIDE) / picture.width) - left;
  const height = Math.round(((box.top + box.height) * MERGED_SIDE) / picture.height) - top;
  const patch = enlargeField(near, width, height);
  let both = 0;
  let either = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const a = merged.data[(top + y) * MERGED_SIDE + left + x]! >= 0.5;
      const b = patch.data[y * width + x]! >= 0.5;
      if (a && b) both++;
      if (a || b) either++;
    }
  }
  if (both < SAME_OBJECT_OVERLAP * either) return first;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (top + y) * MERGED_SIDE + left + x;
      const far = merged.data[at]!;
      const close = patch.data[y * width + x]!;
      merged.data[at] = Math.max((far + close) / 2, LONE_WITNESS * Math.max(far, close));
    }
  }
  return merged;
}

import { blurAt } from '@atelier/pixels/blur-at';
import type { Field } from '@atelier/pixels/field';
import { atLeast, between } from '@atelier/pixels/mask';
import { dilate, erode } from '@atelier/pixels/morphology';

/** What is settled about a pixel before its alpha is estimated. */
export const GROUND = 0;
export const UNKNOWN = 1;
export const OBJECT = 2;

/** A picture divided into surely ground, surely object, and the band between them. */
export interface Trimap {
  readonly width: number;
  readonly height: number;
  /** GROUND, UNKNOWN or OBJECT. `Uint8Array [height * width]`. */
  readonly data: Uint8Array;
  /** Indices of the unknown pixels, in order. */
  readonly band: Int32Array;
  /** Likelihood 0..1 of belonging to the object. `Float32Array [height * width]`. */
  readonly likelihood: Float32Array;
  /** How far from the band its neighbours' colours are gathered, pixels. */
  readonly reachPx: number;
}

/** Likelihoods between these two are the network's own doubt. */
const SURE_GROUND = 0.08;
const SURE_OBJECT = 0.92;

/** An edge of the network may lie this many of its cells beside the real one. */
const EDGE_ERROR_CELLS = 1.25;
const REACH_CELLS = 2.5;
const LEAST_REACH_PX = 6;
/** Blur of a settled outline, per inner width: as soft as a lens draws it. */
const OUTLINE_BLUR = 0.5;

/**
 * Divides a picture by a network's likelihoods.
 * @param likelihood 0..1, as many cells as the picture has pixels
 * @param cellPx side of a cell of the network, in pixels
 */
export function networkTrimap(likelihood: Field, cellPx: number): Trimap {
  const { width, height, data: values } = likelihood;
  const doubt = between(values, SURE_GROUND, SURE_OBJECT);
  // A dilated mask says UNKNOWN already where it is set.
  const data = dilate(doubt, width, height, Math.ceil(EDGE_ERROR_CELLS * cellPx));
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) data[i] = values[i]! >= 0.5 ? OBJECT : GROUND;
  }
  const reachPx = Math.max(LEAST_REACH_PX, Math.round(REACH_CELLS * cellPx));
  return { width, height, data, band: bandOf(data), likelihood: values, reachPx };
}

/**
 * Divides a picture along the outline of a shape: unknown is what lies within `innerPx` of it inside and `outerPx`
 * outside.
 * @param inside 0..1, the object from 0.5 up; slightly blurred it is the band's likelihood, too
 */
export function outlineTrimap(inside: Field, innerPx: number, outerPx: number): Trimap {
  const { width, height, data: values } = inside;
  const object = atLeast(values, 0.5);
  const core = erode(object, width, height, innerPx);
  // A dilated mask says UNKNOWN already where it is set.
  const data = dilate(object, width, height, outerPx);
  for (let i = 0; i < data.length; i++) if (core[i] !== 0) data[i] = OBJECT;
  const band = bandOf(data);
  const likelihood = blurAt(inside, band, OUTLINE_BLUR * innerPx).data;
  return { width, height, data, band, likelihood, reachPx: Math.max(LEAST_REACH_PX, 2 * outerPx) };
}

/** Indices of the pixels that are UNKNOWN, in order. */
export function bandOf(data: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (data[i] === UNKNOWN) count++;
  const band = new Int32Array(count);
  for (let i = 0, next = 0; next < count; i++) if (data[i] === UNKNOWN) band[next++] = i;
  return band;
}

import { enlargeField } from '../pixels/enlarge.ts';
import type { Field } from '../pixels/field.ts';
import { dilate } from '../pixels/morphology.ts';

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
  /** Likelihood 0..1 of belonging to the object, enlarged from the network's cells. */
  readonly likelihood: Field;
  /** Side of a cell of the network, in pixels. */
  readonly cellPx: number;
}

/** Likelihoods between these two are the network's own doubt. */
const SURE_GROUND = 0.08;
const SURE_OBJECT = 0.92;

/** An edge of the network may lie this many of its cells beside the real one. */
const EDGE_ERROR_CELLS = 1.25;

/** Divides a picture of `width` x `height` by the network's likelihoods. */
export function trimapOf(coarse: Field, width: number, height: number): Trimap {
  const likelihood = enlargeField(coarse, width, height);
  const cellPx = Math.max(width / coarse.width, height / coarse.height);
  const doubt = new Uint8Array(width * height);
  for (let i = 0; i < doubt.length; i++) {
    const p = likelihood.data[i]!;
    if (p > SURE_GROUND && p < SURE_OBJECT) doubt[i] = 1;
  }
  const band = dilate(doubt, width, height, Math.ceil(EDGE_ERROR_CELLS * cellPx));
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = band[i] !== 0 ? UNKNOWN : likelihood.data[i]! >= 0.5 ? OBJECT : GROUND;
  }
  return { width, height, data, likelihood, cellPx };
}

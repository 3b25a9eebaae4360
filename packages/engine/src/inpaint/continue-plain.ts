import { blurField } from '@atelier/pixels/blur';
import { emptyField, type Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import type { Margins } from './extend.ts';
import { matchGrain } from './grain.ts';
import { channelsOf, pictureOf } from './patch.ts';

/** The colour at an edge is the mean of so many pixels across it, so that its grain does not streak. */
const EDGE_PX = 3;
/** Shading goes on at the slope that it has over this share of the side, ... */
const SLOPE_SHARE = 0.1;
/** ... and levels off over this share of it, as light does. */
const LEVEL_OFF_SHARE = 0.1;
/** A shading that would add more than this (0..255 units) is that of a thing near the edge, and goes on so far only. */
const MOST_SHADING = 7;
/** Slopes are averaged along the edge over this share of its length. */
const SLOPE_BLUR_SHARE = 0.08;
/** What is seen at the edge spreads along it by so many pixels per pixel of distance, up to a share of its length. */
const SPREAD_PER_PIXEL = 0.5;
const MOST_SPREAD_SHARE = 0.06;
const LEAST_SPREAD_PX = 1;

/**
 * Continues a plain or slowly shaded backdrop beyond its edges: colours go on as they are at the edge and ever
 * smoother along it, shading at the slope that it has there until it levels off, grain as it is.
 * @param canvas with the picture at (`left`, `up`), where it stays as it is to the last bit
 * @param holes 1 = to be made: `Uint8Array [height * width]`
 * @param seed of the grain
 */
export function continuePlain(canvas: Rgb, holes: Uint8Array, margins: Margins, seed: number): Rgb {
  const { left, right, up, down } = margins;
  const shaded = channelsOf(canvas).map((channel) => {
    const known = cut(channel, margins);
    const wide = transposed(continueBothWays(known, left, right));
    return transposed(continueBothWays(wide, up, down));
  });
  const grained = matchGrain({ known: canvas, imagined: pictureOf(shaded), holes }, seed);
  const data = Uint8Array.from(canvas.data);
  for (let i = 0; i < holes.length; i++)
    if (holes[i] !== 0) for (let c = 3 * i; c < 3 * i + 3; c++) data[c] = grained.data[c]!;
  return { ...canvas, data };
}

/** The known part of a canvas. */
function cut({ width, height, data }: Field, { left, right, up, down }: Margins): Field {
  const known = emptyField(width - left - right, height - up - down);
  for (let y = 0; y < known.height; y++) {
    const from = (y + up) * width + left;
    known.data.set(data.subarray(from, from + known.width), y * known.width);
  }
  return known;
}

function continueBothWays(field: Field, before: number, after: number): Field {
  return mirrored(continueRows(mirrored(continueRows(field, after)), before));
}

/** Rows that go on for so many cells. */
function continueRows(field: Field, more: number): Field {
  if (more === 0) return field;
  const { width, height, data } = field;
  const spreads = spreadsOf(meanColumns(field, width - EDGE_PX, width), height);
  const slope = blurField(slopeOf(field), 0, SLOPE_BLUR_SHARE * height).data;
  const levelOff = LEVEL_OFF_SHARE * width;
  const out = emptyField(width + more, height);
  for (let y = 0; y < height; y++) {
    out.data.set(data.subarray(y * width, (y + 1) * width), y * out.width);
    const reach = MOST_SHADING * Math.tanh((slope[y]! * levelOff) / MOST_SHADING);
    for (let away = 0; away < more; away++) {
      const shading = reach * (1 - Math.exp(-(away + 1) / levelOff));
      out.data[y * out.width + width + away] = spreadAt(spreads, away, y) + shading;
    }
  }
  return out;
}

/** The edge blurred by 1, 2, 4, ... pixels along it, up to the most. */
function spreadsOf(edge: Field, length: number): Field[] {
  const spreads: Field[] = [];
  for (let sigma = LEAST_SPREAD_PX; sigma <= Math.max(1, MOST_SPREAD_SHARE * length); sigma *= 2)
    spreads.push(blurField(edge, 0, sigma));
  return spreads;
}

function spreadAt(spreads: readonly Field[], away: number, y: number): number {
  const sigma = LEAST_SPREAD_PX + SPREAD_PER_PIXEL * away;
  const at = Math.min(spreads.length - 1, Math.log2(sigma / LEAST_SPREAD_PX));
  const fine = spreads[Math.floor(at)]!.data[y]!;
  const coarse = spreads[Math.min(spreads.length - 1, Math.floor(at) + 1)]!.data[y]!;
  return fine + (coarse - fine) * (at - Math.floor(at));
}

/** Change per pixel towards the right edge, row by row: `Field [height * 1]`. */
function slopeOf(field: Field): Field {
  const half = Math.max(1, Math.round((SLOPE_SHARE * field.width) / 2));
  const near = meanColumns(field, field.width - half, field.width).data;
  const far = meanColumns(field, field.width - 2 * half, field.width - half).data;
  return { width: 1, height: field.height, data: near.map((v, y) => (v - far[y]!) / half) };
}

/** The mean of each row over some columns; those outside count as the nearest: `Field [height * 1]`. */
function meanColumns({ width, height, data }: Field, from: number, to: number): Field {
  const mean = emptyField(1, height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = from; x < to; x++) sum += data[y * width + Math.max(0, x)]!;
    mean.data[y] = sum / (to - from);
  }
  return mean;
}

function mirrored({ width, height, data }: Field): Field {
  const out = emptyField(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out.data[y * width + width - 1 - x] = data[y * width + x]!;
  return out;
}

function transposed({ width, height, data }: Field): Field {
  const out = emptyField(height, width);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out.data[x * height + y] = data[y * width + x]!;
  return out;
}

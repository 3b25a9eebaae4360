import { signedDistance } from '@atelier/pixels/distance';
import { dilate, erode } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { resizeRgb } from '@atelier/pixels/resample';

/** Places are compared by squares of 7 x 7 pixels. */
export const REACH = 3;
/** What was made counts so much beside what is known, and less by a factor with each pixel farther from it. */
const MOST_TRUST = 0.25;
const TRUST_PER_PIXEL = 0.9;
const LEAST_TRUST = 0.02;
const NO_TRUST = 1e-5;

/** A canvas at one size, of which a part is known and the rest is made from what the known part lends. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** 0..255: `Float32Array [height * width * 3]`. */
  readonly data: Float32Array;
  /** 1 = to be made: `Uint8Array [height * width]`. */
  readonly holes: Uint8Array;
  /** 1 on the middles of squares that may be copied. */
  readonly lends: Uint8Array;
  /** 1 where a square touches what is to be made, so that it needs a source. */
  readonly wants: Uint8Array;
  /** How sure each pixel is, 0..1; 1 where it is known. */
  readonly trust: Float32Array;
  /** The sum of trust over the square around each pixel that wants a source. */
  readonly trustAround: Float32Array;
  /** Pixels from what is known, 0 there: `Float32Array [height * width]`. */
  readonly depth: Float32Array;
  /** Whether a place lies beside (1) or above or below (2) the known part, or both (3). */
  readonly sides: Uint8Array;
}

/**
 * A picture as a canvas at some scale.
 * @param holes 1 = to be made, and `lendable` 1 = may be copied: `Uint8Array [height * width]` of the picture
 * @returns undefined when no square may be copied at that scale
 */
export async function canvasAt(
  picture: Rgb,
  holes: Uint8Array,
  lendable: Uint8Array,
  scale: number,
): Promise<Canvas | undefined> {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const { data } = await resizeRgb(picture, width, height);
  const cells = { width, height };
  const small = shrunk(holes, picture, cells, (touched) => touched > 0);
  const lending = shrunk(lendable, picture, cells, (_, isAll) => isAll);
  return canvasOf(width, height, Float32Array.from(data), small, lending);
}

function canvasOf(
  width: number,
  height: number,
  data: Float32Array,
  holes: Uint8Array,
  lendable: Uint8Array,
): Canvas | undefined {
  const lends = withoutBorder(erode(lendable, width, height, REACH), width, height);
  if (!lends.some((v) => v !== 0)) return undefined;
  const inside = signedDistance({ width, height, data: Float32Array.from(holes) }).data;
  const depth = inside.map((v) => Math.max(0, v));
  const wants = dilate(holes, width, height, REACH);
  const sides = sidesOf(holes, width, height);
  const trust = new Float32Array(holes.length);
  const trustAround = new Float32Array(holes.length);
  const canvas = { width, height, data, holes, lends, wants, trust, trustAround, depth, sides };
  trustTo(canvas, Number.POSITIVE_INFINITY);
  return canvas;
}

/** From now on nothing counts that lies deeper in the holes than this: it is not made yet. */
export function trustTo({ width, height, trust, trustAround, wants, depth }: Canvas, most: number): void {
  for (let i = 0; i < trust.length; i++) trust[i] = trustAt(depth[i]!, most);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (wants[at] === 0) continue;
      let sum = 0;
      for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++)
        for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++)
          sum += trust[v * width + u]!;
      trustAround[at] = sum;
    }
  }
}

function trustAt(depth: number, most: number): number {
  if (depth === 0) return 1;
  return depth > most ? NO_TRUST : Math.max(LEAST_TRUST, MOST_TRUST * TRUST_PER_PIXEL ** depth);
}

function withoutBorder(mask: Uint8Array, width: number, height: number): Uint8Array {
  const out = Uint8Array.from(mask);
  for (let i = 0; i < out.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x < REACH || y < REACH || x >= width - REACH || y >= height - REACH) out[i] = 0;
  }
  return out;
}

function sidesOf(holes: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(height);
  const columns = new Uint8Array(width);
  for (let i = 0; i < holes.length; i++) {
    if (holes[i] !== 0) continue;
    rows[Math.floor(i / width)] = 1;
    columns[i % width] = 1;
  }
  const sides = new Uint8Array(holes.length);
  for (let i = 0; i < sides.length; i++)
    sides[i] = (columns[i % width] === 0 ? 1 : 0) + (rows[Math.floor(i / width)] === 0 ? 2 : 0);
  return sides;
}

/** A mask at another size: each cell by how many of its pixels are set, and whether all are. */
function shrunk(
  mask: Uint8Array,
  from: { width: number; height: number },
  to: { width: number; height: number },
  isSet: (count: number, isAll: boolean) => boolean,
): Uint8Array {
  const out = new Uint8Array(to.width * to.height);
  for (let y = 0, cell = 0; y < to.height; y++) {
    const [top, bottom] = [
      Math.floor((y * from.height) / to.height),
      Math.ceil(((y + 1) * from.height) / to.height),
    ];
    for (let x = 0; x < to.width; x++, cell++) {
      const [left, right] = [
        Math.floor((x * from.width) / to.width),
        Math.ceil(((x + 1) * from.width) / to.width),
      ];
      let count = 0;
      for (let v = top; v < bottom; v++)
        for (let u = left; u < right; u++) count += mask[v * from.width + u]!;
      if (isSet(count, count === (bottom - top) * (right - left))) out[cell] = 1;
    }
  }
  return out;
}

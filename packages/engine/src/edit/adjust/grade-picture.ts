import { oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';
import type { Grade } from './grades.ts';

/** Nodes of the colour cube per axis: what lies between them is interpolated, as in the .cube files of film. */
const NODES = 33;
const STEP = 255 / (NODES - 1);

/** A picture with its colours changed one after the other by all grades, rounded once. */
export function gradePicture({ width, height, data }: Rgb, grades: readonly Grade[]): Rgb {
  const cube = makeCube(grades);
  const out = new Uint8Array(data.length);
  const colour = new Float64Array(3);
  for (let i = 0; i < data.length; i += 3) {
    sampleCube(cube, data[i]!, data[i + 1]!, data[i + 2]!, colour);
    for (let c = 0; c < 3; c++) out[i + c] = Math.round(Math.min(255, Math.max(0, colour[c]!)));
  }
  return { width, height, channels: 3, data: out };
}

/** `Float32Array [33 * 33 * 33 * 3]`: sRGB 0..255 by blue, green and red nodes. */
function makeCube(grades: readonly Grade[]): Float32Array {
  const cube = new Float32Array(3 * NODES ** 3);
  for (let b = 0, at = 0; b < NODES; b++) {
    for (let g = 0; g < NODES; g++) {
      for (let r = 0; r < NODES; r++, at += 3) {
        const colour = oklabOfSrgb(r * STEP, g * STEP, b * STEP);
        for (const grade of grades) grade(colour);
        colour.l = Math.min(1, Math.max(0, colour.l));
        cube.set(srgbOfOklab(colour), at);
      }
    }
  }
  return cube;
}

/** Tetrahedral interpolation (Sakamoto and Itooka, US patent 4275413, 1981, long expired): greys stay on their diagonal. */
function sampleCube(cube: Float32Array, red: number, green: number, blue: number, out: Float64Array): void {
  const r = Math.min(NODES - 2, Math.floor(red / STEP));
  const g = Math.min(NODES - 2, Math.floor(green / STEP));
  const b = Math.min(NODES - 2, Math.floor(blue / STEP));
  const [fr, fg, fb] = [red / STEP - r, green / STEP - g, blue / STEP - b];
  const from = 3 * ((b * NODES + g) * NODES + r);
  const [toR, toG, toB] = [3, 3 * NODES, 3 * NODES * NODES];
  const to = from + toR + toG + toB;
  // The way from the darkest corner to the lightest goes along the axes in the order of their shares.
  const [large, middle, small, first, second] = orderOf(fr, fg, fb, toR, toG, toB);
  for (let c = 0; c < 3; c++) {
    const dark = cube[from + c]!;
    const one = cube[from + first + c]!;
    const two = cube[from + first + second + c]!;
    out[c] = dark + (one - dark) * large + (two - one) * middle + (cube[to + c]! - two) * small;
  }
}

type Order = readonly [large: number, middle: number, small: number, first: number, second: number];

function orderOf(fr: number, fg: number, fb: number, toR: number, toG: number, toB: number): Order {
  if (fr >= fg) {
    if (fg >= fb) return [fr, fg, fb, toR, toG];
    return fr >= fb ? [fr, fb, fg, toR, toB] : [fb, fr, fg, toB, toR];
  }
  if (fr >= fb) return [fg, fr, fb, toG, toR];
  return fg >= fb ? [fg, fb, fr, toG, toB] : [fb, fg, fr, toB, toG];
}

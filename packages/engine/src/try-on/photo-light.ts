import { blurWeighted } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import type { Rgb } from '@atelier/pixels/raster';
import { SRGB_TO_LINEAR } from '@atelier/pixels/srgb';

/** Light on a body changes over about this share of shoulder to hip; what is finer is pattern and folds. */
const SLOW_SHARE = 0.22;
/** How much of it new clothes take on, and at most (natural log). */
const STRENGTH = 0.55;
const MOST = 0.3;
const DARK = 0.01;
const ENOUGH_CLOTH_PX = 400;

export function luminanceAt(data: Uint8Array, at: number): number {
  return (
    0.2126 * SRGB_TO_LINEAR[data[at]!]! +
    0.7152 * SRGB_TO_LINEAR[data[at + 1]!]! +
    0.0722 * SRGB_TO_LINEAR[data[at + 2]!]!
  );
}

/**
 * How light falls on the clothes of a photo: a factor for linear light around 1 per pixel, slow over the body.
 * @param clothes 0..1, `Float32Array [height * width]`
 */
export function slowLight(
  { width, height, data }: Rgb,
  clothes: Float32Array,
  trunkPx: number,
): Float32Array {
  const logs: Field = { width, height, data: new Float32Array(width * height) };
  const weight: Field = { width, height, data: new Float32Array(width * height) };
  let sum = 0;
  let count = 0;
  for (let i = 0; i < clothes.length; i++) {
    if (clothes[i]! < 0.7) continue;
    const log = Math.log(DARK + luminanceAt(data, 3 * i));
    logs.data[i] = log;
    weight.data[i] = 1;
    sum += log;
    count++;
  }
  if (count < ENOUGH_CLOTH_PX) return new Float32Array(width * height).fill(1);
  const mean = sum / count;
  const slow = blurWeighted(logs, weight, SLOW_SHARE * trunkPx).data;
  return slow.map((log) =>
    log === 0 ? 1 : Math.exp(Math.min(MOST, Math.max(-MOST, STRENGTH * (log - mean)))),
  );
}

/**
 * Standard deviation of a photo's grain, 8-bit steps of its green channel (Immerkaer, "Fast noise variance
 * estimation", 1996), taken as the median over rows so that edges do not count as grain.
 */
export function grainOf({ width, height, data }: Rgb): number {
  const rows: number[] = [];
  const at = (x: number, y: number) => data[(y * width + x) * 3 + 1]!;
  for (let y = 1; y < height - 1; y += 4) {
    const found: number[] = [];
    for (let x = 1; x < width - 1; x += 3) {
      const edges = at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
      const sides = at(x, y - 1) + at(x, y + 1) + at(x - 1, y) + at(x + 1, y);
      found.push(Math.abs(edges - 2 * sides + 4 * at(x, y)));
    }
    rows.push(medianOf(found) / 0.6745 / 6);
  }
  return rows.length > 0 ? medianOf(rows) : 0;
}

export function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

import type { Rgb } from '@atelier/pixels/raster';
import { type Canvas, REACH } from './canvas.ts';
import type { Sources } from './sources.ts';

/** Squares much more unlike their sources than the usual one have little say. */
const SPREAD_QUANTILE = 0.6;

/** Makes each pixel that is asked for the mean of what the squares over it copy there, the more the more alike they are. */
export function copyFromSources(canvas: Canvas, { from, cost }: Sources, asked: Uint8Array): void {
  const { width, height, data, trust } = canvas;
  const spread = usualCost(cost);
  const made = new Float32Array(data.length);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (asked[at] === 0) continue;
      let [red, green, blue, weights] = [0, 0, 0, 0];
      for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
        for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
          const square = v * width + u;
          if (from[square]! < 0) continue;
          const unlike = Number.isFinite(cost[square]!) ? cost[square]! / spread : 1;
          const weight = trust[square]! * Math.exp(-unlike);
          const b = 3 * (from[square]! + at - square);
          red += weight * data[b]!;
          green += weight * data[b + 1]!;
          blue += weight * data[b + 2]!;
          weights += weight;
        }
      }
      if (weights === 0) made.set(data.subarray(3 * at, 3 * at + 3), 3 * at);
      else made.set([red / weights, green / weights, blue / weights], 3 * at);
    }
  }
  for (let at = 0; at < asked.length; at++)
    if (asked[at] !== 0) data.set(made.subarray(3 * at, 3 * at + 3), 3 * at);
}

function usualCost(cost: Float32Array): number {
  const finite = cost.filter((v) => Number.isFinite(v)).sort();
  return Math.max(1, finite[Math.floor(SPREAD_QUANTILE * finite.length)] ?? 1);
}

/** Copies at full size by the sources of a smaller canvas; where those of cells side by side differ, they mix. */
export function copyLarge(picture: Rgb, asked: Uint8Array, canvas: Canvas, { from }: Sources): Rgb {
  const { width, height } = picture;
  const [across, down] = [width / canvas.width, height / canvas.height];
  const data = Uint8Array.from(picture.data);
  const clamp = (v: number, most: number) => Math.min(most, Math.max(0, v));
  for (let y = 0, at = 0; y < height; y++) {
    const row = clamp((y + 0.5) / down - 0.5, canvas.height - 1);
    for (let x = 0; x < width; x++, at++) {
      if (asked[at] === 0) continue;
      const column = clamp((x + 0.5) / across - 0.5, canvas.width - 1);
      let [red, green, blue, weights] = [0, 0, 0, 0];
      for (const v of [Math.floor(row), Math.min(canvas.height - 1, Math.floor(row) + 1)]) {
        for (const u of [Math.floor(column), Math.min(canvas.width - 1, Math.floor(column) + 1)]) {
          const source = from[v * canvas.width + u]!;
          if (source < 0) continue;
          const weight = Math.max(0, 1 - Math.abs(u - column)) * Math.max(0, 1 - Math.abs(v - row));
          const toX = clamp(x + Math.round(((source % canvas.width) - u) * across), width - 1);
          const toY = clamp(y + Math.round((Math.floor(source / canvas.width) - v) * down), height - 1);
          const b = 3 * (toY * width + toX);
          red += weight * picture.data[b]!;
          green += weight * picture.data[b + 1]!;
          blue += weight * picture.data[b + 2]!;
          weights += weight;
        }
      }
      if (weights > 0)
        data.set(
          [red, green, blue].map((sum) => Math.round(sum / weights)),
          3 * at,
        );
    }
  }
  return { ...picture, data };
}

import { enlargeField } from './enlarge.ts';
import type { Field } from './field.ts';

/** Values known at some cells only: `values[c]` times `weight`, and the weight 0..1 itself. */
interface Level {
  width: number;
  height: number;
  /** Per channel `Float32Array [height * width]`, premultiplied by weight. */
  values: Float32Array[];
  weight: Float32Array;
}

/**
 * Fills the cells without weight from those with, smoothly and from the nearest scale that knows something
 * (Gortler et al., "The Lumigraph", 1996, section 3.4: push-pull). `values` are overwritten: known cells keep
 * their values, the others get one.
 * @param values per channel `Float32Array [height * width]`
 * @param weight 0..1 per cell `Float32Array [height * width]`
 */
export function pushPull(values: Float32Array[], weight: Float32Array, width: number, height: number): void {
  for (const plane of values) for (let i = 0; i < plane.length; i++) plane[i] = plane[i]! * weight[i]!;
  fill({ width, height, values, weight });
}

/** Afterwards `values` are complete and no longer premultiplied. */
function fill(level: Level): void {
  if (level.width <= 1 && level.height <= 1) {
    const w = Math.max(level.weight[0]!, 1e-6);
    for (const plane of level.values) plane[0] = plane[0]! / w;
    return;
  }
  const coarse = halve(level);
  fill(coarse);
  for (const [c, plane] of level.values.entries()) {
    pull(plane, level, { width: coarse.width, height: coarse.height, data: coarse.values[c]! });
  }
}

/** Adds to each cell of a plane what the coarser level says, as far as the cell does not know. */
function pull(plane: Float32Array, { width, height, weight }: Level, coarse: Field): void {
  const below = enlargeField(coarse, width, height).data;
  for (let i = 0; i < plane.length; i++) plane[i] = plane[i]! + (1 - weight[i]!) * below[i]!;
}

function halve({ width, height, values, weight }: Level): Level {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const sums = new Float32Array(w * h);
  const planes = values.map(() => new Float32Array(w * h));
  addHalved(weight, width, height, sums);
  for (const [c, plane] of planes.entries()) addHalved(values[c]!, width, height, plane);
  // A coarse cell that knows anything knows it fully: its premultiplied sum is brought to weight 1.
  for (const plane of planes)
    for (let i = 0; i < sums.length; i++) if (sums[i]! > 1) plane[i] = plane[i]! / sums[i]!;
  for (let i = 0; i < sums.length; i++) if (sums[i]! > 1) sums[i] = 1;
  return { width: w, height: h, values: planes, weight: sums };
}

/** Adds each cell to the cell of half the resolution that it lies in. */
function addHalved(plane: Float32Array, width: number, height: number, into: Float32Array): void {
  const half = Math.ceil(width / 2);
  for (let y = 0, from = 0; y < height; y++) {
    const row = (y >> 1) * half;
    for (let x = 0; x < width; x++, from++) into[row + (x >> 1)] = into[row + (x >> 1)]! + plane[from]!;
  }
}

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
    const source: Field = { width: coarse.width, height: coarse.height, data: coarse.values[c]! };
    const below = enlargeField(source, level.width, level.height).data;
    for (let i = 0; i < plane.length; i++) plane[i] = plane[i]! + (1 - level.weight[i]!) * below[i]!;
  }
}

function halve({ width, height, values, weight }: Level): Level {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const sums = new Float32Array(w * h);
  const planes = values.map(() => new Float32Array(w * h));
  for (let y = 0; y < height; y++) {
    const row = (y >> 1) * w;
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = row + (x >> 1);
      const share = weight[from]!;
      if (share === 0) continue;
      sums[to] = sums[to]! + share;
      for (let c = 0; c < planes.length; c++) planes[c]![to] = planes[c]![to]! + values[c]![from]!;
    }
  }
  // A coarse cell that knows anything knows it fully: its premultiplied sum is brought to weight 1.
  for (let i = 0; i < sums.length; i++) {
    if (sums[i]! <= 1) continue;
    for (const plane of planes) plane[i] = plane[i]! / sums[i]!;
    sums[i] = 1;
  }
  return { width: w, height: h, values: planes, weight: sums };
}

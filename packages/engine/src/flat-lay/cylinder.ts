import { blurField } from '../pixels/blur.ts';
import type { Field } from '../pixels/field.ts';
import { emptyField, sampleField } from '../pixels/field.ts';
import type { Mapping } from '../pixels/warp.ts';

/** How far round the body the visible cloth reaches: 0 = flat, 1 = half way round. */
const WRAP = 0.55;

/**
 * The foreshortening of cloth around a body: on each row the cloth near the outline turns away and gets
 * narrower, the middle comes forward and gets wider. The outline itself stays.
 * @param matte upright coverage; @param cell pixels per cell
 */
export function cylinderMapping(matte: Field, cell: number): Mapping {
  const { centre, half } = rowSpans(matte);
  return ({ x, y }) => {
    const middle = sampleField(centre, 0.5, y / cell) * cell;
    const radius = sampleField(half, 0.5, y / cell) * cell;
    if (radius < 1) return { x, y };
    const t = (x - middle) / radius;
    if (Math.abs(t) >= 1) return { x, y };
    return { x: middle + (radius * Math.asin(t * WRAP)) / Math.asin(WRAP), y };
  };
}

/** Middle and half width of the covered span of each row, smoothed along the body. Columns of one cell. */
function rowSpans({ width, height, data }: Field): { centre: Field; half: Field } {
  const centre = emptyField(1, height);
  const half = emptyField(1, height);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const left = row.findIndex((a) => a > 0.5);
    const right = row.findLastIndex((a) => a > 0.5);
    centre.data[y] = left < 0 ? width / 2 : (left + right + 1) / 2;
    half.data[y] = left < 0 ? 0 : (right + 1 - left) / 2;
  }
  return { centre: blurField(centre, 0, 4), half: blurField(half, 0, 4) };
}

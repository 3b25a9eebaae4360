import { blurField } from '@atelier/pixels/blur';
import type { Field } from '@atelier/pixels/field';
import { emptyField, sampleField } from '@atelier/pixels/field';
import type { Mapping } from '@atelier/pixels/warp';

/** How far round the body the visible cloth reaches: 0 = flat, 1 = half way round. */
const WRAP = 0.55;

/** The camera stands at this height (share of the garment from its top): rings above curve up, rings below down. */
const EYE_LEVEL = 0.4;
/** How much a ring of cloth at the hem curves, as a share of its half width. */
const RING_CURVE = 0.13;

/**
 * The foreshortening of cloth around a body: on each row the cloth near the outline turns away and gets
 * narrower, the middle comes forward and gets wider. Rings of cloth (a hem, stripes) become arcs as seen from the
 * camera's height. The sides of the outline stay.
 * @param matte upright coverage; @param cell pixels per cell
 */
export function cylinderMapping(matte: Field, cell: number): Mapping {
  const { centre, half, top, bottom } = rowSpans(matte);
  return ({ x, y }) => {
    const middle = sampleField(centre, 0.5, y / cell) * cell;
    const radius = sampleField(half, 0.5, y / cell) * cell;
    if (radius < 1) return { x, y };
    const t = (x - middle) / radius;
    const height = Math.min(1.1, (y / cell - top) / Math.max(1, bottom - top));
    const arc = Math.max(0, height - EYE_LEVEL) * RING_CURVE * radius * Math.max(0, 1 - t * t);
    const across = Math.abs(t) >= 1 ? x : middle + (radius * Math.asin(t * WRAP)) / Math.asin(WRAP);
    return { x: across, y: y - arc };
  };
}

/** Middle and half width of the covered span of each row, smoothed along the body. Columns of one cell. */
function rowSpans({ width, height, data }: Field): {
  centre: Field;
  half: Field;
  top: number;
  bottom: number;
} {
  let top = height;
  let bottom = 0;
  const centre = emptyField(1, height);
  const half = emptyField(1, height);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const left = row.findIndex((a) => a > 0.5);
    const right = row.findLastIndex((a) => a > 0.5);
    centre.data[y] = left < 0 ? width / 2 : (left + right + 1) / 2;
    half.data[y] = left < 0 ? 0 : (right + 1 - left) / 2;
    if (left < 0) continue;
    top = Math.min(top, y);
    bottom = y + 1;
  }
  fillBelow(centre, half, bottom);
  return { centre: blurField(centre, 0, 4), half: blurField(half, 0, 4), top, bottom };
}

/** Rows below the hem go on like the hem, so that the hem itself is bent like the cloth above it. */
function fillBelow(centre: Field, half: Field, bottom: number): void {
  const last = Math.max(0, bottom - 2);
  centre.data.fill(centre.data[last]!, bottom);
  half.data.fill(half.data[last]!, bottom);
}

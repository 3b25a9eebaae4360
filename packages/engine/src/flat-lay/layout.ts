import { fieldError, type OutputPaddings, type OutputSize } from '@atelier/contracts';
import type { Bounds } from '@atelier/pixels/bounds';
import type { Look } from '../studio/look.ts';
import type { FlatLaySpec, GarmentClass } from './types.ts';

/** The size of a picture and the box inside which the product must lie. Pixels. */
export interface Layout {
  width: number;
  height: number;
  box: Bounds;
}

const GARMENT_SIZE: OutputSize = { width: 1200, height: 1600 };
const OBJECT_SIZE: OutputSize = { width: 1400, height: 1400 };
const DETAIL_SIZE: OutputSize = { width: 1200, height: 1200 };
/** The longest side the API lets anybody ask for. */
const MAX_SIDE_PX = 8192;
/** More air below than above, so that the shadow on the floor has room (share of the height). */
const FLOOR_MARGIN = 0.045;

/** Size and box of one picture: what was asked for, else the type's own default. */
export function layoutOf(spec: FlatLaySpec, garment: GarmentClass, look: Look, withFloor: boolean): Layout {
  const size = spec.size ?? sizeAround(defaultSize(spec, garment), spec.paddings);
  const paddings = spec.paddings ?? defaultPaddings(spec, size, look, withFloor);
  const width = size.width - paddings.left - paddings.right;
  const height = size.height - paddings.top - paddings.bottom;
  if (width < 1 || height < 1) {
    throw fieldError(
      ['body', 'output_image_paddings'],
      `Expected paddings that leave room inside ${size.width}x${size.height} pixels.`,
    );
  }
  return { ...size, box: { left: paddings.left, top: paddings.top, width, height } };
}

function defaultSize(spec: FlatLaySpec, garment: GarmentClass): OutputSize {
  if (spec.type === 'detail') return DETAIL_SIZE;
  return garment === 'top' || garment === 'bottom' || garment === 'dress' ? GARMENT_SIZE : OBJECT_SIZE;
}

/** Our own size gives way when the paddings alone would fill it. */
function sizeAround(size: OutputSize, paddings: OutputPaddings | undefined): OutputSize {
  if (!paddings) return size;
  const side = (own: number, taken: number) =>
    taken * 2 <= own ? own : Math.min(MAX_SIDE_PX, taken + own / 2);
  return {
    width: side(size.width, paddings.left + paddings.right),
    height: side(size.height, paddings.top + paddings.bottom),
  };
}

/** A detail fills the picture; everything else keeps air around it. */
function defaultPaddings(
  spec: FlatLaySpec,
  size: OutputSize,
  look: Look,
  withFloor: boolean,
): OutputPaddings {
  if (spec.type === 'detail') return { top: 0, bottom: 0, left: 0, right: 0 };
  const margin = Math.round(Math.min(size.width, size.height) * look.margin);
  const floor = withFloor ? Math.round(size.height * FLOOR_MARGIN) : 0;
  const fits = (a: number, b: number, side: number) => a + b < side;
  if (!fits(margin, margin, size.width) || !fits(margin, margin + floor, size.height)) {
    return { top: 0, bottom: 0, left: 0, right: 0 };
  }
  return { top: margin, bottom: margin + floor, left: margin, right: margin };
}

/** The largest box of the product's shape inside `box`, centred; at least one pixel a side. */
export function fitInside(width: number, height: number, box: Bounds): Bounds {
  const scale = Math.min(box.width / width, box.height / height);
  const w = Math.min(box.width, Math.max(1, Math.round(width * scale)));
  const h = Math.min(box.height, Math.max(1, Math.round(height * scale)));
  return {
    left: box.left + Math.floor((box.width - w) / 2),
    top: box.top + Math.floor((box.height - h) / 2),
    width: w,
    height: h,
  };
}

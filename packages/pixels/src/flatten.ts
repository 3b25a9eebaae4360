import type { Field } from './field.ts';
import type { Raster, Rgb } from './raster.ts';

/** A picture without transparency: what shows through is `paper`, an sRGB grey 0..255. */
export function flatten(picture: Raster, paper = 255): Rgb {
  const { width, height, data } = picture;
  if (picture.channels === 3) return { width, height, channels: 3, data };
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const alpha = data[i * 4 + 3]!;
    for (let c = 0; c < 3; c++) {
      out[i * 3 + c] = Math.round((data[i * 4 + c]! * alpha + paper * (255 - alpha)) / 255);
    }
  }
  return { width, height, channels: 3, data: out };
}

/** A pixel at least so opaque counts as solid, one at most so opaque as clear. */
const SOLID_ALPHA = 250;
const CLEAR_ALPHA = 5;
/** A cutout has at least this share of clear and of solid pixels. */
const CUTOUT_SHARE = 0.01;

/** The alpha 0..1 of a picture that comes as a cutout already; undefined when its alpha says nothing. */
export function ownMatte(picture: Raster): Field | undefined {
  if (picture.channels === 3) return undefined;
  const { width, height, data } = picture;
  const alpha = new Float32Array(width * height);
  let solid = 0;
  let clear = 0;
  for (let i = 0; i < alpha.length; i++) {
    const a = data[i * 4 + 3]!;
    if (a >= SOLID_ALPHA) solid++;
    else if (a <= CLEAR_ALPHA) clear++;
    alpha[i] = a / 255;
  }
  if (Math.min(solid, clear) < CUTOUT_SHARE * alpha.length) return undefined;
  return { width, height, data: alpha };
}

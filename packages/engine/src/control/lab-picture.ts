import { type Oklab, oklabOfSrgb, srgbOfOklab } from '@atelier/pixels/oklab';
import type { Rgb } from '@atelier/pixels/raster';

/** A picture in Oklab, a plane for each component: `l` 0..1, `a` and `b` about -0.4..0.4. `Float32Array [height * width]`. */
export interface LabPicture {
  readonly width: number;
  readonly height: number;
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** A picture in Oklab whose planes are zeros. */
export function emptyLab(width: number, height: number): LabPicture {
  const plane = () => new Float32Array(width * height);
  return { width, height, l: plane(), a: plane(), b: plane() };
}

export function labOf({ width, height, data }: Rgb): LabPicture {
  const out = emptyLab(width, height);
  for (let i = 0; i < out.l.length; i++) {
    const { l, a, b } = oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
    out.l[i] = l;
    out.a[i] = a;
    out.b[i] = b;
  }
  return out;
}

/** The nearest picture that sRGB can show, component by component. */
export function rgbOf({ width, height, l, a, b }: LabPicture): Rgb {
  const data = new Uint8Array(width * height * 3);
  const colour: Oklab = { l: 0, a: 0, b: 0 };
  for (let i = 0; i < l.length; i++) {
    colour.l = l[i]!;
    colour.a = a[i]!;
    colour.b = b[i]!;
    const [red, green, blue] = srgbOfOklab(colour);
    data[3 * i] = Math.round(red);
    data[3 * i + 1] = Math.round(green);
    data[3 * i + 2] = Math.round(blue);
  }
  return { width, height, channels: 3, data };
}

/** Between two pictures of one size; `share` 0 gives the first. */
export function mixLab(from: LabPicture, to: LabPicture, share: number): LabPicture {
  const mixed = (x: Float32Array, y: Float32Array) => x.map((v, i) => v + (y[i]! - v) * share);
  return { ...from, l: mixed(from.l, to.l), a: mixed(from.a, to.a), b: mixed(from.b, to.b) };
}

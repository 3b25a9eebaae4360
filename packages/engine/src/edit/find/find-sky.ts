import { connectedRegions } from '@atelier/pixels/components';
import { emptyField } from '@atelier/pixels/field';
import { guidedFilter } from '@atelier/pixels/guided-filter';
import { oklabOfSrgb } from '@atelier/pixels/oklab';
import type { Plane, Rgb } from '@atelier/pixels/raster';

/** Sky is at least this light unless it is blue, and changes by less than this from pixel to pixel (Oklab). */
const LIGHT = 0.62;
const SMOOTH = 0.035;
const BLUE_CHROMA = 0.02;
/** Green grows within these hues (radians in Oklab's plane) and has at least this chroma. */
const GREEN_FROM = 1.75;
const GREEN_TO = 2.75;
const GREEN_CHROMA = 0.04;

/** The sky: smooth, light or blue, and open to the upper edge. No network knows it; this is a rule of thumb. */
export function findSky(photo: Rgb): Plane {
  const { width, height } = photo;
  const lab = labsOf(photo);
  const smooth = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const right = lab.l[x + 1 < width ? i + 1 : i]!;
      const below = lab.l[y + 1 < height ? i + width : i]!;
      const isFlat = Math.abs(right - lab.l[i]!) < SMOOTH && Math.abs(below - lab.l[i]!) < SMOOTH;
      if (isFlat && isSkyColour(lab.l[i]!, lab.a[i]!, lab.b[i]!)) smooth[i] = 1;
    }
  }
  const { labels, regions } = connectedRegions(smooth, width, height);
  const open = new Set(regions.filter(({ bounds }) => bounds.top === 0).map(({ label }) => label));
  return refined(photo, (i) => open.has(labels[i]!));
}

/** What grows: everything green. */
export function findGreenery(photo: Rgb): Plane {
  const { a, b } = labsOf(photo);
  return refined(photo, (i) => {
    const hue = Math.atan2(b[i]!, a[i]!);
    return Math.hypot(a[i]!, b[i]!) > GREEN_CHROMA && hue > GREEN_FROM && hue < GREEN_TO;
  });
}

function isSkyColour(l: number, a: number, b: number): boolean {
  const isBlue = b < -BLUE_CHROMA && a < BLUE_CHROMA;
  return isBlue || (l > LIGHT && Math.hypot(a, b) < 0.08);
}

function labsOf({ width, height, data }: Rgb): Record<'l' | 'a' | 'b', Float32Array> {
  const planes = {
    l: new Float32Array(width * height),
    a: new Float32Array(width * height),
    b: new Float32Array(width * height),
  };
  for (let i = 0; i < planes.l.length; i++) {
    const { l, a, b } = oklabOfSrgb(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!);
    planes.l[i] = l;
    planes.a[i] = a;
    planes.b[i] = b;
  }
  return planes;
}

function refined(photo: Rgb, isInside: (i: number) => boolean): Plane {
  const { width, height } = photo;
  const field = emptyField(width, height);
  for (let i = 0; i < field.data.length; i++) if (isInside(i)) field.data[i] = 1;
  const radiusPx = Math.max(2, Math.round(Math.max(width, height) / 200));
  const [fine] = guidedFilter(photo, [field], { radiusPx, contrast: 0.04, stride: 1 });
  const data = new Uint8Array(field.data.length);
  for (let i = 0; i < data.length; i++)
    data[i] = Math.round(255 * Math.min(1, Math.max(0, (fine!.data[i]! - 0.3) / 0.4)));
  return { width, height, data };
}

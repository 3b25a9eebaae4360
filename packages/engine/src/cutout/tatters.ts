import { connectedRegions, type Region } from '@atelier/pixels/components';
import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { open } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';

/** Parts of a garment narrower than twice this are looked at, when they are no longer than that (per long side). */
const HALF_WIDTH_SHARE = 0.006;
const LENGTH_SHARE = 0.06;
const LEAST_HALF_WIDTH_PX = 2;
/** So far around a part its neighbours' colours are taken, in half widths. */
const AROUND = 2;
/** A tatter differs from the garment by so much (0..255 units), and from the ground by at most this share of it. */
const FOREIGN_UNITS = 45;
const GROUND_SHARE = 0.7;

type Colour = readonly [number, number, number];

/**
 * Cuts off tatters: short thin parts at a garment's outline that have the colour of the ground beside them, not of
 * the garment. Cords, straps and tips of cuffs have other colours than the ground. Changes `inside` in place.
 * @param inside 0..1, object from 0.5 up, of the picture's size
 */
export function dropTatters(picture: Rgb, inside: Field): void {
  const { width, height } = inside;
  const long = Math.max(width, height);
  const half = Math.max(LEAST_HALF_WIDTH_PX, Math.round(HALF_WIDTH_SHARE * long));
  const object = atLeast(inside.data, 0.5);
  const body = open(object, width, height, half);
  const thin = object.map((set, i) => (set !== 0 && body[i] === 0 ? 1 : 0));
  const { labels, regions } = connectedRegions(thin, width, height);
  const drops = regions.map(
    (region) =>
      Math.max(region.bounds.width, region.bounds.height) <= LENGTH_SHARE * long &&
      isForeign(region, { picture, labels, object, body }, AROUND * half),
  );
  if (!drops.includes(true)) return;
  for (let i = 0; i < labels.length; i++) if (labels[i]! > 0 && drops[labels[i]! - 1]) inside.data[i] = 0;
}

interface Scene {
  picture: Rgb;
  labels: Int32Array;
  object: Uint8Array;
  /** The object without its thin parts. */
  body: Uint8Array;
}

function isForeign(region: Region, { picture, labels, object, body }: Scene, around: number): boolean {
  const meanWhere = (is: (at: number) => boolean) => meanColour(picture, region, around, is);
  const own = meanWhere((at) => labels[at] === region.label);
  const garment = meanWhere((at) => body[at] !== 0);
  const ground = meanWhere((at) => object[at] === 0);
  if (!own || !garment || !ground) return false;
  const toGarment = distance(own, garment);
  return toGarment >= FOREIGN_UNITS && distance(own, ground) <= GROUND_SHARE * toGarment;
}

/** Mean colour of the chosen pixels in and around a region's box; undefined without any. */
function meanColour(
  { width, height, data }: Rgb,
  { bounds }: Region,
  around: number,
  is: (at: number) => boolean,
): Colour | undefined {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  const bottom = Math.min(height, bounds.top + bounds.height + around);
  const right = Math.min(width, bounds.left + bounds.width + around);
  for (let y = Math.max(0, bounds.top - around); y < bottom; y++) {
    for (let x = Math.max(0, bounds.left - around); x < right; x++) {
      const at = y * width + x;
      if (!is(at)) continue;
      count++;
      for (let c = 0; c < 3; c++) sum[c] = sum[c]! + data[at * 3 + c]!;
    }
  }
  return count === 0 ? undefined : [sum[0] / count, sum[1] / count, sum[2] / count];
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

import type { Field } from '@atelier/pixels/field';
import { atLeast } from '@atelier/pixels/mask';
import { close } from '@atelier/pixels/morphology';
import type { Rgb } from '@atelier/pixels/raster';
import { type Backdrop, backdropAt } from './backdrop.ts';

/** A slit is narrower than twice this, and goes on for so long beyond the gap that was found (per long side). */
const HALF_WIDTH_SHARE = 0.004;
const LENGTH_SHARE = 0.03;
const LEAST_HALF_WIDTH_PX = 2;
/** The product on both sides differs from the backdrop by so much (0..255 units), and the slit by this share of it. */
const CONTRAST_UNITS = 60;
const SLIT_SHARE = 0.6;
/** Directions in which the two sides of a slit are looked for. */
const ACROSS = [
  [1, 0],
  [0, 1],
  [0.7, 0.7],
  [0.7, -0.7],
] as const;

/**
 * Follows narrow gaps, such as between sleeve and trunk, to their ends, where they are finer than the outline's
 * settling can see: from inside a gap on, a thin line nearer to the plain backdrop than the product on its two
 * sides is opened. Stripes that meet an open outline are no gap and stay. Changes `inside` and `seen` in place.
 * @param inside 0..1, object from 0.5 up, of the picture's size
 * @param seen how surely the outline was seen, 0..1; along slits it then is
 */
export function openSlits(picture: Rgb, inside: Field, seen: Field, backdrop: Backdrop): void {
  const { width, height } = inside;
  const long = Math.max(width, height);
  const reach = Math.max(LEAST_HALF_WIDTH_PX, Math.round(HALF_WIDTH_SHARE * long));
  const object = atLeast(inside.data, 0.5);
  const closed = close(object, width, height, reach);
  const offAt = distanceFromBackdrop(picture, backdrop);
  const isSlit = (at: number) => isBetweenSides(at, object, offAt, width, reach + 1);
  let front: number[] = [];
  for (let i = 0; i < object.length; i++) if (closed[i] !== 0 && object[i] === 0) front.push(i);
  const opened = new Set<number>();
  for (let step = 0; step < LENGTH_SHARE * long && front.length > 0; step++) {
    const next: number[] = [];
    for (const at of front) {
      const x = at % width;
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = -1; dx <= 1; dx++) {
          const to = at + dy + dx;
          if (x + dx < 0 || x + dx >= width || to < 0 || to >= object.length) continue;
          if (object[to] === 0 || opened.has(to) || !isSlit(to)) continue;
          opened.add(to);
          next.push(to);
        }
      }
    }
    front = next;
  }
  for (const at of opened) {
    inside.data[at] = 0;
    for (const beside of [at - width, at - 1, at, at + 1, at + width]) seen.data[beside] = 1;
  }
}

/** How far a pixel's colour is from the backdrop behind it, 0..255 units. */
function distanceFromBackdrop({ width, data }: Rgb, backdrop: Backdrop): (at: number) => number {
  const plain = new Float64Array(3);
  return (at) => {
    const x = at % width;
    backdropAt(backdrop, x, (at - x) / width, plain);
    let squared = 0;
    for (let c = 0; c < 3; c++) squared += (data[at * 3 + c]! - plain[c]!) ** 2;
    return Math.sqrt(squared);
  };
}

/** Whether a pixel is much nearer to the backdrop than the product on two opposite sides of it. */
function isBetweenSides(
  at: number,
  object: Uint8Array,
  offAt: (at: number) => number,
  width: number,
  reach: number,
): boolean {
  const own = offAt(at);
  const x = at % width;
  for (const [across, down] of ACROSS) {
    const dx = Math.round(across * reach);
    const step = dx + Math.round(down * reach) * width;
    if (x - Math.abs(dx) < 0 || x + Math.abs(dx) >= width) continue;
    if (object[at - step] !== 1 || object[at + step] !== 1) continue;
    const sides = Math.min(offAt(at - step), offAt(at + step));
    if (sides >= CONTRAST_UNITS && own <= SLIT_SHARE * sides) return true;
  }
  return false;
}

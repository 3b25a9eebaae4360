import type { Bounds } from '@atelier/pixels/bounds';
import { connectedRegions, type Region } from '@atelier/pixels/components';
import { atLeast, inverted } from '@atelier/pixels/mask';

/** Parts smaller than this share of the largest one are specks. */
const SPECK_SHARE = 0.004;
/** A part that the frame cuts goes when a whole one is larger than it by this factor. */
const WHOLE_OVER_CUT = 1.4;
/** A part is cut when it lies along the frame for this share of its own box's side. */
const CUT_SHARE = 0.15;
/** What goes and is larger than this share of the product, the caller should hear of. */
const NEIGHBOUR_SHARE = 0.08;
/** Enclosed gaps smaller than this share of the object are errors, not holes. */
const PINHOLE_SHARE = 0.0004;

/**
 * Keeps what makes up the product: specks go, and so do neighbours that the photo's frame cuts while the product
 * itself is whole; pinholes are filled. Changes `inside` in place.
 * @param inside 0..1, object from 0.5 up, `Float32Array [height * width]`
 * @param box where `inside` lies in the photo of size `photo`
 * @returns whether a neighbour of some size went
 */
export function keepWholeProducts(
  inside: Float32Array,
  box: Bounds,
  photo: { width: number; height: number },
): boolean {
  const mask = atLeast(inside, 0.5);
  const { labels, regions } = connectedRegions(mask, box.width, box.height);
  if (regions.length === 0) return false;
  const cut = regions.map((region) => lengthAlongFrame(region, labels, box, photo) > cutLength(region));
  const largest = Math.max(...regions.map(({ area }) => area));
  const largestWhole = Math.max(0, ...regions.filter((_, i) => !cut[i]).map(({ area }) => area));
  const kept = regions.map(
    ({ area }, i) => area >= SPECK_SHARE * largest && !(cut[i] && area * WHOLE_OVER_CUT < largestWhole),
  );
  if (kept.includes(false)) {
    for (let i = 0; i < inside.length; i++) if (labels[i]! > 0 && !kept[labels[i]! - 1]) inside[i] = 0;
  }
  fillPinholes(inside, box, largest);
  return regions.some(({ area }, i) => !kept[i] && area >= NEIGHBOUR_SHARE * largest);
}

function cutLength({ bounds }: Region): number {
  return CUT_SHARE * Math.min(bounds.width, bounds.height);
}

/** Pixels of a region that lie on the photo's own border. */
function lengthAlongFrame(
  { label, bounds }: Region,
  labels: Int32Array,
  box: Bounds,
  photo: { width: number; height: number },
): number {
  let length = 0;
  const right = bounds.left + bounds.width;
  const bottom = bounds.top + bounds.height;
  for (let x = bounds.left; x < right; x++) {
    if (box.top === 0 && labels[x] === label) length++;
    if (box.top + box.height === photo.height && labels[(box.height - 1) * box.width + x] === label) length++;
  }
  for (let y = bounds.top; y < bottom; y++) {
    if (box.left === 0 && labels[y * box.width] === label) length++;
    if (box.left + box.width === photo.width && labels[(y + 1) * box.width - 1] === label) length++;
  }
  return length;
}

function fillPinholes(inside: Float32Array, box: Bounds, object: number): void {
  const gaps = inverted(atLeast(inside, 0.5));
  const { labels, regions } = connectedRegions(gaps, box.width, box.height);
  const pinhole = regions.map(
    ({ area, bounds }) =>
      area < PINHOLE_SHARE * object &&
      bounds.left > 0 &&
      bounds.top > 0 &&
      bounds.left + bounds.width < box.width &&
      bounds.top + bounds.height < box.height,
  );
  if (!pinhole.includes(true)) return;
  for (let i = 0; i < inside.length; i++) if (labels[i]! > 0 && pinhole[labels[i]! - 1]) inside[i] = 1;
}

import { connectedRegions } from '../pixels/components.ts';

/** Parts smaller than this share of the largest one are specks. */
const SPECK_SHARE = 0.004;
/** Enclosed gaps smaller than this share of the object are errors, not holes. */
const PINHOLE_SHARE = 0.0002;
/** Alpha outside this range is noise of the estimate. */
const RANGE = { from: 0.06, to: 0.94 } as const;
const VISIBLE = 0.1;

/**
 * Cleans a finished matte in place: stretches away veils and thin spots, removes specks that hang together with
 * nothing, and fills pinholes.
 * @param alpha 0..1 `Float32Array [height * width]`
 */
export function tidy(alpha: Float32Array, width: number, height: number): void {
  for (let i = 0; i < alpha.length; i++) {
    const a = (alpha[i]! - RANGE.from) / (RANGE.to - RANGE.from);
    alpha[i] = a <= 0 ? 0 : a >= 1 ? 1 : a;
  }
  const largest = removeSpecks(alpha, width, height);
  fillPinholes(alpha, width, height, largest);
}

/** Returns the area of the largest part. */
function removeSpecks(alpha: Float32Array, width: number, height: number): number {
  const { labels, regions } = connectedRegions(
    Uint8Array.from(alpha, (a) => (a > VISIBLE ? 1 : 0)),
    width,
    height,
  );
  const largest = regions.reduce((most, { area }) => Math.max(most, area), 0);
  for (let i = 0; i < alpha.length; i++) {
    const label = labels[i]!;
    if (
      label === 0
        ? alpha[i]! > 0 && !touches(labels, i, width, height)
        : regions[label - 1]!.area < SPECK_SHARE * largest
    ) {
      alpha[i] = 0;
    }
  }
  return largest;
}

/** Faint pixels stay only as the soft side of something visible. */
function touches(labels: Int32Array, at: number, width: number, height: number): boolean {
  const x = at % width;
  const y = (at - x) / width;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      if (labels[ny * width + nx] !== 0) return true;
    }
  }
  return false;
}

function fillPinholes(alpha: Float32Array, width: number, height: number, object: number): void {
  const { labels, regions } = connectedRegions(
    Uint8Array.from(alpha, (a) => (a < 1 - VISIBLE ? 1 : 0)),
    width,
    height,
  );
  for (let i = 0; i < alpha.length; i++) {
    const label = labels[i]!;
    if (label === 0) continue;
    const { area, bounds } = regions[label - 1]!;
    const enclosed =
      bounds.left > 0 &&
      bounds.top > 0 &&
      bounds.left + bounds.width < width &&
      bounds.top + bounds.height < height;
    if (enclosed && area < PINHOLE_SHARE * object) alpha[i] = 1;
  }
}

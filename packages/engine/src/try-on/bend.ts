import { solveSymmetric } from '@atelier/pixels/linear-system';
import type { Point } from '@atelier/pixels/warp';

/** A place that a bend takes to another, pixels. */
export interface BentPoint {
  readonly from: Point;
  readonly to: Point;
}

/** Moves a place of a plane. */
export type Bend = (place: Point) => Point;

/** Points are met to about this share of their own distance: without it, near points would tear the plane. */
const SOFTNESS = 0.02;

/**
 * A smooth bend of the plane that takes given places to others: all move with the mean, and the rest of each
 * displacement fades out around its place (Gaussian radial basis functions: Arad et al., "Image warping by radial
 * basis functions", 1994).
 * @param reach standard deviation of the fading, pixels
 * @returns undefined when the points contradict each other
 */
export function bendThrough(points: readonly BentPoint[], reach: number): Bend | undefined {
  if (points.length === 0) return undefined;
  const fall = (a: Point, b: Point) => Math.exp(-((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / (2 * reach * reach));
  const mean = {
    x: points.reduce((sum, { from, to }) => sum + to.x - from.x, 0) / points.length,
    y: points.reduce((sum, { from, to }) => sum + to.y - from.y, 0) / points.length,
  };
  const matrix = points.map(({ from: a }, i) =>
    Float64Array.from(points, ({ from: b }, j) => fall(a, b) + (i === j ? SOFTNESS : 0)),
  );
  const along = (axis: 'x' | 'y') =>
    solveSymmetric(
      matrix,
      Float64Array.from(points, ({ from, to }) => to[axis] - from[axis] - mean[axis]),
    );
  const [across, down] = [along('x'), along('y')];
  if (!across || !down) return undefined;
  return (place) => {
    let { x, y } = { x: place.x + mean.x, y: place.y + mean.y };
    points.forEach(({ from }, i) => {
      const near = fall(place, from);
      x += across[i]! * near;
      y += down[i]! * near;
    });
    return { x, y };
  };
}

/** Cells along each side of the area in which a bend is checked. */
const CHECKED = 12;
/** A bent cell keeps at least this share of its area, and its orientation. */
const LEAST_AREA = 0.35;

/** Whether a bend folds or crushes nothing in a box. */
export function isSound(bend: Bend, { left, top, right, bottom }: BendBox): boolean {
  const [width, height] = [(right - left) / CHECKED, (bottom - top) / CHECKED];
  for (let row = 0; row < CHECKED; row++) {
    for (let column = 0; column < CHECKED; column++) {
      const corner = { x: left + column * width, y: top + row * height };
      const a = bend(corner);
      const b = bend({ x: corner.x + width, y: corner.y });
      const c = bend({ x: corner.x, y: corner.y + height });
      const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
      if (area < LEAST_AREA * width * height) return false;
    }
  }
  return true;
}

export interface BendBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

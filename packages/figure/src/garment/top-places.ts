import { clamp, mix } from '../geometry/interpolation.ts';
import type { Around } from './around.ts';
import type { Cell } from './neck-points.ts';
import type { TopFit } from './top-fit.ts';
import type { TopLandmarks } from './top-landmarks.ts';
import type { PictureSide } from './torso-profile.ts';
import type { Limb, UpperBody } from './upper-body.ts';
import { yokeLengths } from './yoke.ts';

export type View = 'front' | 'back';

/** Finds where the cloth at a point of the body lies in one photo, in cells. */
export interface TopPlaces {
  /** Dm of cloth to a row. */
  readonly rowScale: number;
  rowOf(y: number): number;
  /**
   * A point of the torso.
   * @param x distance from the middle, dm: what counts on the shoulders
   * @param around place around the torso: what counts below the armpits
   * @param stretch length of the cloth over that of the body's outline
   * @param yoke 0 below the armpits, 1 on the shoulders
   */
  torso(x: number, y: number, around: Around, stretch: number, yoke: number): Cell;
  /** A point of a sleeve: share 0..1 of its length, and 1 at its upper fold, -1 at its seam below. */
  sleeve(limb: Limb, along: number, across: number): Cell | undefined;
  pictureSide(limb: Limb): PictureSide;
}

/** Outlines are read this many cells inside: what is nearer is rim. */
const INSET_CELLS = 1.5;
/** Rows at the hem are ragged; this share of the length above it the width is read last. */
const HEM_MARGIN = 0.025;
/** In the middle a picture keeps its proportions up to this factor between its two directions. */
const LEAST_STRETCH = 0.62;
const MOST_STRETCH = 1.8;
const UPPER_FOLD = 0.97;

/** @param hemY height of the hem, which the photo's hem row belongs to */
export function topPlaces(marks: TopLandmarks, body: UpperBody, fit: TopFit, view: View): TopPlaces {
  const { axis, neckAxis, neckRow, armpitRow, hemRow, sides } = marks;
  const lengths = yokeLengths(body, fit.neckY, view);
  const rowScale = lengths.toHeight(fit.hemY) / (hemRow - neckRow);
  const lastRow = Math.round(hemRow - HEM_MARGIN * (hemRow - neckRow));
  const pictureSide = (limb: Limb): PictureSide =>
    (limb === 'left') === (view === 'front') ? 'right' : 'left';
  const rowOf = (y: number) => neckRow + lengths.toHeight(y) / rowScale;
  const yokeScale = fit.scale * fit.neckWidening;
  return {
    rowScale,
    rowOf,
    pictureSide,
    torso(x, y, { across, quarter }, stretch, yoke) {
      const row = rowOf(y);
      const limb: Limb = across >= 0 ? 'left' : 'right';
      const picture = pictureSide(limb);
      const outwards = picture === 'right' ? 1 : -1;
      const level = Math.round(clamp(row, armpitRow + 2, lastRow));
      const reach = Math.max(1, (sides[picture].reach[level] ?? 0) - INSET_CELLS);
      const folded = reach * spread(Math.abs(across), (quarter * stretch) / (rowScale * reach));
      const planar = Math.abs(x) / yokeScale;
      return { x: mix(axis + outwards * folded, neckAxis + outwards * planar, yoke), y: row };
    },
    sleeve(limb, along, across) {
      const { sleeve } = sides[pictureSide(limb)];
      return (sleeve ?? sides[pictureSide(limb === 'left' ? 'right' : 'left')].sleeve)?.placeAt(
        along,
        across * UPPER_FOLD,
      );
    },
  };
}

/**
 * Share of the photo's half width at a share of the cloth's: in the middle the picture keeps its proportions, towards
 * the side seam it gives way, so that a shirt fills any body without deforming its print.
 * @param stretch how much longer the half cloth is than its picture at the scale of the rows
 */
export function spread(share: number, stretch: number): number {
  const slope = clamp(stretch, LEAST_STRETCH, MOST_STRETCH);
  // s(t) = t (slope + (1 - slope) t^n) rises all the way as long as slope + (n + 1)(1 - slope) > 0.
  const power = slope > 1 ? Math.min(4, (slope - 0.15) / (slope - 1) - 1) : 4;
  return share * (slope + (1 - slope) * share ** power);
}

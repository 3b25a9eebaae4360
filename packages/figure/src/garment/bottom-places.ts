import type { BottomLandmarks, Span } from './bottom-landmarks.ts';

/** Where a point of the cloth lies in the front and in the back photo, pixels. */
export interface Places {
  readonly front: readonly [x: number, y: number];
  readonly back: readonly [x: number, y: number];
}

/** The rim of a cutout is not read (pixels). */
const INSET_PX = 2;

/** A photo's rows between the heights of the cloth: piecewise linear through waist, crotch and hem. */
export interface Rows {
  at(y: number): number;
}

export function rowsOf(
  marks: BottomLandmarks,
  crotchRow: number,
  heights: { waistY: number; crotchY: number; hemY: number },
): Rows {
  const { waistY, crotchY, hemY } = heights;
  return {
    at: (y) =>
      y >= crotchY
        ? marks.top + ((waistY - y) / (waistY - crotchY)) * (crotchRow - marks.top)
        : crotchRow + ((crotchY - y) / Math.max(1e-3, crotchY - hemY)) * (marks.bottom - crotchRow),
  };
}

/**
 * A column of one tube around both legs or the hips.
 * @param across -1 at the figure's right side seam, 0 in the middle of front or back, 1 at its left
 */
export function columnAcross(
  marks: BottomLandmarks,
  row: number,
  across: number,
  view: 'front' | 'back',
): number {
  const span = inset(marks.across(row));
  const middle = Math.min(Math.max(marks.axis, span.from), span.to);
  // From the front the figure's left is at the picture's right; from behind at its left.
  const towardsRight = view === 'front' ? across : -across;
  return towardsRight >= 0
    ? middle + (span.to - middle) * towardsRight
    : middle + (middle - span.from) * towardsRight;
}

/**
 * A column of one leg.
 * @param limb the figure's own side
 * @param inwards 0 at the outer seam, 1 at the inner
 */
export function columnOnLeg(
  marks: BottomLandmarks,
  row: number,
  limb: 'left' | 'right',
  inwards: number,
  view: 'front' | 'back',
): number {
  const atRight = (limb === 'left') === (view === 'front');
  const span = inset(marks.leg(atRight ? 'right' : 'left', row));
  return atRight ? span.to + (span.from - span.to) * inwards : span.from + (span.to - span.from) * inwards;
}

function inset({ from, to }: Span): Span {
  const by = Math.min(INSET_PX, Math.max(0, (to - from) / 2 - 1));
  return { from: from + by, to: to - by };
}

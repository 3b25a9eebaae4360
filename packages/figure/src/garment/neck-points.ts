import { type Silhouette, topOfColumn } from './silhouette.ts';
import type { PictureSide, TorsoProfile } from './torso-profile.ts';

/** A place in the cells of a silhouette. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Where neckline and shoulder meet on one side, and the end of the shoulder above the armpit. */
export interface ShoulderLine {
  readonly neck: Cell;
  readonly tip: Cell;
  /** True when cloth stands or lies above the neck: a hood, a high collar. */
  readonly risesAbove: boolean;
}

/** The shoulder ends a little inside the column of the armpit. */
const TIP_OF_REACH = 0.97;
/** Neck points lie between these shares of the shoulder's length. */
const INNERMOST = 0.1;
const OUTERMOST = 0.95;
/** A hood or a high collar rises this steeply above the shoulder (share of the shoulder's reach). */
const HOOD_RISE = 0.55;

/** A neckline that dips this deep ends at its inner peaks; points this near to the highest count as high. */
const CLEAR_DIP = 0.12;
const LEVEL = 0.03;

/** Finds the neck-shoulder point as the corner of the upper outline between the middle and the shoulder tip. */
export function findShoulderLine(
  silhouette: Silhouette,
  { axis }: TorsoProfile,
  side: PictureSide,
  reach: number,
): ShoulderLine {
  const outwards = side === 'left' ? -1 : 1;
  const tipReach = TIP_OF_REACH * reach;
  const columns = Math.max(4, Math.floor(tipReach));
  const heights = Array.from(
    { length: columns + 1 },
    (_, u) => topOfColumn(silhouette, axis + outwards * u) ?? Number.NaN,
  );
  const tip = { x: axis + outwards * columns, y: firstKnown(heights, columns, -1) };
  const middle = firstKnown(heights, 0, 1);
  const rise = tip.y - middle;
  const risesAbove =
    rise > HOOD_RISE * reach && middle <= Math.min(...heights.filter(Number.isFinite)) + 0.1 * rise;
  const dips = middle - Math.min(...heights.filter(Number.isFinite)) > CLEAR_DIP * reach;
  const corner =
    dips && !risesAbove
      ? innerPeak(heights, LEVEL * reach)
      : cornerOf(heights, middle, tip.y, risesAbove ? -1 : 1);
  return { neck: { x: axis + outwards * corner, y: heights[corner]! }, tip, risesAbove };
}

/** The innermost column that reaches up to the highest. */
function innerPeak(heights: readonly number[], level: number): number {
  const last = heights.length - 1;
  const inner = heights.slice(Math.round(INNERMOST * last));
  const highest = Math.min(...inner.filter(Number.isFinite));
  return heights.length - inner.length + inner.findIndex((height) => height <= highest + level);
}

/** The column that stands out most above (1) or lies most below (-1) the line from middle to tip. */
function cornerOf(heights: readonly number[], middle: number, tip: number, direction: 1 | -1): number {
  const last = heights.length - 1;
  let best = Math.round(last / 2);
  let most = Number.NEGATIVE_INFINITY;
  for (let u = Math.round(INNERMOST * last); u <= OUTERMOST * last; u++) {
    const chord = middle + ((tip - middle) * u) / last;
    const height = direction * (chord - heights[u]!);
    if (height > most) {
      most = height;
      best = u;
    }
  }
  return best;
}

function firstKnown(heights: readonly number[], from: number, step: 1 | -1): number {
  for (let u = from; u >= 0 && u < heights.length; u += step)
    if (Number.isFinite(heights[u]!)) return heights[u]!;
  return 0;
}

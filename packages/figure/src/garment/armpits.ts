import { median, type PictureSide, type TorsoProfile } from './torso-profile.ts';

/** Where the side seam of a top ends at the arm, in cells: row, and distance from the axis. */
export interface Armpit {
  readonly row: number;
  readonly reach: number;
  /** True when a sleeve sets off here, false at the armhole of a sleeveless garment. */
  readonly sleeved: boolean;
}

/** A sleeve widens the silhouette by at least this share of the torso's half width. */
const LEAST_SLEEVE = 0.1;
/** Widening counts less the more rows it takes: sleeves set off at once, hips and busts do not. */
const COST_OF_DROP = 0.75;
/** Of several places where the silhouette widens, the highest that is nearly the best is the armpit. */
const NEARLY_BEST = 0.5;
/** Rows above the armpit over which a sleeve may set off (share of the height). */
const SET_OFF = 0.25;
/** Armpits are not above this share of the height, and the torso below them is not thinner than this share of its usual reach. */
const HIGHEST_ARMPIT = 0.1;
const LEAST_TORSO = 0.45;

/**
 * Finds the armpit as the highest place below which cloth and sleeve are apart: walking up, the run of cloth around
 * the middle suddenly reaches farther out. Sees gaps that hanging sleeves enclose, which an outer contour does not.
 * @param deepest armpits are not below this share of the height
 */
export function findSleevedArmpit(
  profile: TorsoProfile,
  side: PictureSide,
  deepest: number,
): Armpit | undefined {
  const { top, bottom } = profile;
  const reach = profile.reach[side];
  const height = bottom - top;
  const last = Math.round(top + deepest * height);
  const usual = usualReach(profile, side);
  const gains = new Float32Array(last + 1);
  let best = 0;
  for (let row = Math.round(top + HIGHEST_ARMPIT * height); row <= last; row++) {
    const own = reach[row + 1]!;
    if (!(own > LEAST_TORSO * usual)) continue;
    gains[row] = widening(reach, row, Math.max(top, row - Math.round(SET_OFF * height)), own) / usual;
    best = Math.max(best, gains[row]!);
  }
  if (best < LEAST_SLEEVE) return undefined;
  const found = gains.findIndex((gain) => gain >= Math.max(LEAST_SLEEVE, NEARLY_BEST * best));
  const row = localPeak(gains, found, Math.round(0.03 * height));
  return { row, reach: reach[row + 1]!, sleeved: true };
}

function usualReach({ top, bottom, reach }: TorsoProfile, side: PictureSide): number {
  const lower = [...reach[side].subarray(Math.round((top + bottom) / 2), bottom)];
  return median(lower.filter(Number.isFinite)) ?? 1;
}

/** The most that the outline gains outwards on the way up from a row. */
function widening(reach: Float32Array, row: number, highest: number, own: number): number {
  let most = 0;
  for (let above = row; above >= highest; above--) {
    const gain = reach[above]! - own - COST_OF_DROP * (row - above);
    if (gain > most) most = gain;
  }
  return most;
}

function localPeak(values: Float32Array, from: number, span: number): number {
  let best = from;
  for (let i = from; i <= Math.min(from + span, values.length - 1); i++)
    if (values[i]! > values[best]!) best = i;
  return best;
}

/**
 * The corner where the side of a sleeveless garment turns into its armhole: what stands out most beyond the line from
 * the top of the outline to a place well below.
 * @param reach the outline's distance from the axis by row; NaN above the cloth
 */
export function findArmhole(
  { top, bottom }: Pick<TorsoProfile, 'top' | 'bottom'>,
  reach: Float32Array,
  deepest: number,
): Armpit {
  const last = Math.round(top + deepest * (bottom - top));
  const first = top + Math.round(TOP_MARGIN * (bottom - top));
  let row = Math.round((first + last) / 2);
  let most = Number.NEGATIVE_INFINITY;
  for (let at = first; at <= last; at++) {
    const chord = reach[first]! + ((reach[last]! - reach[first]!) * (at - first)) / (last - first);
    if (!(reach[at]! - chord > most)) continue;
    most = reach[at]! - chord;
    row = at;
  }
  return { row, reach: reach[row]!, sleeved: false };
}

/** The rounded end of a strap is left out (share of the height). */
const TOP_MARGIN = 0.01;

/** Torso rows that touch a sleeve reach too far: outlines move at most this far outwards from row to row. */
const STEEPEST_FLARE = 1.6;
const FLARE_WINDOW = 4;

/** The reach of the torso alone below its armpit: rows where it touches a sleeve are bridged. */
export function withoutSleeves(reach: Float32Array, armpit: Armpit, bottom: number): Float32Array {
  const out = reach.slice();
  let valid = armpit.row + 1;
  out[valid] = Math.min(out[valid]!, armpit.reach);
  for (let row = armpit.row + 2; row <= bottom; row++) {
    const allowed = out[valid]! + STEEPEST_FLARE * Math.min(row - valid, FLARE_WINDOW);
    if (!(reach[row]! <= allowed)) continue;
    for (let between = valid + 1; between < row; between++)
      out[between] = out[valid]! + ((reach[row]! - out[valid]!) * (between - valid)) / (row - valid);
    valid = row;
  }
  for (let row = valid + 1; row <= bottom; row++) out[row] = out[valid]!;
  return out;
}

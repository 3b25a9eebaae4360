import { clamp } from '../geometry/interpolation.ts';
import { type Armpit, findArmhole, findSleevedArmpit, withoutSleeves } from './armpits.ts';
import type { GarmentTexture } from './garment.ts';
import { type Cell, findShoulderLine, type ShoulderLine } from './neck-points.ts';
import { findFrontNeckline, type Neckline, outlineNeckline } from './neckline.ts';
import { type Silhouette, silhouetteOf } from './silhouette.ts';
import { readSleeve, type SleeveReading } from './sleeve-reading.ts';
import { readStrap, type StrapReading } from './strap-reading.ts';
import {
  median,
  outerProfile,
  PICTURE_SIDES,
  type PictureSide,
  type TorsoProfile,
  torsoProfile,
} from './torso-profile.ts';

/** What to expect of a garment that covers the chest. */
export interface TopExpectation {
  readonly sleeves: 'none' | 'likely' | 'unknown';
  /** Armpits lie above this share of the length: high in dresses. */
  readonly deepestArmpit: number;
  readonly view: 'front' | 'back';
  /** On a person nothing shows above the neckline: its outline is the neckline. */
  readonly worn: boolean;
}

/** One side of a top in its photo; lengths in cells of the silhouette. */
export interface TopSide {
  readonly armpit: Armpit;
  readonly shoulder: ShoulderLine;
  readonly sleeve?: SleeveReading;
  /** A strap too thin to be cut from the suit. */
  readonly strap?: StrapReading;
  /** Distance of the torso's outline from the axis by row. */
  readonly reach: Float32Array;
}

/** Where the parts of a top, dress, jacket or jumpsuit lie in its photo; lengths in cells of the silhouette. */
export interface TopLandmarks {
  readonly silhouette: Silhouette;
  readonly axis: number;
  /** Middle of the neck, column: beside the axis when the garment lies askew. */
  readonly neckAxis: number;
  /** Rows: mean of the neck points, mean of the armpits, lowest row of the torso. */
  readonly neckRow: number;
  readonly armpitRow: number;
  readonly hemRow: number;
  /** By side of the picture. */
  readonly sides: Readonly<Record<PictureSide, TopSide>>;
  readonly neckline: Neckline;
  /** How far a high collar or hood rises above the neck points; 0 for most. */
  readonly rise: number;
  /** 0..1: how well both sides agree and how much was seen rather than assumed. */
  readonly confidence: number;
}

/**
 * Finds neck, shoulders, armpits, sleeves and hem in the silhouette of a top.
 * @throws RangeError when the texture shows too little to be measured
 */
export function findTopLandmarks(texture: GarmentTexture, expected: TopExpectation): TopLandmarks {
  const silhouette = silhouetteOf(texture);
  const profile = torsoProfile(silhouette);
  if (profile.bottom - profile.top < LEAST_ROWS)
    throw new RangeError('Expected a cutout of a garment but received one too small to be measured.');
  const outer = outerProfile(silhouette, profile.axis);
  const armpits = pairOfArmpits(profile, outer, expected);
  const shoulders = pairOfShoulders(silhouette, profile, armpits);
  for (const name of PICTURE_SIDES) armpits[name] = raised(armpits[name], shoulders[name]);
  const side = (name: PictureSide): TopSide => {
    const armpit = armpits[name];
    const reach = armpit.sleeved
      ? withoutSleeves(profile.reach[name], armpit, profile.bottom)
      : outer.reach[name];
    const sleeve = armpit.sleeved
      ? readSleeve(silhouette, profile, name, armpit, shoulders[name], reach)
      : undefined;
    const strap = armpit.sleeved ? undefined : readStrap(silhouette, shoulders[name].neck, armpit.reach);
    return {
      armpit,
      shoulder: shoulders[name],
      reach,
      ...(sleeve && { sleeve }),
      ...(strap && { strap }),
    };
  };
  const { left, right } = { left: side('left'), right: side('right') };
  const ends = [left.shoulder.neck, right.shoulder.neck] as const;
  const neckRow = (ends[0].y + ends[1].y) / 2;
  const rises = left.shoulder.risesAbove && right.shoulder.risesAbove;
  return {
    silhouette,
    axis: profile.axis,
    neckAxis: neckAxisOf(profile.axis, left, right),
    neckRow,
    armpitRow: (left.armpit.row + right.armpit.row) / 2,
    hemRow: hemRowOf(profile, left.reach, right.reach),
    sides: { left, right },
    neckline:
      expected.view === 'front' && !expected.worn
        ? findFrontNeckline(texture, silhouette, ...ends)
        : outlineNeckline(silhouette, ...ends),
    rise: rises ? Math.max(0, neckRow - silhouette.top) : 0,
    confidence: agreement(left, right, neckRow, profile),
  };
}

const LEAST_ROWS = 24;
/** When only one side shows a sleeve, or both disagree by more than this share of the height, the surer side counts. */
const MOST_DISAGREEMENT = 0.12;
/** Without any clue sleeves set off at this share of the height. */
const USUAL_ARMPIT = 0.3;

function pairOfArmpits(
  profile: TorsoProfile,
  outer: TorsoProfile,
  { sleeves, deepestArmpit }: TopExpectation,
): Record<PictureSide, Armpit> {
  const find = (side: PictureSide) =>
    sleeves === 'none' ? undefined : findSleevedArmpit(profile, side, deepestArmpit);
  const found = { left: find('left'), right: find('right') };
  const { left, right } = found;
  if (left && right) {
    const gap = Math.abs(left.row - right.row) / (profile.bottom - profile.top);
    if (gap <= MOST_DISAGREEMENT) return { left, right };
    const higher = left.row < right.row ? left : right;
    return { left: at(profile, 'left', higher.row), right: at(profile, 'right', higher.row) };
  }
  const only = left ?? right;
  if (only)
    return { left: left ?? at(profile, 'left', only.row), right: right ?? at(profile, 'right', only.row) };
  if (sleeves === 'likely') {
    const row = Math.round(profile.top + USUAL_ARMPIT * (profile.bottom - profile.top));
    return {
      left: { ...at(profile, 'left', row), sleeved: false },
      right: { ...at(profile, 'right', row), sleeved: false },
    };
  }
  return {
    left: findArmhole(outer, outer.reach.left, deepestArmpit),
    right: findArmhole(outer, outer.reach.right, deepestArmpit),
  };
}

/** Arms that hang close hide the armpit: an armhole taller than this share of the torso's reach is cut to the second. */
const TALLEST_ARMHOLE = 1.3;
const USUAL_ARMHOLE = 1.1;

function raised(armpit: Armpit, { tip }: ShoulderLine): Armpit {
  const tall = armpit.row - tip.y > TALLEST_ARMHOLE * armpit.reach;
  return tall && armpit.sleeved
    ? { ...armpit, row: Math.round(tip.y + USUAL_ARMHOLE * armpit.reach) }
    : armpit;
}

/** An armpit at a row that the other side gave; the torso's usual reach stands in for an outline with a sleeve on it. */
function at(profile: TorsoProfile, side: PictureSide, row: number): Armpit {
  const reach = profile.reach[side];
  const below = [...reach.subarray(row + 1, profile.bottom)].filter(Number.isFinite);
  return { row, reach: Math.min(reach[row + 1]!, median(below) ?? reach[row + 1]!), sleeved: true };
}

/** Neck points of both sides; a strap that fell over is taken to lie like the other. */
function pairOfShoulders(
  silhouette: Silhouette,
  profile: TorsoProfile,
  armpits: Record<PictureSide, Armpit>,
): Record<PictureSide, ShoulderLine> {
  const left = findShoulderLine(silhouette, profile, 'left', armpits.left.reach);
  const right = findShoulderLine(silhouette, profile, 'right', armpits.right.reach);
  const gap = left.neck.y - right.neck.y;
  if (Math.abs(gap) <= MOST_DISAGREEMENT * (profile.bottom - profile.top)) return { left, right };
  const mirrored = ({ neck, tip, risesAbove }: ShoulderLine): ShoulderLine => ({
    neck: mirror(neck, profile.axis),
    tip: mirror(tip, profile.axis),
    risesAbove,
  });
  return gap > 0 ? { left: mirrored(right), right } : { left, right: mirrored(left) };
}

/**
 * A neck lies so far beside the axis (shares of the torso's reach): less is the error of reading it, and a print on the
 * chest would be sheared for nothing; more was misread.
 */
const LEAST_ASKEW = 0.12;
const MOST_ASKEW = 0.2;

/** Bare shoulders show armholes, which are measured from the axis: there the neck is taken to lie on it. */
function neckAxisOf(axis: number, left: TopSide, right: TopSide): number {
  if (!left.armpit.sleeved || !right.armpit.sleeved) return axis;
  const reach = (left.armpit.reach + right.armpit.reach) / 2;
  const askew = (left.shoulder.neck.x + right.shoulder.neck.x) / 2 - axis;
  if (Math.abs(askew) < LEAST_ASKEW * reach) return axis;
  return axis + clamp(askew, -MOST_ASKEW * reach, MOST_ASKEW * reach);
}

const mirror = ({ x, y }: Cell, axis: number): Cell => ({ x: 2 * axis - x, y });

/** The lowest row where the torso is still at least half as wide as usual. */
function hemRowOf({ top, bottom }: TorsoProfile, left: Float32Array, right: Float32Array): number {
  const widthAt = (row: number) => (left[row] ?? Number.NaN) + (right[row] ?? Number.NaN);
  const widths: number[] = [];
  for (let row = Math.round((top + bottom) / 2); row <= bottom; row++)
    if (Number.isFinite(widthAt(row))) widths.push(widthAt(row));
  const usual = median(widths) ?? 0;
  let row = bottom;
  while (row > top && !(widthAt(row) >= 0.5 * usual)) row--;
  return row;
}

/** The straps of both sides, when both are thin. */
export function strapsOf({ sides }: TopLandmarks): readonly StrapReading[] {
  const { left, right } = sides;
  return left.strap && right.strap ? [left.strap, right.strap] : [];
}

/** True above the front's neckline, where a photo shows nothing, skin or the inside of the back. */
export function isInNeck({ sides, neckline }: TopLandmarks, { x, y }: Cell): boolean {
  const left = sides.left.shoulder.neck;
  const right = sides.right.shoulder.neck;
  const share = (x - left.x) / (right.x - left.x);
  if (share <= 0 || share >= 1) return false;
  return y < left.y + (right.y - left.y) * share + neckline.depthAt(2 * share - 1);
}

/** 1 when both sides mirror each other, less the more they differ. */
function agreement(left: TopSide, right: TopSide, neckRow: number, { bottom }: TorsoProfile): number {
  const height = Math.max(1, bottom - neckRow);
  const differences = [
    Math.abs(left.armpit.row - right.armpit.row) / height,
    Math.abs(left.armpit.reach - right.armpit.reach) / Math.max(left.armpit.reach, right.armpit.reach),
    Math.abs(left.shoulder.neck.y - right.shoulder.neck.y) / height,
    Boolean(left.sleeve) === Boolean(right.sleeve) ? 0 : 0.5,
    left.sleeve && right.sleeve ? Math.abs(Math.log(left.sleeve.length / right.sleeve.length)) / 3 : 0,
  ];
  return Math.max(0, 1 - differences.reduce((sum, value) => sum + value, 0));
}

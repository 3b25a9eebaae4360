import type { Armpit } from './armpits.ts';
import type { Cell, ShoulderLine } from './neck-points.ts';
import type { Silhouette } from './silhouette.ts';
import { distancesFrom, mix, sleeveRegion, UNREACHED } from './sleeve-distance.ts';
import type { PictureSide, TorsoProfile } from './torso-profile.ts';

/** A sleeve followed from armhole to cuff, however it lies: spread, bent or hanging down. */
export interface SleeveReading {
  /** Along its middle from armhole to cuff, cells. */
  readonly length: number;
  /** Full width at a share 0..1 of the length. */
  widthAt(along: number): number;
  /** The place at a share 0..1 of the length; `across` is 1 at the edge of the shoulder, -1 at that of the armpit. */
  placeAt(along: number, across: number): Cell;
}

/** A cut across the sleeve: its ends at the edge of the shoulder and of the armpit, and the length up to it. */
interface Station {
  readonly upper: Cell;
  readonly lower: Cell;
  readonly at: number;
}

const STEPS = 24;
const LEAST_STEP_CELLS = 3;
/** Sleeves shorter than this share of the armhole are not worth a tube. */
const LEAST_LENGTH = 0.12;
/** Steps much narrower than those before them are the slanted end of the cuff. */
const CUFF_NARROWING = 0.55;
/** Sleeves up to this many times as long as the armhole is wide are short. */
const SHORT = 1.3;

/**
 * Follows a sleeve by the distance that one has to go inside the cloth from the armhole (a geodesic distance): its
 * level lines are cuts across the sleeve, whichever way it bends.
 * @param torsoReach distance of the torso's own outline from the axis by row, cells
 */
export function readSleeve(
  silhouette: Silhouette,
  { axis }: TorsoProfile,
  side: PictureSide,
  armpit: Armpit,
  { tip }: ShoulderLine,
  torsoReach: Float32Array,
): SleeveReading | undefined {
  const outwards = side === 'left' ? -1 : 1;
  const pit: Cell = { x: axis + outwards * armpit.reach, y: armpit.row };
  const region = sleeveRegion(silhouette, axis, outwards, pit, tip, torsoReach);
  const distances = distancesFrom(region, silhouette.width, silhouette.height, pit, tip);
  const stations = stationsOf(distances, silhouette.width, pit, tip);
  const length = stations.at(-1)!.at;
  const armholeWidth = Math.hypot(tip.x - pit.x, tip.y - pit.y);
  if (stations.length < 2 || length < LEAST_LENGTH * armholeWidth) return undefined;
  const widthAt = (along: number) => {
    const { upper, lower } = stationAt(stations, along * length);
    return Math.hypot(upper.x - lower.x, upper.y - lower.y);
  };
  return {
    length,
    widthAt,
    placeAt(along, across) {
      const { upper, lower } = stationAt(stations, along * length);
      return mix(lower, upper, (across + 1) / 2);
    },
  };
}

function stationsOf(distance: Float32Array, width: number, pit: Cell, tip: Cell): Station[] {
  let farthest = 0;
  for (const d of distance) if (d < UNREACHED / 2 && d > farthest) farthest = d;
  const step = Math.max(LEAST_STEP_CELLS, farthest / STEPS);
  if (farthest < SHORT * Math.hypot(tip.x - pit.x, tip.y - pit.y))
    return quadrangle(distance, width, pit, tip);
  const steps = trimmed(levels(distance, width, step));
  const course = smoothed([mix(pit, tip, 0.5), ...steps.map(centreOf)]);
  const stations: Station[] = [{ upper: tip, lower: pit, at: 0 }];
  for (const [k, cells] of steps.entries()) {
    const centre = course[k + 1]!;
    const before = course[k]!;
    const ahead = course[Math.min(k + 1 + COURSE_REACH, course.length - 1)]!;
    const behind = course[Math.max(0, k + 1 - COURSE_REACH)]!;
    const last = stations.at(-1)!;
    const across = acrossOf(behind, ahead, last);
    const at = last.at + Math.hypot(centre.x - before.x, centre.y - before.y);
    stations.push({ ...edgesOf(cells, centre, across), at });
  }
  const upper = smoothed(stations.map((station) => station.upper));
  const lower = smoothed(stations.map((station) => station.lower));
  return withCuff(
    stations.map(({ at }, k) => ({ upper: upper[k]!, lower: lower[k]!, at })),
    step,
  );
}

/** The course is averaged over this many steps to both sides, and its direction taken over as many. */
const COURSE_REACH = 3;

/** Means over neighbouring points; the ends stay. */
function smoothed(points: readonly Cell[]): Cell[] {
  return points.map((point, k) => {
    const reach = Math.min(COURSE_REACH, k, points.length - 1 - k);
    return reach === 0 ? point : centreOf(points.slice(k - reach, k + reach + 1));
  });
}

/** The cells of each step along the sleeve. */
function levels(distance: Float32Array, width: number, step: number): Cell[][] {
  const steps: Cell[][] = [];
  for (let i = 0; i < distance.length; i++) {
    const d = distance[i]!;
    if (d > UNREACHED / 2) continue;
    const k = Math.floor(d / step);
    steps[k] ??= [];
    steps[k].push({ x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 });
  }
  return steps.map((cells) => cells ?? []);
}

/** Without the steps at the end in which a slanted cuff runs out. */
function trimmed(steps: readonly Cell[][]): Cell[][] {
  let count = steps.length;
  while (count > 2) {
    const before = (steps[count - 2]!.length + steps[count - 3]!.length) / 2;
    if (steps[count - 1]!.length >= CUFF_NARROWING * before) break;
    count--;
  }
  return steps.slice(0, count).filter((cells) => cells.length > 0);
}

function centreOf(cells: readonly Cell[]): Cell {
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    x += cell.x;
    y += cell.y;
  }
  return { x: x / cells.length, y: y / cells.length };
}

/** Unit vector across the sleeve towards the shoulder's edge: the normal of its course, turned as the last cut was. */
function acrossOf(behind: Cell, ahead: Cell, last: Station): Cell {
  const dx = ahead.x - behind.x;
  const dy = ahead.y - behind.y;
  const size = Math.hypot(dx, dy) || 1;
  const normal = { x: -dy / size, y: dx / size };
  const agrees = normal.x * (last.upper.x - last.lower.x) + normal.y * (last.upper.y - last.lower.y) >= 0;
  return agrees ? normal : { x: -normal.x, y: -normal.y };
}

/** The cells of a cut that lie farthest to either side: always on the cloth, even where the sleeve bends. */
function edgesOf(cells: readonly Cell[], centre: Cell, across: Cell): { upper: Cell; lower: Cell } {
  let upper = centre;
  let lower = centre;
  let most = 0;
  let least = 0;
  for (const cell of cells) {
    const offset = (cell.x - centre.x) * across.x + (cell.y - centre.y) * across.y;
    if (offset > most) {
      most = offset;
      upper = cell;
    }
    if (offset < least) {
      least = offset;
      lower = cell;
    }
  }
  return { upper, lower };
}

/** Adds the cuff itself, half a step beyond the middle of the last step. */
function withCuff(stations: readonly Station[], step: number): Station[] {
  const last = stations.at(-1)!;
  const before = stations.at(-2);
  if (!before || last.at === before.at) return [...stations];
  const share = step / 2 / (last.at - before.at);
  const beyond = (a: Cell, b: Cell) => mix(a, b, 1 + share);
  return [
    ...stations,
    {
      upper: beyond(before.upper, last.upper),
      lower: beyond(before.lower, last.lower),
      at: last.at + step / 2,
    },
  ];
}

/**
 * A short sleeve as the quadrangle of armhole and cuff: it has no bends, but often a cuff aslant to its armhole. The
 * corners of the cuff are what lies farthest out to either side of the sleeve's course.
 */
function quadrangle(distance: Float32Array, width: number, pit: Cell, tip: Cell): Station[] {
  const cells: Cell[] = [];
  for (let i = 0; i < distance.length; i++)
    if (distance[i]! < UNREACHED / 2) cells.push({ x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 });
  const start: Station = { upper: tip, lower: pit, at: 0 };
  if (cells.length === 0) return [start];
  const from = mix(pit, tip, 0.5);
  const centre = centreOf(cells);
  const size = Math.hypot(centre.x - from.x, centre.y - from.y) || 1;
  const course = { x: (centre.x - from.x) / size, y: (centre.y - from.y) / size };
  const across = acrossOf(from, centre, start);
  const farthest = (sign: 1 | -1) => {
    const reach = ({ x, y }: Cell) => x * (course.x + sign * across.x) + y * (course.y + sign * across.y);
    return cells.reduce((best, cell) => (reach(cell) > reach(best) ? cell : best));
  };
  const cuff = { upper: farthest(1), lower: farthest(-1) };
  const to = mix(cuff.upper, cuff.lower, 0.5);
  return [start, { ...cuff, at: Math.hypot(to.x - from.x, to.y - from.y) }];
}

function stationAt(stations: readonly Station[], at: number): Station {
  const next = Math.max(
    1,
    stations.findIndex((station) => station.at >= at),
  );
  const index = at > stations.at(-1)!.at ? stations.length - 1 : next;
  const a = stations[index - 1]!;
  const b = stations[index]!;
  const share = b.at > a.at ? (at - a.at) / (b.at - a.at) : 0;
  return { upper: mix(a.upper, b.upper, share), lower: mix(a.lower, b.lower, share), at };
}

import type { Complexion } from '../art/art-sets.ts';
import type { Hex } from '../palette/colour.ts';
import type { Rect, Scene } from '../settings/scene.ts';
import { seated } from './seats.ts';

/** A thing to be placed. `aspect` is width over height, `stature` its relative size. */
export interface Item {
  readonly name: string;
  readonly colour: Hex | null;
  readonly aspect: number;
  readonly stature: number;
  readonly floats: boolean;
  /** Ends below the chest or the chin: stands behind the lower edge of the picture. */
  readonly isBust: boolean;
  /** Of people. */
  readonly complexion: Complexion | null;
  readonly isCompanion: boolean;
  readonly isMirrored: boolean;
  /** Index of the item that it sits on, or null. */
  readonly onto: number | null;
}

/** A thing in its place: `x` is its middle, `y` its foot, in pixels. */
export interface Placed extends Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An item in units of stature: `x` its middle, `y` its foot above (negative: below) the floor line. */
interface Stood {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Neighbours of a row cover so much of each other. */
const OVERLAP = 0.13;
/** What stands behind looks smaller, and its foot is higher in the picture by this share of the first thing's height. */
const BACK_SCALE = 0.88;
const BACK_RISE = 0.13;
const FRONT_DROP = 0.05;
/** Share of the first thing's width that things behind it leave free in their middle. */
const SEEN_BETWEEN = 0.5;
/** Most things that stand in one row. */
const ROW_OF = 4;
/** So many of a kind stand in two rows. */
const KIND_ROWS_FROM = 3;
const TALLEST_SHARE = 0.92;
const LIFT_OF_FLOATING = 0.16;
/** Three things and more may reach over the sides of the focus by this much, within the picture. */
const WIDEST_SHARE = 1.25;
const MARGIN_SHARE = 0.03;
/** A grouping in which things are smaller than in the other by more than this is not taken. */
const SMALLEST_SHARE = 0.85;
/** In a group around the first thing: lower than this share of it stands before it, the others behind. */
const BEFORE_BELOW = 0.66;
/** How much of their width things before and behind the first one share with it. */
const BEFORE_OVERLAP = 0.22;
const BEHIND_OVERLAP = 0.34;
const BEFORE_DROP = 0.09;
/** Of things as large as furniture, and how large these are behind a portrait. */
const FURNITURE_STATURE = 1;
const BEHIND_PORTRAIT_SCALE = 1.2;

/**
 * Groups the things around the first one, as large as the focus and the floor allow: side by side, in two rows, or with
 * taller things behind the first and lower ones before it. Things that float hang over the floor; busts rise from
 * `bottom`, the lower edge. Farther things come first in the answer.
 */
export function arrange(
  items: readonly Item[],
  {
    focus,
    floor,
    clear,
    width,
    random,
    turn,
  }: Pick<Scene, 'focus' | 'floor' | 'clear' | 'width' | 'random' | 'turn'>,
  bottom: number,
): readonly Placed[] {
  const standing = items.filter((one) => one.onto === null);
  if (standing.length === 0) return [];
  const startsRight = turn % 2 === 0;
  const isTextBeside = clear !== null && clear.width < width * 0.7;
  const stage = standing.length < 3 || isTextBeside ? focus : widened(focus, width);
  const rows = placed(inRows(standing, startsRight, random), stage, floor);
  const group = placed(around(standing, startsRight), stage, floor);
  const [first, second] = turn % 3 === 0 ? [rows, group] : [group, rows];
  const isTooSmall = sizeIn(first, standing[0]) < SMALLEST_SHARE * sizeIn(second, standing[0]);
  const chosen = isTooSmall || (isOneKind(standing) && first === group) ? second : first;
  const busts = chosen.filter((one) => one.isBust).map((one) => grownTo(one, bottom));
  return withSeated([...busts, ...chosen.filter((one) => !one.isBust)], items);
}

function widened(focus: Rect, width: number): Rect {
  const middle = focus.x + focus.width / 2;
  const half = Math.min(middle, width - middle) - MARGIN_SHARE * width;
  const wide = Math.max(focus.width, Math.min(focus.width * WIDEST_SHARE, 2 * half));
  return { ...focus, x: middle - wide / 2, width: wide };
}

function sizeIn(group: readonly Placed[], item: Item | undefined): number {
  return group.find((one) => one.name === item?.name)?.height ?? 0;
}

/** Whoever sits on a thing comes right after it. */
function withSeated(standing: readonly Placed[], items: readonly Item[]): Placed[] {
  return standing.flatMap((support) => {
    const sitting = items.filter(({ onto }) => onto !== null && items[onto]?.name === support.name);
    return [support, ...sitting.map((one) => seated(one, support))];
  });
}

/** As large as focus and floor allow, in pixels. */
function placed(stood: readonly Stood[], focus: Rect, floor: number): Placed[] {
  const left = Math.min(...stood.map((one) => one.x - one.width / 2));
  const right = Math.max(...stood.map((one) => one.x + one.width / 2));
  const top = Math.max(
    ...stood.map((one) => one.y + one.height * (one.item.floats ? 1 + LIFT_OF_FLOATING : 1)),
  );
  const room = (floor - focus.y) * TALLEST_SHARE;
  const scale = Math.min(room / top, focus.width / (right - left));
  const middle = focus.x + focus.width / 2 - ((left + right) / 2) * scale;
  return stood.map(({ item, x, y, width, height }) => {
    const spare = Math.max(0, (room - height * scale) * 0.3);
    const lift = item.floats ? height * LIFT_OF_FLOATING * scale + spare : 0;
    return {
      ...item,
      x: middle + x * scale,
      y: floor - y * scale - lift,
      width: width * scale,
      height: height * scale,
    };
  });
}

/** The first thing in the middle; taller ones half behind it to its sides, lower ones a step before it. */
function around(items: readonly Item[], startsRight: boolean): Stood[] {
  const [first, ...others] = items;
  if (!first) return [];
  const main: Stood = { item: first, x: 0, y: 0, ...sizeOf(first) };
  const behind: Stood[] = [];
  const before: Stood[] = [];
  let toRight = startsRight;
  for (const item of others) {
    const size = sizeOf(item);
    // Beside a portrait only furniture and the like are behind.
    const isBefore = first.isBust
      ? item.stature < FURNITURE_STATURE
      : size.height < BEFORE_BELOW * main.height;
    const scale = isBefore ? 1 : first.isBust ? BEHIND_PORTRAIT_SCALE : BACK_SCALE;
    const row = isBefore ? before : behind;
    const width = size.width * scale;
    const outer = row.filter((one) => one.x > 0 === toRight).reduce((sum, one) => sum + one.width, 0);
    const reach = main.width / 2 + outer + width * (0.5 - (isBefore ? BEFORE_OVERLAP : BEHIND_OVERLAP));
    row.push({
      item,
      x: toRight ? reach : -reach,
      y: (isBefore ? -BEFORE_DROP : BACK_RISE) * main.height,
      width,
      height: size.height * scale,
    });
    toRight = !toRight;
  }
  return [...behind, main, ...before];
}

/** Up to four side by side, more (or several of a kind) in two rows. */
function inRows(items: readonly Item[], startsRight: boolean, random: () => number): Stood[] {
  const { front, back } = rowsOf(items);
  const first = sizeOf(items[0]!);
  return [
    ...back.map((one) => ({ ...one, y: BACK_RISE * first.height })),
    ...stand(front, 1, startsRight).map((one, i) => ({
      ...one,
      y: i === 0 ? 0 : -FRONT_DROP * first.height * random(),
    })),
  ];
}

function isOneKind(items: readonly Item[]): boolean {
  return items.length >= KIND_ROWS_FROM && items.every((one) => one.name === items[0]?.name);
}

/** A bust keeps its top and grows until its lower end lies on the edge of the picture. */
function grownTo(one: Placed, bottom: number): Placed {
  const height = bottom - (one.y - one.height);
  return { ...one, y: bottom, height, width: (one.width * height) / one.height };
}

/** The front row begins with the first thing; with many things, or several of a kind, the taller ones stand behind. */
function rowsOf(items: readonly Item[]): { front: readonly Item[]; back: readonly Stood[] } {
  if (items.length <= ROW_OF && !isOneKind(items)) return { front: items, back: [] };
  const [first, ...others] = items;
  const behind = Math.min(others.length, Math.ceil(items.length / 2));
  const byHeight = others
    .map((item, i) => ({ item, i }))
    .sort((a, b) => sizeOf(b.item).height - sizeOf(a.item).height || a.i - b.i);
  const back = new Set(byHeight.slice(0, behind).map((one) => one.item));
  const front = others.filter((one) => !back.has(one));
  return {
    front: first ? [first, ...front] : front,
    back: line([...back], BACK_SCALE, first ? sizeOf(first).width * SEEN_BETWEEN : 0),
  };
}

/** The first in the middle, the others beside it to one side and the other in turn. */
function stand(items: readonly Item[], scale: number, startsRight: boolean): Stood[] {
  let right = 0;
  let left = 0;
  return items.map((item, i) => {
    const { width, height } = sizeOf(item);
    const one = { item, y: 0, width: width * scale, height: height * scale };
    if (i === 0) {
      right = one.width / 2;
      left = -right;
      return { ...one, x: 0 };
    }
    const goesRight = (i % 2 === 1) === startsRight;
    const x = goesRight ? right + one.width * (0.5 - OVERLAP) : left - one.width * (0.5 - OVERLAP);
    if (goesRight) right = x + one.width / 2;
    else left = x - one.width / 2;
    return { ...one, x };
  });
}

/** Side by side, the whole row centred, with a gap in its middle. */
function line(items: readonly Item[], scale: number, gap: number): Stood[] {
  let x = 0;
  const half = Math.floor(items.length / 2);
  const row = items.map((item, i) => {
    const { width, height } = sizeOf(item);
    if (i === half && items.length > 1) x += gap;
    const middle = x + (width * scale) / 2;
    x += width * scale * (1 - OVERLAP * 0.4);
    return { item, x: middle, y: 0, width: width * scale, height: height * scale };
  });
  return row.map((one) => ({ ...one, x: one.x - x / 2 }));
}

function sizeOf({ aspect, stature }: Item): { width: number; height: number } {
  return aspect >= 1
    ? { width: stature, height: stature / aspect }
    : { width: stature * aspect, height: stature };
}

import type { Rect, Scene } from '../settings/scene.ts';
import { type Item, type Placed, type Stood, sizeOf } from './item.ts';
import { BACK_RISE, BACK_SCALE, inRows, isOneKind } from './rows.ts';
import { seated } from './seats.ts';

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
/** Feet of what stands behind are at most this far on the way from the floor line to the horizon: there may be water. */
const HIGHEST_FOOT = 0.3;
/** Beside a face there must be room. */
const PORTRAIT_OVERLAP = 0.08;
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
    horizon,
    clear,
    width,
    random,
    turn,
  }: Pick<Scene, 'focus' | 'floor' | 'horizon' | 'clear' | 'width' | 'random' | 'turn'>,
  bottom: number,
): readonly Placed[] {
  const standing = items.filter((one) => one.onto === null);
  if (standing.length === 0) return [];
  const startsRight = turn % 2 === 0;
  const isTextBeside = clear !== null && clear.width < width * 0.7;
  const stage = standing.length < 3 || isTextBeside ? focus : widened(focus, width);
  const highest = floor - HIGHEST_FOOT * (floor - horizon);
  const rows = placed(inRows(standing, startsRight, random), stage, floor, highest);
  const group = placed(around(standing, startsRight), stage, floor, highest);
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
function placed(stood: readonly Stood[], focus: Rect, floor: number, highest: number): Placed[] {
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
      y: Math.max(floor - y * scale, highest) - lift,
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
    const overlap = first.isBust ? PORTRAIT_OVERLAP : isBefore ? BEFORE_OVERLAP : BEHIND_OVERLAP;
    const row = isBefore ? before : behind;
    const width = size.width * scale;
    const outer = row.filter((one) => one.x > 0 === toRight).reduce((sum, one) => sum + one.width, 0);
    const reach = main.width / 2 + outer + width * (0.5 - overlap);
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

/** A bust keeps its top and grows until its lower end lies on the edge of the picture. */
function grownTo(one: Placed, bottom: number): Placed {
  const height = bottom - (one.y - one.height);
  return { ...one, y: bottom, height, width: (one.width * height) / one.height };
}

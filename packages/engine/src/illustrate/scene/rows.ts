import { type Item, type Stood, sizeOf } from './item.ts';

/** What stands behind looks smaller, and its foot is higher in the picture by this share of the first thing's height. */
export const BACK_SCALE = 0.88;
export const BACK_RISE = 0.13;
/** Neighbours of a row cover so much of each other. */
const OVERLAP = 0.13;
const FRONT_DROP = 0.05;
/** Share of the first thing's width that things behind it leave free in their middle. */
const SEEN_BETWEEN = 0.5;
/** Most things that stand in one row. */
const ROW_OF = 4;
/** So many of a kind stand in two rows. */
const KIND_ROWS_FROM = 3;

/** Up to four side by side, more (or several of a kind) in two rows. */
export function inRows(items: readonly Item[], startsRight: boolean, random: () => number): Stood[] {
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

/** Whether there are several, all of a kind. */
export function isOneKind(items: readonly Item[]): boolean {
  return items.length >= KIND_ROWS_FROM && items.every((one) => one.name === items[0]?.name);
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

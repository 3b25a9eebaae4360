import type { Hex } from '../palette/colour.ts';
import type { Rect } from '../settings/scene.ts';

/** A thing to be placed. `aspect` is width over height, `stature` its relative size. */
export interface Item {
  readonly name: string;
  readonly colour: Hex | null;
  readonly aspect: number;
  readonly stature: number;
  readonly floats: boolean;
  readonly isCompanion: boolean;
}

/** A thing in its place: `x` is its middle, `y` its foot, in pixels. */
export interface Placed extends Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Neighbours may cover so much of each other. */
const OVERLAP = 0.1;
const TALLEST_SHARE = 0.9;
/** Pieces of one kind in a row are a little different in size. */
const LIFT_OF_FLOATING = 0.16;

/**
 * Puts the first thing in the middle of the focus and the others beside it in turn, on the floor, as large as they fit;
 * small things come nearer to the eye, large ones step back. Farther things come first in the answer.
 */
export function arrange(
  items: readonly Item[],
  focus: Rect,
  floor: number,
  random: () => number,
): readonly Placed[] {
  if (items.length === 0) return [];
  const sizes = items.map(({ aspect, stature }) =>
    aspect >= 1 ? { w: stature, h: stature / aspect } : { w: stature * aspect, h: stature },
  );
  const offsets = sideBySide(
    sizes.map((size) => size.w),
    random() < 0.5,
  );
  const left = Math.min(...offsets.map((x, i) => x - sizes[i]!.w / 2));
  const right = Math.max(...offsets.map((x, i) => x + sizes[i]!.w / 2));
  const tallest = Math.max(...sizes.map((size, i) => size.h * (items[i]?.floats ? 1 + LIFT_OF_FLOATING : 1)));
  const room = (floor - focus.y) * TALLEST_SHARE;
  const scale = Math.min(room / tallest, (focus.width * 0.94) / (right - left));
  const middle = focus.x + focus.width / 2 - ((left + right) / 2) * scale;
  return items
    .map((item, i) => {
      const size = sizes[i]!;
      const step = i === 0 ? 0 : (tallest * 0.62 - size.h) * 0.1 * scale + (random() - 0.5) * 0.02 * scale;
      const lift = item.floats
        ? size.h * LIFT_OF_FLOATING * scale + Math.max(0, (room - size.h * scale) * 0.35)
        : 0;
      return {
        ...item,
        x: middle + offsets[i]! * scale,
        y: floor + step - lift,
        width: size.w * scale,
        height: size.h * scale,
      };
    })
    .sort((a, b) => a.y - b.y);
}

/** Middles along a line: the first at 0, then to one side and the other in turn. */
function sideBySide(widths: readonly number[], startsRight: boolean): number[] {
  let right = (widths[0] ?? 0) / 2;
  let left = -right;
  return widths.map((width, i) => {
    if (i === 0) return 0;
    const shown = width * (1 - OVERLAP);
    if ((i % 2 === 1) === startsRight) {
      right += shown;
      return right - shown + width / 2 - width * OVERLAP;
    }
    left -= shown;
    return left + shown - width / 2 + width * OVERLAP;
  });
}

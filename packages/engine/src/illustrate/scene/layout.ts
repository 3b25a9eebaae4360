import type { Side } from '../prompt/scene-words.ts';
import { inTurn, type Rect } from '../settings/scene.ts';

/** Margins that interfaces cover or crop, as shares of width (left, right) and height (top, bottom), each 0..0.4. */
export interface SafeZone {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NO_SAFE_ZONE: SafeZone = { left: 0, top: 0, right: 0, bottom: 0 };

/** Where things go in the picture, in pixels. */
export interface Layout {
  readonly focus: Rect;
  /** Kept free of subjects: for lettering, or because the prompt asked for free space. */
  readonly clear: Rect | null;
  readonly horizon: number;
  readonly floor: number;
}

export interface LayoutWishes {
  readonly width: number;
  readonly height: number;
  readonly safeZone: SafeZone;
  readonly freeSpace: Side | null;
  readonly hasLettering: boolean;
  /** Where the floor line lies in the focus: share of its height from the top. */
  readonly floorShare: number;
  /** Decides where the subjects stand, where nothing was asked. */
  readonly turn: number;
}

/** From here on a picture is wide enough to have text beside the subject; narrower ones have it above. */
const SIDE_BY_SIDE_RATIO = 1.2;
/** Share of the usable picture that stays clear. */
const CLEAR_BESIDE = 0.42;
const CLEAR_ABOVE = 0.34;
/** Lettering on a very wide banner is lost when the subject takes more than this many heights. */
const WIDEST_FOCUS_IN_HEIGHTS = 1.9;
const MARGIN = 0.04;
/** Wide pictures have their subjects in two thirds of the width at most; in others these take at least this share. */
const WIDE_RATIO = 1.5;
const SMALLEST_FOCUS = 0.74;
/** Where the part of the subjects lies in the room there is: 0 left, 1 right. */
const PLACES = [0.5, 0.15, 0.85] as const;
/** Some ground must be seen before the subjects. */
const LOWEST_FLOOR = 0.86;

/** How far the horizon lies over the floor line, share of the height: the eye is lower or higher. */
const HORIZON_RISE = 0.09;
const HORIZON_SPREAD = 0.12;

/** Divides the picture into the part of the subjects and the part that stays clear; the stream chooses where nothing was asked. */
export function layOut(wishes: LayoutWishes, random: () => number): Layout {
  const usable = usableRect(wishes);
  const side = sideOf(wishes, random);
  const { focus, clear } = side
    ? wandering(divide(usable, side), side, wishes, random)
    : { focus: wander(usable, wishes, random), clear: null };
  const floor = Math.min(focus.y + focus.height * wishes.floorShare, wishes.height * LOWEST_FLOOR);
  return { focus, clear, floor, horizon: floor - wishes.height * (HORIZON_RISE + HORIZON_SPREAD * random()) };
}

function usableRect({ width, height, safeZone }: LayoutWishes): Rect {
  const margin = MARGIN * Math.min(width, height);
  const x = Math.max(margin, safeZone.left * width);
  const y = Math.max(margin, safeZone.top * height);
  return {
    x,
    y,
    width: width - Math.max(margin, safeZone.right * width) - x,
    height: height - Math.max(margin, safeZone.bottom * height) - y,
  };
}

function sideOf({ width, height, freeSpace, hasLettering }: LayoutWishes, random: () => number): Side | null {
  const choice = random();
  if (freeSpace) return freeSpace;
  if (!hasLettering) return null;
  if (width / height < SIDE_BY_SIDE_RATIO) return 'top';
  return choice < 0.65 ? 'left' : 'right';
}

function divide(usable: Rect, side: Side): { focus: Rect; clear: Rect } {
  const { x, y, width, height } = usable;
  if (side === 'left' || side === 'right') {
    const focusWidth = Math.min(width * (1 - CLEAR_BESIDE), height * WIDEST_FOCUS_IN_HEIGHTS);
    const clearWidth = width - focusWidth;
    return side === 'left'
      ? {
          clear: { x, y, width: clearWidth, height },
          focus: { x: x + clearWidth, y, width: focusWidth, height },
        }
      : {
          clear: { x: x + focusWidth, y, width: clearWidth, height },
          focus: { x, y, width: focusWidth, height },
        };
  }
  const clearHeight = height * CLEAR_ABOVE;
  return side === 'top'
    ? {
        clear: { x, y, width, height: clearHeight },
        focus: { x, y: y + clearHeight, width, height: height - clearHeight },
      }
    : {
        clear: { x, y: y + height - clearHeight, width, height: clearHeight },
        focus: { x, y, width, height: height - clearHeight },
      };
}

/** Under or over what stays clear the subjects may stand on a third as well. */
function wandering(
  parts: { focus: Rect; clear: Rect },
  side: Side,
  wishes: LayoutWishes,
  random: () => number,
): { focus: Rect; clear: Rect } {
  if (side === 'left' || side === 'right') return parts;
  return { ...parts, focus: wander(parts.focus, wishes, random) };
}

/** Without anything to keep clear the subjects stand in the middle or on a third, larger or smaller. */
function wander(usable: Rect, { width, height, turn }: LayoutWishes, random: () => number): Rect {
  const size = SMALLEST_FOCUS + (1 - SMALLEST_FOCUS) * random();
  const widest =
    width / height < WIDE_RATIO ? usable.width * size : Math.max(usable.width * 0.66, usable.height * 1.2);
  const focusWidth = Math.min(usable.width, widest);
  const room = usable.width - focusWidth;
  return { ...usable, width: focusWidth, x: usable.x + room * inTurn(turn, PLACES) };
}

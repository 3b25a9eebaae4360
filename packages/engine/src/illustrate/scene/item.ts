import type { Complexion } from '../art/art-sets.ts';
import type { Hex } from '../palette/colour.ts';

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
export interface Stood {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height in units of stature: the longer side is as long as the stature. */
export function sizeOf({ aspect, stature }: Item): { width: number; height: number } {
  return aspect >= 1
    ? { width: stature, height: stature / aspect }
    : { width: stature * aspect, height: stature };
}

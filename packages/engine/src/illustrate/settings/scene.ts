import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Palette } from '../palette/palette.ts';
import type { Material } from '../prompt/scene-words.ts';

/** Draws shapes, pictures and text onto a layer. */
export type Brush = SKRSContext2D;

/** Pixels from the top left. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What all painters of a scene know. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The shorter side: sizes are shares of it. */
  readonly unit: number;
  /** Where the ground meets what is behind it, pixels from the top. */
  readonly horizon: number;
  /** Where subjects stand, pixels from the top. */
  readonly floor: number;
  /** Where the subjects are. */
  readonly focus: Rect;
  /** Kept free, for lettering or as the prompt asked; null when nothing is. */
  readonly clear: Rect | null;
  /** The name of the set. */
  readonly setting: string;
  readonly palette: Palette;
  readonly materials: readonly Material[];
  readonly random: () => number;
  /** Counts up with the seed: what is chosen by it differs from one seed to the next. */
  readonly turn: number;
}

/** A sheet of the picture; sheets are painted from the back to the front. */
export interface Layer {
  /** 0 right at the eye, 1 far away: the farther, the more haze and blur a style may add. */
  readonly depth: number;
  readonly kind: 'backdrop' | 'scenery' | 'subject' | 'ornament';
  /** Of light, shade and veils: how they are laid on the sheets behind them; they are no sheets of paper themselves. */
  readonly blend?: 'source-over' | 'multiply' | 'screen' | 'soft-light';
  readonly paint: (brush: Brush) => void;
}

/** Whether the upper part of the picture is kept free. */
export function isClearAbove({ clear, focus, width }: Scene): boolean {
  return clear !== null && clear.y < focus.y && clear.width > width * 0.6;
}

/** A number from the stream, evenly between the bounds. */
export function between(random: () => number, low: number, high: number): number {
  return low + (high - low) * random();
}

/** One of several, by the stream. */
export function pick<T>(random: () => number, choices: readonly [T, ...(readonly T[])]): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}

/** One of several, another one at each turn. */
export function inTurn<T>(turn: number, choices: readonly [T, ...(readonly T[])]): T {
  return choices[turn % choices.length] ?? choices[0];
}

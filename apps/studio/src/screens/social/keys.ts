import type { KeyboardEvent } from 'react';
import type { Point } from './crop.ts';

/** Shares of the picture that a press of an arrow key moves; with Shift, further. */
const STEP = 0.01;
const LONG_STEP = 0.05;

const DIRECTIONS: Partial<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key moves, in shares of the picture; null for other keys. */
export function stepOf({ key, shiftKey }: KeyboardEvent): Point | null {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const step = shiftKey ? LONG_STEP : STEP;
  return { x: direction.x * step, y: direction.y * step };
}

import type { Placed } from './item.ts';

/** Where a seat is on the art of a thing: shares of its width from the left and of its height from its foot. */
interface Seat {
  readonly x: number;
  readonly y: number;
}

/** What others can sit or stand on. */
const SEATS: Readonly<Record<string, Seat>> = {
  'couch-and-lamp': { x: 0.4, y: 0.26 },
  armchair: { x: 0.5, y: 0.38 },
  chair: { x: 0.5, y: 0.48 },
  bed: { x: 0.6, y: 0.42 },
  'shipping-box': { x: 0.5, y: 0.9 },
  books: { x: 0.5, y: 0.82 },
  rock: { x: 0.5, y: 0.82 },
  skateboard: { x: 0.5, y: 0.5 },
  'wrapped-gift': { x: 0.5, y: 0.78 },
};
/** Who sits on a thing is so much smaller than beside it. */
const SITTING_SHRINK = 0.9;

/** Whether art of that name has a place to sit or stand on. */
export function hasSeat(name: string): boolean {
  return name in SEATS;
}

/** Sets a thing onto a placed one, in the proportion that both have beside each other. */
export function seated<T extends { aspect: number; stature: number }>(item: T, support: Placed): T & Placed {
  const seat = SEATS[support.name] ?? { x: 0.5, y: 1 };
  const scale = (Math.max(support.width, support.height) / support.stature) * item.stature * SITTING_SHRINK;
  const width = item.aspect >= 1 ? scale : scale * item.aspect;
  const x = support.isMirrored ? 1 - seat.x : seat.x;
  return {
    ...support,
    ...item,
    x: support.x + (x - 0.5) * support.width,
    y: support.y - seat.y * support.height,
    width,
    height: width / item.aspect,
  };
}

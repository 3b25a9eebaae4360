import type { Support } from '../body/posed-body.ts';

export type Seat = Extract<Support, { kind: 'seat' }>;

/** The block that a figure sits on, from above, dm. */
export interface SeatBlock {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  readonly front: number;
  readonly topY: number;
}

/** The seat is this wide, and this deep unless the legs leave less room, dm. */
const SEAT_WIDTH = 4.4;
const SEAT_DEPTH = 3.8;
const LEAST_SEAT_DEPTH = 2.4;
/** Room between the seat and the back of the knees, dm. */
const KNEE_ROOM = 0.35;
/** The block goes on behind the middle of the weight by this, at least. */
const SEAT_BEHIND = 1.7;

/** Where the block stands for a figure that sits so; `left` is the lesser x. */
export function seatBlock({ x, z, topY, frontZ }: Seat): SeatBlock {
  const knees = frontZ - KNEE_ROOM;
  const back = Math.min(z - SEAT_BEHIND, knees - LEAST_SEAT_DEPTH);
  const depth = Math.max(LEAST_SEAT_DEPTH, Math.min(SEAT_DEPTH, knees - back));
  return { left: x - SEAT_WIDTH / 2, right: x + SEAT_WIDTH / 2, back, front: back + depth, topY };
}

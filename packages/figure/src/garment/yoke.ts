import type { UpperBody } from './upper-body.ts';

/** Lengths along the cloth from the neck point downwards: over the slope of chest or back, then straight down. */
export interface YokeLengths {
  /** Length of cloth from the neck point to a height; negative above. */
  toHeight(y: number): number;
  /** Height at a length. */
  toLength(length: number): number;
}

/** The slope is thought to end at the armpits and fade out over this many times the way there. */
const FADE = 1.6;
/** Cloth does not follow the slope all the way: it spans it. */
const FOLLOWED = 0.8;
const MOST_SLOPE = 1.35;

/** @param neckY height of the neck-shoulder point */
export function yokeLengths(body: UpperBody, neckY: number, view: 'front' | 'back'): YokeLengths {
  const down = Math.max(0.3, neckY - body.armpitY);
  const forwards = FOLLOWED * (view === 'front' ? body.chestDepth : body.backDepth);
  const extra = Math.min(MOST_SLOPE, Math.hypot(down, forwards) / down) * down - down;
  const span = FADE * down;
  // The extra length is gathered quadratically, so that no kink shows where the slope ends.
  const toHeight = (y: number) => {
    const drop = neckY - y;
    const share = drop / span;
    const gathered = share >= 1 ? 1 : share <= 0 ? 2 * share : 1 - (1 - share) ** 2;
    return drop + extra * gathered;
  };
  const toLength = (length: number) => {
    let low = neckY - length - extra;
    let high = neckY - length + 2 * extra;
    for (let step = 0; step < BISECTIONS; step++) {
      const middle = (low + high) / 2;
      if (toHeight(middle) > length) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return { toHeight, toLength };
}

const BISECTIONS = 30;

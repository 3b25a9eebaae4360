import { harmony, nearestColours } from './colour-harmony.ts';
import type { Piece } from './piece.ts';

/** What makes two pieces go together, and how much of it each thing is. */
const WEIGHTS = { colour: 0.5, pattern: 0.2, season: 0.15, formality: 0.15 } as const;

/** When the words of a piece say nothing, it is neither right nor wrong. */
const UNSAID = 0.7;
/** Two plain pieces are fine; a pattern beside plain cloth is better, beside another pattern worse. */
const PLAIN = 0.7;
const PATTERN_BESIDE_PLAIN = 0.3;
const PATTERN_BESIDE_PATTERN = 0.65;
/** Plain cloth in a colour of the pattern beside it: so near, and worth so much. */
const PICKED_UP = 0.08;
const PICKED_UP_BONUS = 0.12;
const PATTERNED = 0.3;

/** 0 .. 1: how well two pieces go together on somebody whom both fit. */
export function match(a: Piece, b: Piece): number {
  return (
    WEIGHTS.colour * colourMatch(a, b) +
    WEIGHTS.pattern * patternMatch(a.pattern, b.pattern) +
    WEIGHTS.season * near(a.season, b.season) +
    WEIGHTS.formality * near(a.formality, b.formality)
  );
}

function colourMatch(a: Piece, b: Piece): number {
  const onePatterned = a.pattern >= PATTERNED !== b.pattern >= PATTERNED;
  const isPickedUp = onePatterned && nearestColours(a.colours, b.colours) < PICKED_UP;
  return Math.min(1, harmony(a.colours, b.colours) + (isPickedUp ? PICKED_UP_BONUS : 0));
}

function patternMatch(a: number, b: number): number {
  return PLAIN + PATTERN_BESIDE_PLAIN * Math.abs(a - b) - PATTERN_BESIDE_PATTERN * Math.min(a, b);
}

/** Both on a scale from -1 to 1. */
function near(a: number | null, b: number | null): number {
  return a === null || b === null ? UNSAID : 1 - Math.abs(a - b) / 2;
}

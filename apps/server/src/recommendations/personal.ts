import { nearestColours } from './colour-harmony.ts';
import type { Outfit } from './outfits.ts';
import type { Piece } from './piece.ts';

/** Oklab distance at which two colours have nothing in common. */
const FOREIGN_COLOUR = 0.3;
/** What a piece may have in common with one that somebody has looked at. */
const LIKENESS = { colour: 0.5, kind: 0.2, brand: 0.15, pattern: 0.15 } as const;

/** The same outfits, those first that are most like what somebody has looked at before; equal ones stay in order. */
export function inOrderOfLiking(outfits: Outfit[], history: readonly Piece[]): Outfit[] {
  if (history.length === 0) return outfits;
  return outfits
    .map((outfit) => ({ outfit, liking: liking(outfit, history) }))
    .sort((a, b) => b.liking - a.liking)
    .map(({ outfit }) => outfit);
}

function liking([, ...partners]: Outfit, history: readonly Piece[]): number {
  const best = partners.map((piece) => Math.max(...history.map((seen) => likeness(piece, seen))));
  return best.reduce((sum, value) => sum + value, 0) / Math.max(1, best.length);
}

function likeness(a: Piece, b: Piece): number {
  const colour = Math.max(0, 1 - nearestColours(a.colours, b.colours) / FOREIGN_COLOUR);
  const isSameKind = a.kind !== null && a.kind === b.kind;
  const isSameBrand = a.brand !== null && a.brand === b.brand;
  return (
    LIKENESS.colour * colour +
    (isSameKind ? LIKENESS.kind : 0) +
    (isSameBrand ? LIKENESS.brand : 0) +
    LIKENESS.pattern * (1 - Math.abs(a.pattern - b.pattern))
  );
}

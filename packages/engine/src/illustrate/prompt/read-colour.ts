import { type Hex, mix, shade } from '../palette/colour.ts';
import { COLOUR_WORDS } from './colour-words.ts';

/** A colour and of how many words its name is. */
export interface NamedColour {
  readonly hex: Hex;
  readonly length: number;
}

const WRITTEN = /^#[0-9a-f]{6}$/i;
const PALE = new Set(['pastel', 'light', 'pale', 'soft']);
const DEEP = new Set(['dark', 'deep']);
/** How far a pale colour is on the way to white, and how much darker a deep one is, Oklab lightness. */
const PALENESS = 0.55;
const DEPTH = 0.16;

/** The colour that the words from `at` on name, "navy blue" before "navy", "pastel green" as a shade of green; or null. */
export function colourAt(words: readonly string[], at: number): NamedColour | null {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const pair = COLOUR_WORDS[`${word} ${next}`];
  if (pair) return { hex: pair, length: 2 };
  const shaded = COLOUR_WORDS[next];
  if (shaded && PALE.has(word)) return { hex: mix(shaded, '#ffffff', PALENESS), length: 2 };
  if (shaded && DEEP.has(word)) return { hex: shade(shaded, -DEPTH), length: 2 };
  if (WRITTEN.test(word)) return { hex: word, length: 1 };
  const hex = COLOUR_WORDS[word];
  return hex ? { hex, length: 1 } : null;
}

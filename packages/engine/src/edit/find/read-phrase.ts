import { readColour, type WantedColour } from '../colour/read-colour.ts';
import { THING_WORDS, type Thing } from './thing-words.ts';

export type Place = 'left' | 'right' | 'top' | 'bottom' | 'middle';

/** What a phrase such as "the red cup on the left" looks for. */
export interface Phrase {
  readonly words: string;
  /** Absent when no word of it is known. */
  readonly thing: Thing | undefined;
  readonly colour: WantedColour | undefined;
  readonly place: Place | undefined;
}

const PLACES: readonly (readonly [RegExp, Place])[] = [
  [/\b(?:on|at|to|in)? ?(?:the )?(?:far )?(?:left|left hand|leftmost|left side)\b/, 'left'],
  [/\b(?:on|at|to|in)? ?(?:the )?(?:far )?(?:right|right hand|rightmost|right side)\b/, 'right'],
  [/\b(?:on|at|in) the (?:very )?top\b|\b(?:upper|topmost)\b/, 'top'],
  [/\b(?:on|at|in) the (?:very )?bottom\b|\b(?:lower|bottommost)\b/, 'bottom'],
  [/\bin the (?:middle|centre|center)\b|\b(?:middle|central)\b/, 'middle'],
];
const MOST_WORDS = 3;

/** Reads what is to be found; a list ("the cup and the spoon") gives several. */
export function readPhrases(text: string): Phrase[] {
  return text
    .split(/,|\band\b|&|\+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readPhrase);
}

export function readPhrase(text: string): Phrase {
  let left = ` ${text
    .toLowerCase()
    .replace(/[-_]/g, ' ')
    .replace(/[^a-z0-9# ]/g, ' ')} `;
  let place: Place | undefined;
  for (const [pattern, where] of PLACES) {
    if (!pattern.test(left)) continue;
    place = where;
    left = left.replace(pattern, ' ');
    break;
  }
  const colour = readColour(left);
  return { words: text.trim(), thing: lastThing(beforeRelation(left)) ?? lastThing(left), colour, place };
}

/** "the cup on the table" is about the cup. */
function beforeRelation(text: string): string {
  return text.split(/\b(?:on|in|of|with|at|behind|under|beside|near|from|next to|worn by|that|which)\b/)[0]!;
}

/** The thing that the last words name: in "coffee table" the table. */
function lastThing(text: string): Thing | undefined {
  const words = text.split(' ').filter((word) => word !== '');
  for (let end = words.length; end > 0; end--) {
    for (let length = Math.min(MOST_WORDS, end); length > 0; length--) {
      const thing = THING_WORDS.get(words.slice(end - length, end).join(' '));
      if (thing) return thing;
    }
  }
  return undefined;
}

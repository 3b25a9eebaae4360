import type { Hex } from '../palette/colour.ts';
import type { Light } from '../palette/palette.ts';
import type { Mood } from '../palette/schemes.ts';
import { withoutMedium } from './attributes.ts';
import type { Subject } from './cast.ts';
import { readWords } from './read-words.ts';
import {
  AUTUMN_WORDS,
  FREE_SPACE,
  FREE_SPACE_BEFORE,
  LIGHT_WORDS,
  MATERIAL_WORDS,
  type Material,
  MOOD_WORDS,
  RAIN_WORDS,
  SEASONS,
  SETTING_WORDS,
  type Setting,
  type Side,
} from './scene-words.ts';
import { singular } from './subject-index.ts';

/** What an illustrator takes from a prompt. */
export interface Brief {
  readonly subjects: readonly Subject[];
  /** null when the prompt names none: the subjects decide. */
  readonly setting: Setting | null;
  /** null when the prompt names no hour. */
  readonly light: Light | null;
  readonly moods: readonly Mood[];
  readonly materials: readonly Material[];
  /** Colours that belong to no subject. */
  readonly colours: readonly Hex[];
  readonly backdrop: Hex | null;
  /** Text in quotes, in the order of the prompt. */
  readonly lettering: readonly string[];
  readonly freeSpace: Side | null;
  readonly isRaining: boolean;
  readonly isAutumn: boolean;
  /** Words that nothing is known of. */
  readonly unknown: readonly string[];
}

const QUOTED =
  /"([^"]{1,160})"|“([^”]{1,160})”|„([^“”]{1,160})[“”]|«([^»]{1,160})»|(?<![\p{L}\d])'([^']{2,160})'(?![\p{L}\d])/gu;
const NEGATED = /\b(?:without|no|not|excluding|except)\s+(?:any\s+|an?\s+)?([\p{L}-]+)/giu;

/** Reads subjects, colours, setting, mood, composition and quoted text out of a prompt; `negative` lists what to leave out. */
export function readPrompt(prompt: string, negative = ''): Brief {
  const lettering = [...prompt.matchAll(QUOTED)]
    .map((match) => (match.slice(1).find(Boolean) ?? '').trim())
    .filter(Boolean);
  const spoken = withoutMedium(prompt.replace(QUOTED, ' , '));
  const excluded = excludedWords(spoken, negative);
  const freeSpace = readFreeSpace(spoken);
  const words = wordsOf(
    spoken.replace(NEGATED, ' ').replace(FREE_SPACE, ' ').replace(FREE_SPACE_BEFORE, ' '),
  );
  const text = ` ${words.join(' ')} `;
  const { subjects, colours, backdrop, unknown } = readWords(words, excluded);
  return {
    subjects,
    setting: readSetting(text, excluded),
    light: matchesOf(LIGHT_WORDS, text)[0] ?? null,
    moods: matchesOf(MOOD_WORDS, text),
    materials: matchesOf(MATERIAL_WORDS, text),
    colours,
    backdrop,
    lettering,
    freeSpace,
    isRaining: hasOneOf(RAIN_WORDS, text),
    isAutumn: hasOneOf(AUTUMN_WORDS, text),
    unknown,
  };
}

function excludedWords(spoken: string, negative: string): Set<string> {
  const negated = [...spoken.matchAll(NEGATED)].map((match) => match[1] ?? '');
  return new Set([...wordsOf(negative), ...wordsOf(negated.join(' '))].map(singular));
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/#[0-9a-f]{6}\b|[\p{L}\d]+(?:[-'’][\p{L}\d]+)*|[,.;:]/gu) ?? []
  );
}

function readFreeSpace(text: string): Side | null {
  if (!FREE_SPACE.test(text)) return null;
  const side = (FREE_SPACE_BEFORE.exec(text)?.[1] ?? FREE_SPACE.exec(text)?.[1] ?? 'left').toLowerCase();
  if (side === 'above' || side === 'top') return 'top';
  if (side === 'below' || side === 'bottom') return 'bottom';
  return side === 'right' ? 'right' : 'left';
}

/** The setting whose longest phrase occurs; earlier in the prompt wins among equals, seasons come last. */
function readSetting(text: string, excluded: ReadonlySet<string>): Setting | null {
  let best: { setting: Setting; length: number; at: number } | null = null;
  for (const [setting, phrases] of entriesOf(SETTING_WORDS)) {
    for (const phrase of phrases) {
      const at = text.indexOf(` ${phrase} `);
      if (at < 0 || excluded.has(singular(phrase))) continue;
      const length = SEASONS.has(phrase) ? 0 : phrase.split(' ').length;
      if (!best || length > best.length || (length === best.length && at < best.at))
        best = { setting, length, at };
    }
  }
  return best?.setting ?? null;
}

function hasOneOf(words: readonly string[], text: string): boolean {
  return words.some((word) => text.includes(` ${word} `));
}

function matchesOf<K extends string>(table: Readonly<Record<K, readonly string[]>>, text: string): K[] {
  return entriesOf(table)
    .filter(([, phrases]) => phrases.some((phrase) => text.includes(` ${phrase} `)))
    .map(([key]) => key);
}

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  const keys = Object.keys(table).filter((key): key is K => key in table);
  return keys.map((key) => [key, table[key]]);
}

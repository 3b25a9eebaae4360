import type { Hex } from '../palette/colour.ts';
import type { Light } from '../palette/palette.ts';
import type { Mood } from '../palette/schemes.ts';
import { COLOUR_WORDS, THINGS_OR_COLOURS } from './colour-words.ts';
import {
  FREE_SPACE,
  FREE_SPACE_BEFORE,
  LIGHT_WORDS,
  MATERIAL_WORDS,
  type Material,
  MOOD_WORDS,
  NUMBER_WORDS,
  SETTING_WORDS,
  type Setting,
  type Side,
  STYLE_WORDS,
} from './scene-words.ts';
import { findArt, SUBJECT_WORDS, singular, TOPIC_WORDS } from './subject-index.ts';

/** A thing of the prompt and the art that stands for it. */
export interface Subject {
  readonly word: string;
  /** Several when the word means a group. */
  readonly art: readonly string[];
  readonly count: number;
  readonly colour: Hex | null;
}

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
  /** Words that nothing is known of. */
  readonly unknown: readonly string[];
}

const QUOTED =
  /"([^"]{1,160})"|“([^”]{1,160})”|„([^“”]{1,160})[“”]|«([^»]{1,160})»|(?<![\p{L}\d])'([^']{2,160})'(?![\p{L}\d])/gu;
const NEGATED = /\b(?:without|no|not|excluding|except)\s+(?:any\s+|an?\s+)?([\p{L}-]+)/giu;
const LONGEST_PHRASE = 3;
const MOST_SUBJECTS = 6;
const MOST_OF_A_KIND = 9;
/** Words that a colour before them gives to the ground behind the subject. */
const GROUND_WORDS = new Set([
  'background',
  'backdrop',
  'wall',
  'walls',
  'gradient',
  'studio',
  'surface',
  'floor',
  'sky',
]);
/** "A penguin family": words that make several of the thing before them. */
const GROUP_WORDS = new Set(['family', 'group', 'team', 'trio', 'collection', 'set']);
const GROUP_COUNT = 3;
const DIGITS = /^\d{1,2}$/;
const HEX = /^#?([0-9a-f]{6})$/i;
const ANY_COLOUR_DISTANCE = 3;

/** Reads subjects, colours, setting, mood, composition and quoted text out of a prompt; `negative` lists what to leave out. */
export function readPrompt(prompt: string, negative = ''): Brief {
  const lettering = [...prompt.matchAll(QUOTED)]
    .map((match) => (match.slice(1).find(Boolean) ?? '').trim())
    .filter(Boolean);
  const spoken = prompt.replace(QUOTED, ' , ');
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

/** The setting whose longest phrase occurs; earlier in the prompt wins among equals. */
function readSetting(text: string, excluded: ReadonlySet<string>): Setting | null {
  let best: { setting: Setting; length: number; at: number } | null = null;
  for (const [setting, phrases] of entriesOf(SETTING_WORDS)) {
    for (const phrase of phrases) {
      const at = text.indexOf(` ${phrase} `);
      if (at < 0 || excluded.has(singular(phrase))) continue;
      const length = phrase.split(' ').length;
      if (!best || length > best.length || (length === best.length && at < best.at))
        best = { setting, length, at };
    }
  }
  return best?.setting ?? null;
}

function matchesOf<K extends string>(table: Readonly<Record<K, readonly string[]>>, text: string): K[] {
  return entriesOf(table)
    .filter(([, phrases]) => phrases.some((phrase) => text.includes(` ${phrase} `)))
    .map(([key]) => key);
}

interface WordReading {
  subjects: Subject[];
  colours: Hex[];
  backdrop: Hex | null;
  unknown: string[];
}

/** Walks over the words once, longest phrases first; a colour waits for the thing it belongs to. */
function readWords(words: readonly string[], excluded: ReadonlySet<string>): WordReading {
  const reading: WordReading = { subjects: [], colours: [], backdrop: null, unknown: [] };
  let waiting: { colour: Hex; since: number } | null = null;
  let count = 1;
  const release = () => {
    if (waiting) reading.colours.push(waiting.colour);
    waiting = null;
  };
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (waiting && (/^[,.;:]$/.test(word) || at - waiting.since > ANY_COLOUR_DISTANCE)) release();
    const colour = colourAt(words, at);
    if (colour) {
      release();
      waiting = { colour: colour.hex, since: at + colour.length };
      at += colour.length;
      continue;
    }
    const scenery = settingPhraseAt(words, at);
    if (scenery > 0) {
      at += scenery;
      continue;
    }
    const last = reading.subjects.at(-1);
    if (last?.count === 1 && GROUP_WORDS.has(word) && words[at - 1] === last.word) {
      reading.subjects[reading.subjects.length - 1] = { ...last, count: GROUP_COUNT };
      at++;
      continue;
    }
    const found = subjectAt(words, at);
    if (found) {
      if (!excluded.has(singular(found.phrase))) {
        reading.subjects.push({
          word: found.phrase,
          art: found.art,
          count: Math.min(count, MOST_OF_A_KIND),
          colour: waiting?.colour ?? null,
        });
        waiting = null;
      }
      count = 1;
      at += found.length;
      continue;
    }
    if (waiting && GROUND_WORDS.has(word)) {
      reading.backdrop = waiting.colour;
      waiting = null;
    }
    count = DIGITS.test(word) ? Number(word) : (NUMBER_WORDS[word] ?? (STYLE_WORDS.has(word) ? count : 1));
    if (isUnknown(word)) reading.unknown.push(word);
    at++;
  }
  release();
  return {
    ...reading,
    subjects: withoutBystanders(withoutRepeats(thingsFirst(reading.subjects))).slice(0, MOST_SUBJECTS),
  };
}

/** "Summer travel banner with a sailboat" shows the boat: topics count where there are no things. */
function thingsFirst(subjects: readonly Subject[]): readonly Subject[] {
  const things = subjects.filter((one) => !TOPIC_WORDS.has(one.word));
  return things.length > 0 ? things : subjects.slice(0, 2);
}

/** "A woman doing yoga" is one person: whoever merely stands gives way to who does something. */
function withoutBystanders(subjects: readonly Subject[]): Subject[] {
  const isBystander = ({ art }: Subject) =>
    art.length === 1 && /^(wo)?man-standing$|^person-standing$/.test(art[0] ?? '');
  const acts = ({ art }: Subject) =>
    art.some((name) => /^((wo)?man|person)-|^astronaut$|^singer$/.test(name));
  if (!subjects.some((one) => acts(one) && !isBystander(one))) return [...subjects];
  return subjects.filter((one) => !isBystander(one));
}

/** How many words from here on name a setting in two words or more ("coffee shop"); 0 when they do not. */
function settingPhraseAt(words: readonly string[], at: number): number {
  for (let length = LONGEST_PHRASE; length > 1; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    if (Object.hasOwn(SUBJECT_WORDS, phrase)) continue;
    if (Object.values(SETTING_WORDS).some((phrases) => phrases.includes(phrase))) return length;
  }
  return 0;
}

/** "Coffee in a cup" is one thing. */
function withoutRepeats(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter((one, i) => subjects.findIndex((other) => other.art[0] === one.art[0]) === i);
}

function colourAt(words: readonly string[], at: number): { hex: Hex; length: number } | null {
  const pair = COLOUR_WORDS[`${words[at]} ${words[at + 1]}`];
  if (pair) return { hex: pair, length: 2 };
  const word = words[at] ?? '';
  const written = HEX.exec(word);
  if (written && word.startsWith('#')) return { hex: `#${written[1]}`, length: 1 };
  const hex = COLOUR_WORDS[word];
  if (!hex) return null;
  // "a red rose", "lavender field": the thing, unless another thing follows ("a rose dress").
  if (THINGS_OR_COLOURS.has(word) && !subjectAt(words, at + 1) && !GROUND_WORDS.has(words[at + 1] ?? ''))
    return null;
  return { hex, length: 1 };
}

function subjectAt(
  words: readonly string[],
  at: number,
): { phrase: string; art: readonly string[]; length: number } | null {
  for (let length = LONGEST_PHRASE; length > 0; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    if (words.length < at + length || /[,.;:]/.test(phrase)) continue;
    if (length === 1 && namesNoThing(phrase)) continue;
    if (length > 1 && phrase.split(' ').some((word) => COLOUR_WORDS[word] && !SUBJECT_WORDS[phrase]))
      continue;
    const art = findArt(phrase);
    if (art) return { phrase, art, length };
  }
  return null;
}

/** Words of style and settings are no things, unless the table of marketing words says so. */
function namesNoThing(word: string): boolean {
  if (Object.hasOwn(SUBJECT_WORDS, word) || Object.hasOwn(SUBJECT_WORDS, singular(word))) return false;
  return (
    word.length < 2 || STYLE_WORDS.has(word) || word in NUMBER_WORDS || DIGITS.test(word) || namesScene(word)
  );
}

function namesScene(word: string): boolean {
  return [SETTING_WORDS, LIGHT_WORDS, MOOD_WORDS, MATERIAL_WORDS].some((table) =>
    Object.values<readonly string[]>(table).some((phrases) =>
      phrases.some((phrase) => phrase.split(' ').includes(word)),
    ),
  );
}

function isUnknown(word: string): boolean {
  if (!/^\p{L}{3,}/u.test(word) || /(ly|ing|ed)$/.test(word)) return false;
  return !(STYLE_WORDS.has(word) || word in NUMBER_WORDS || namesScene(word) || word in COLOUR_WORDS);
}

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  const keys = Object.keys(table).filter((key): key is K => key in table);
  return keys.map((key) => [key, table[key]]);
}

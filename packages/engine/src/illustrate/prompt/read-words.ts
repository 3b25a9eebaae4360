import type { Hex } from '../palette/colour.ts';
import { COLOUR_WORDS, THINGS_OR_COLOURS } from './colour-words.ts';
import {
  LIGHT_WORDS,
  MATERIAL_WORDS,
  MOOD_WORDS,
  NUMBER_WORDS,
  SETTING_WORDS,
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
/** A colour belongs to a thing at most so many words later. */
const ANY_COLOUR_DISTANCE = 3;

/** What the words of a prompt name. */
export interface WordReading {
  readonly subjects: readonly Subject[];
  /** Colours that belong to no subject. */
  readonly colours: readonly Hex[];
  /** The colour asked for behind the subject. */
  readonly backdrop: Hex | null;
  /** Words that nothing is known of. */
  readonly unknown: readonly string[];
}

/** A walk over the words, one phrase at a step. */
interface Walk {
  readonly words: readonly string[];
  /** Singular forms of what is to be left out. */
  readonly excluded: ReadonlySet<string>;
  at: number;
  /** How many of the next thing. */
  count: number;
  /** A colour that waits for the thing it belongs to. */
  waiting: { colour: Hex; since: number } | null;
  backdrop: Hex | null;
  readonly subjects: Subject[];
  readonly colours: Hex[];
  readonly unknown: string[];
}

/** Reads things with their counts and colours out of words (lower case, punctuation apart), longest phrases first. */
export function readWords(words: readonly string[], excluded: ReadonlySet<string>): WordReading {
  const walk: Walk = {
    words,
    excluded,
    at: 0,
    count: 1,
    waiting: null,
    backdrop: null,
    subjects: [],
    colours: [],
    unknown: [],
  };
  while (walk.at < words.length) {
    releaseStaleColour(walk);
    if (takeColour(walk) || takeScenery(walk) || takeGroup(walk) || takeSubject(walk)) continue;
    takeWord(walk);
  }
  releaseColour(walk);
  const subjects = withoutBystanders(withoutRepeats(thingsFirst(walk.subjects))).slice(0, MOST_SUBJECTS);
  return { subjects, colours: walk.colours, backdrop: walk.backdrop, unknown: walk.unknown };
}

function releaseColour(walk: Walk): void {
  if (walk.waiting) walk.colours.push(walk.waiting.colour);
  walk.waiting = null;
}

function releaseStaleColour(walk: Walk): void {
  if (!walk.waiting) return;
  const isPause = /^[,.;:]$/.test(walk.words[walk.at] ?? '');
  if (isPause || walk.at - walk.waiting.since > ANY_COLOUR_DISTANCE) releaseColour(walk);
}

function takeColour(walk: Walk): boolean {
  const colour = colourAt(walk.words, walk.at);
  if (!colour) return false;
  releaseColour(walk);
  walk.at += colour.length;
  walk.waiting = { colour: colour.hex, since: walk.at };
  return true;
}

function takeScenery(walk: Walk): boolean {
  const length = settingPhraseAt(walk.words, walk.at);
  walk.at += length;
  return length > 0;
}

function takeGroup(walk: Walk): boolean {
  const last = walk.subjects.at(-1);
  const follows = last?.count === 1 && walk.words[walk.at - 1] === last.word;
  if (!last || !follows || !GROUP_WORDS.has(walk.words[walk.at] ?? '')) return false;
  walk.subjects[walk.subjects.length - 1] = { ...last, count: GROUP_COUNT };
  walk.at++;
  return true;
}

function takeSubject(walk: Walk): boolean {
  const found = subjectAt(walk.words, walk.at);
  if (!found) return false;
  if (!walk.excluded.has(singular(found.phrase))) {
    const count = Math.min(walk.count, MOST_OF_A_KIND);
    walk.subjects.push({ word: found.phrase, art: found.art, count, colour: walk.waiting?.colour ?? null });
    walk.waiting = null;
  }
  walk.count = 1;
  walk.at += found.length;
  return true;
}

/** A number counts what follows, a word for the ground takes the waiting colour, and unknown words are kept for the warnings. */
function takeWord(walk: Walk): void {
  const word = walk.words[walk.at] ?? '';
  if (walk.waiting && GROUND_WORDS.has(word)) {
    walk.backdrop = walk.waiting.colour;
    walk.waiting = null;
  }
  walk.count = DIGITS.test(word)
    ? Number(word)
    : (NUMBER_WORDS[word] ?? (STYLE_WORDS.has(word) ? walk.count : 1));
  if (isUnknown(word)) walk.unknown.push(word);
  walk.at++;
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

/** "Coffee in a cup" is one thing. */
function withoutRepeats(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter((one, i) => subjects.findIndex((other) => other.art[0] === one.art[0]) === i);
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

import { isOfNature } from '../art/art-sets.ts';
import type { Hex } from '../palette/colour.ts';
import { isKindOfShop, saysWhose } from './attributes.ts';
import { cast, type Subject } from './cast.ts';
import { COLOUR_WORDS, THINGS_OR_COLOURS } from './colour-words.ts';
import { colourAt } from './read-colour.ts';
import {
  LIGHT_WORDS,
  MATERIAL_WORDS,
  MOOD_WORDS,
  NUMBER_WORDS,
  SETTING_WORDS,
  STYLE_WORDS,
} from './scene-words.ts';
import { findArt, SUBJECT_WORDS, singular, TOPIC_WORDS } from './subject-index.ts';

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
/** A colour belongs to a thing at most so many words later. */
const ANY_COLOUR_DISTANCE = 3;

/** After an animal these say what it does; on their own they show somebody who does it. */
const DOING = new Set(
  'running walking swimming playing dancing surfing sleeping reading cycling skiing jumping fishing'.split(
    ' ',
  ),
);

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
  /** Where the words of the last thing end. */
  end: number;
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
    end: 0,
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
  const subjects = cast(walk.subjects).slice(0, MOST_SUBJECTS);
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
  if (!colour || isRatherThing(walk.words, walk.at)) return false;
  releaseColour(walk);
  walk.at += colour.length;
  walk.waiting = { colour: colour.hex, since: walk.at };
  return true;
}

/** "A red rose", "lavender field": the thing, unless another thing follows ("a rose dress"); always in "golden retriever". */
function isRatherThing(words: readonly string[], at: number): boolean {
  if ((subjectAt(words, at)?.length ?? 0) > 1) return true;
  const isAmbiguous = THINGS_OR_COLOURS.has(words[at] ?? '');
  return isAmbiguous && !subjectAt(words, at + 1) && !GROUND_WORDS.has(words[at + 1] ?? '');
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

/** Three people of a pair are the two and the first again; of single things there are so many. */
function counted(art: readonly string[], count: number): Pick<Subject, 'art' | 'count'> {
  if (art.length === 1 || count === 1) return { art, count };
  return { art: Array.from({ length: count }, (_, i) => art[i % art.length] ?? ''), count: 1 };
}

function takeSubject(walk: Walk): boolean {
  const found = subjectAt(walk.words, walk.at);
  if (!found) return false;
  const last = walk.subjects.at(-1);
  if (!walk.excluded.has(singular(found.phrase)) && !isAttribute(walk, found)) {
    const count = Math.min(walk.count, MOST_OF_A_KIND);
    const colour = walk.waiting?.colour ?? null;
    if (last && isOnto(walk)) walk.subjects[walk.subjects.length - 1] = { ...last, on: found.art[0] ?? null };
    walk.subjects.push({ word: found.phrase, ...counted(found.art, count), colour, on: null });
    walk.end = walk.at + found.length;
    walk.waiting = null;
  }
  // "Two birthday cupcakes" counts the cupcakes.
  if (!TOPIC_WORDS.has(found.phrase)) walk.count = 1;
  walk.at += found.length;
  return true;
}

interface Found {
  readonly phrase: string;
  readonly art: readonly string[];
  /** How many words the phrase has. */
  readonly length: number;
}

/** Whether words that could name a thing only tell of another: what an animal does, whose it is, where it is sold. */
function isAttribute({ words, at, subjects }: Walk, { phrase, art, length }: Found): boolean {
  if (DOING.has(phrase)) return subjects.at(-1)?.art.every(isOfNature) === true;
  if (isKindOfShop(words, at)) return true;
  const isAct = length > 1 || /ing$/.test(words[at + 1] ?? '');
  return !isAct && saysWhose(art, subjectAt(words, at + 1)?.art);
}

/** Whether the words since the last thing say that it is on the next: "a cat on the grey sofa". */
function isOnto({ words, end, at }: Walk): boolean {
  const between = words.slice(end, at);
  return between.includes('on') && !between.some((word) => /^[,.;:]$|^and$/.test(word));
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

/** How many words from here on name a setting in two words or more ("coffee shop"); 0 when they do not. */
function settingPhraseAt(words: readonly string[], at: number): number {
  for (let length = LONGEST_PHRASE; length > 1; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    if (Object.hasOwn(SUBJECT_WORDS, phrase)) continue;
    if (Object.values(SETTING_WORDS).some((phrases) => phrases.includes(phrase))) return length;
  }
  return 0;
}

function subjectAt(words: readonly string[], at: number): Found | null {
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

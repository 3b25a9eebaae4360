import { z } from 'zod';
import { artEntries, DRAWN_ART } from '../art/art-sets.ts';
import companionFile from './companions.json' with { type: 'json' };
import subjectFile from './subject-words.json' with { type: 'json' };
import { VAGUE_WORDS } from './vague-words.ts';

const SubjectFile = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const CompanionFile = z.record(
  z.string(),
  z.object({ of: z.array(z.string()), companions: z.array(z.string()) }),
);

/** Marketing words and the art that stands for them; they win over the words of the art sets. */
export const SUBJECT_WORDS = SubjectFile.parse(subjectFile);
/** Words for what a picture is about; they name a thing only where no other word does. */
export const TOPIC_WORDS = new Set(
  `travel food fashion technology marketing music fitness wellness health healthcare education learning shopping sale creativity innovation
  productivity success beauty holiday finance security privacy research science strategy growth sustainability advertising data party celebration
  birthday christmas halloween gaming photography time love money design investment idea eco delivery school movie film video
  trust freedom speed performance quality excellence achievement victory motivation progress profit revenue results plan planning vision mission
  connection communication support help insurance protection safety justice harmony peace hope nature environment climate knowledge wisdom
  mind dream sleep relaxation mindfulness magic luck future loyalty care charity job jobs career hiring moving art craft crafts event energy power
  adventure explore discover journey trip vacation holidays lunch dinner brunch hiking cooking trekking digital global worldwide internet focus
  teamwork collaboration leadership community secure gardening celebrating animal animals teamwork recipe menu cybersecurity vegan vegetarian`
    .split(/\s+/)
    .filter(Boolean),
);
/** What goes well with what, by theme. */
export const COMPANIONS = CompanionFile.parse(companionFile);

/** Signs rather than things: only drawn for the words of the table. */
const SIGN_CATEGORIES = new Set(['Symbols', 'Flags', 'Smileys & Emotion', 'Component']);
const EXACT_NAME = 10;
const LAST_WORD = 7;
const KEYWORD = 5;
/** The first words that an art set gives are the closest; each later one counts this much less. */
const KEYWORD_STEP = 0.25;
/** A match below this is more likely a coincidence. */
const LEAST_SCORE = 4.4;

interface Posting {
  readonly name: string;
  readonly score: number;
}

/** The names of art that a word or phrase (lower case, singular or plural) stands for, or null. */
export function findArt(phrase: string): readonly string[] | null {
  postings ??= buildIndex();
  const index = postings;
  // "cookies" is the plural of "cookie", "cherries" that of "cherry".
  for (const form of [phrase, singular(phrase), phrase.replace(/ies$/, 'ie')]) {
    const known = Object.hasOwn(SUBJECT_WORDS, form) ? SUBJECT_WORDS[form] : undefined;
    if (known) return typeof known === 'string' ? [known] : known;
    const posting = VAGUE_WORDS.has(form) ? undefined : index.get(form);
    if (posting && posting.score >= LEAST_SCORE) return [posting.name];
  }
  return null;
}

/** The theme that a piece of art belongs to, or null. */
export function themeOf(name: string): string | null {
  return Object.entries(COMPANIONS).find(([, theme]) => theme.of.includes(name))?.[0] ?? null;
}

/** English plurals, as far as names of things need it. */
export function singular(phrase: string): string {
  if (phrase.length < 4 || /(ss|us|is)$/.test(phrase)) return phrase;
  if (/ies$/.test(phrase)) return `${phrase.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|zz)es$/.test(phrase)) return phrase.slice(0, -2);
  return phrase.endsWith('s') ? phrase.slice(0, -1) : phrase;
}

let postings: Map<string, Posting> | undefined;

function buildIndex(): Map<string, Posting> {
  const index = new Map<string, Posting>();
  const post = (word: string, name: string, score: number) => {
    if ((index.get(word)?.score ?? 0) < score) index.set(word, { name, score });
  };
  for (const [name, { words }] of Object.entries(DRAWN_ART))
    for (const word of words) post(word, name, EXACT_NAME + 1);
  for (const { name, category, words } of artEntries()) {
    if (SIGN_CATEGORIES.has(category)) continue;
    const spoken = name.replaceAll('-', ' ');
    post(spoken, name, EXACT_NAME);
    const last = spoken.split(' ').at(-1) ?? spoken;
    post(singular(last), name, LAST_WORD - spoken.split(' ').length * 0.2);
    // Words of people are mostly what they do or feel: too vague.
    if (category === 'People & Body') continue;
    words.forEach((word, rank) => {
      post(word, name, KEYWORD - rank * KEYWORD_STEP);
    });
  }
  return index;
}

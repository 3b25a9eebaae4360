import type { Hex } from '../palette/colour.ts';
import { TOPIC_WORDS } from './subject-index.ts';

/** A thing of the prompt and the art that stands for it. */
export interface Subject {
  readonly word: string;
  /** Several when the word means a group. */
  readonly art: readonly string[];
  readonly count: number;
  readonly colour: Hex | null;
  /** The art of the thing that it is on, "a cat on the sofa", or null. */
  readonly on: string | null;
}

/** Who and what is drawn of the things that a prompt names: no topics beside things, nobody and nothing twice. */
export function cast(named: readonly Subject[]): Subject[] {
  return withoutBystanders(joined(withoutRepeats(thingsFirst(named))));
}

/** "Summer travel banner with a sailboat" shows the boat: topics count where there are no things. */
function thingsFirst(subjects: readonly Subject[]): readonly Subject[] {
  const things = subjects.filter((one) => !TOPIC_WORDS.has(one.word));
  return things.length > 0 ? things : subjects.slice(0, 2);
}

/** "Coffee in a cup" is one thing. */
function withoutRepeats(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.filter((one, i) => subjects.findIndex((other) => other.art[0] === one.art[0]) === i);
}

/** Who is at work with what: the person of the first column with the thing of the second is the art of the third. */
const AT_WORK: readonly (readonly [RegExp, string, string])[] = [
  [/^woman-(standing|office-worker)$/, 'laptop', 'woman-technologist'],
  [/^(man|person)-(standing|office-worker)$/, 'laptop', 'man-technologist'],
  [/^woman-standing$/, 'studio-microphone', 'woman-singer'],
  [/^(man|person)-standing$/, 'studio-microphone', 'man-singer'],
];

/** "A woman with a laptop" sits at it. */
function joined(subjects: readonly Subject[]): readonly Subject[] {
  for (const [who, tool, atWork] of AT_WORK) {
    const person = subjects.find(({ art }) => art.length === 1 && who.test(art[0] ?? ''));
    const thing = subjects.find(({ art, colour }) => art[0] === tool && colour === null);
    if (!person || !thing) continue;
    const both: Subject = { ...person, art: [atWork] };
    return subjects.filter((one) => one !== thing).map((one) => (one === person ? both : one));
  }
  return subjects;
}

/** "A woman doing yoga" is one person: whoever merely stands gives way to who does something. */
function withoutBystanders(subjects: readonly Subject[]): Subject[] {
  const isBystander = ({ art }: Subject) => art.every((name) => /^((wo)?man|person)-standing$/.test(name));
  const acts = ({ art }: Subject) =>
    art.some((name) => /^((wo)?man|person)-|^astronaut$|^singer$/.test(name));
  if (!subjects.some((one) => acts(one) && !isBystander(one))) return [...subjects];
  return subjects.filter((one) => !isBystander(one));
}

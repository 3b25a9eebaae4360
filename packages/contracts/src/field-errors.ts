import type { z } from 'zod';
import type { FieldError } from './errors.ts';

/** Where in a request a value came from; the first element of every `loc`. */
export type RequestPart = 'body' | 'query' | 'path' | 'header';

/** Enough for a person; a hostile body could hold hundreds of thousands of mistakes. */
const MAX_COMPLAINTS = 50;

type Issue = z.core.$ZodIssue;
type Description = Omit<FieldError, 'loc'>;

/** What an `invalid_type` issue expected -> the customary type word and the words for people. */
const EXPECTED: Record<string, { type: string; words: string }> = {
  string: { type: 'string_type', words: 'a string' },
  number: { type: 'int_type', words: 'a whole number' },
  int: { type: 'int_type', words: 'a whole number' },
  boolean: { type: 'bool_type', words: 'true or false' },
  array: { type: 'list_type', words: 'a list' },
  object: { type: 'model_attributes_type', words: 'a JSON object' },
};

/** The entries of a 422 answer for what zod found (parsed with `reportInput`). */
export function fieldErrors(error: z.ZodError, value: unknown, part: RequestPart): FieldError[] {
  // A body that is absent or `null` is one missing thing, not one mistake per field.
  if (value === undefined || value === null)
    return [{ loc: [part], msg: 'Expected a value', type: 'missing' }];
  return told(error.issues).map((issue) => ({
    loc: [part, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))],
    ...describe(issue),
  }));
}

/** One complaint per place, and none about how fields fit together while one of them is wrong by itself. */
function told(all: Issue[]): Issue[] {
  const issues = all.slice(0, MAX_COMPLAINTS);
  const places = issues.map(({ path }) => ['', ...path].join('/'));
  return issues.filter((issue, index) => {
    const place = places[index] ?? '';
    if (places.indexOf(place) < index) return false;
    return issue.code !== 'custom' || !places.some((other) => other.startsWith(`${place}/`));
  });
}

/** The type words are customary: the published API inherits them from pydantic, and clients match on them. */
function describe(issue: Issue): Description {
  if (issue.input === undefined) return { msg: 'Expected this field', type: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return { msg: `Expected one of ${issue.values.map(String).join(', ')}`, type: 'enum' };
    case 'too_small':
      return outOfBounds(issue.origin, `at least ${issue.minimum}`, 'greater_than_equal', 'too_short');
    case 'too_big':
      return outOfBounds(issue.origin, `at most ${issue.maximum}`, 'less_than_equal', 'too_long');
    case 'invalid_format':
      return { msg: issue.message, type: 'string_pattern_mismatch' };
    case 'custom':
      return {
        msg: issue.message,
        type: typeof issue.params?.type === 'string' ? issue.params.type : 'value_error',
      };
    default:
      return { msg: issue.message, type: 'value_error' };
  }
}

function outOfBounds(origin: string, bound: string, numberType: string, lengthType: string): Description {
  if (origin === 'number' || origin === 'int')
    return { msg: `Expected a number of ${bound}`, type: numberType };
  return { msg: `Expected ${bound} ${origin === 'string' ? 'characters' : 'entries'}`, type: lengthType };
}

/** A string or a fraction where a whole number belongs is one that could not be parsed as such. */
function wrongType(expected: string, input: unknown): Description {
  const known = EXPECTED[expected] ?? { type: 'value_error', words: expected };
  const parsable = typeof input === 'string' || typeof input === 'number';
  const type = known.type === 'int_type' && parsable ? 'int_parsing' : known.type;
  return { msg: `Expected ${known.words} but received ${nameOf(input)}`, type };
}

/** Names the kind of a JSON value; the value itself is never repeated in an answer. */
function nameOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number') return Number.isInteger(input) ? 'a number' : 'a fraction';
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}

import type { z } from 'zod';
import type { FieldError } from './errors.ts';

/** Where in a request a value came from; the first element of every `loc`. */
export type RequestPart = 'body' | 'query' | 'path' | 'header';

type Issue = z.core.$ZodIssue;

/** What an `invalid_type` issue expected -> the customary type word and the words for people. */
const EXPECTED: Record<string, { type: string; words: string }> = {
  string: { type: 'string_type', words: 'a string' },
  number: { type: 'int_type', words: 'a whole number' },
  int: { type: 'int_type', words: 'a whole number' },
  boolean: { type: 'bool_type', words: 'true or false' },
  array: { type: 'list_type', words: 'a list' },
  object: { type: 'model_attributes_type', words: 'a JSON object' },
};

/** "Customary" because the published API inherits these words from pydantic, and clients match on them. */
const CUSTOMARY: {
  [Code in Issue['code']]?: (issue: Extract<Issue, { code: Code }>) => Omit<FieldError, 'loc'>;
} = {
  invalid_type: (issue) => wrongType(issue.expected, issue.input),
  invalid_value: (issue) => ({ type: 'enum', msg: `Expected one of ${issue.values.map(String).join(', ')}` }),
  too_small: (issue) =>
    issue.origin === 'number' || issue.origin === 'int'
      ? { type: 'greater_than_equal', msg: `Expected a number of at least ${issue.minimum}` }
      : { type: 'too_short', msg: `Expected at least ${issue.minimum} ${unit(issue.origin)}` },
  too_big: (issue) =>
    issue.origin === 'number' || issue.origin === 'int'
      ? { type: 'less_than_equal', msg: `Expected a number of at most ${issue.maximum}` }
      : { type: 'too_long', msg: `Expected at most ${issue.maximum} ${unit(issue.origin)}` },
  invalid_format: (issue) => ({ type: 'string_pattern_mismatch', msg: issue.message }),
  custom: (issue) => ({
    type: typeof issue.params?.type === 'string' ? issue.params.type : 'value_error',
    msg: issue.message,
  }),
};

/** The entries of a 422 answer for what zod found (parsed with `reportInput`). */
export function fieldErrors(error: z.ZodError, value: unknown, part: RequestPart): FieldError[] {
  // A body that is absent or `null` is one missing thing, not one mistake per field.
  if (value === undefined || value === null)
    return [{ loc: [part], msg: 'Expected a value', type: 'missing' }];
  return error.issues.map((issue) => ({
    loc: [part, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))],
    ...describe(issue),
  }));
}

function describe(issue: Issue): Omit<FieldError, 'loc'> {
  const lacking =
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;
  if (lacking) return { type: 'missing', msg: 'Expected this field' };
  const describeCode = CUSTOMARY[issue.code] as ((issue: Issue) => Omit<FieldError, 'loc'>) | undefined;
  return describeCode?.(issue) ?? { type: 'value_error', msg: issue.message };
}

/** A string or a fraction where a whole number belongs is one that could not be parsed as such. */
function wrongType(expected: string, input: unknown): Omit<FieldError, 'loc'> {
  const known = EXPECTED[expected] ?? { type: 'value_error', words: expected };
  const parsable = typeof input === 'string' || typeof input === 'number';
  const type = known.type === 'int_type' && parsable ? 'int_parsing' : known.type;
  return { type, msg: `Expected ${known.words} but received ${nameOf(input)}` };
}

/** Names the kind of a JSON value; the value itself is never repeated in an answer. */
function nameOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number') return Number.isInteger(input) ? 'a number' : 'a fraction';
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}

function unit(origin: string): string {
  return origin === 'string' ? 'characters' : 'entries';
}

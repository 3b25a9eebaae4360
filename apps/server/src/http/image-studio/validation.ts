import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { badRequest, StudioError, type StudioFieldError } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** A hostile body could hold hundreds of thousands of mistakes. */
const MOST_ERRORS = 50;

const EXPECTED: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Parses a part of a request; what is wrong with it is told in sentences, the first one as `detail`. */
export const studioValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (value) => {
    const given = httpPart === 'body' ? withoutNulls(value ?? {}) : value;
    if (httpPart === 'body' && !isObject(given))
      return { error: badRequest('Request body must be a JSON object') };
    const parsed = schema.safeParse(given, { reportInput: true });
    return parsed.success ? { value: parsed.data } : { error: refusal(parsed.error.issues) };
  };

/** `null` is an omitted field, at any depth; in lists it stays. */
function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(issues: Issue[]): Error {
  const errors = onePerField(issues.slice(0, MOST_ERRORS).map(describe));
  const [first] = errors;
  if (first === undefined) return badRequest('The request is not valid');
  if (errors.length === 1) return badRequest(first.message);
  return new StudioError('bad_request', { message: first.message, extras: { errors } });
}

function onePerField(errors: StudioFieldError[]): StudioFieldError[] {
  return errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index);
}

function describe(issue: Issue): StudioFieldError {
  const field = issue.path.map(String).join('.');
  return { field, message: sentence(issue, field) };
}

function sentence(issue: Issue, field: string): string {
  if (issue.code === 'custom') return issue.message.replaceAll('{field}', field);
  if (issue.input === undefined) return `Field '${field}' is required`;
  return `Invalid value for '${field}': ${reason(issue)}`;
}

function reason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${EXPECTED[issue.expected] ?? issue.expected} but received ${nameOf(issue.input)}`;
    case 'too_small':
      return `expected at least ${issue.minimum}`;
    case 'too_big':
      return `expected at most ${issue.maximum}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

/** Names the kind of a JSON value; the value itself may be a picture. */
function nameOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number') return Number.isInteger(input) ? 'a number' : 'a fraction';
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
}

import { z } from 'zod';
import { LIMITS } from './product-enums.ts';

/** Lets a refinement choose the `type` word of its entry in a 422 answer. */
export interface IssueParams {
  type?: string;
}

/**
 * Free text. NUL and lone surrogates are refused here because the database cannot hold them: they would turn a
 * caller's mistake into a failure of ours.
 */
export const text = () =>
  z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), {
    error: 'Expected text without NUL characters',
  });

/** An absolute http(s) URL of 1..2083 characters. Whether it may be fetched is for the fetch gate to say. */
export const httpUrl = () =>
  z
    .string()
    .min(LIMITS.url.min, { abort: true })
    .max(LIMITS.url.max, { abort: true })
    .refine(isAbsoluteHttpUrl, {
      error: 'Expected an absolute http or https URL',
      params: { type: 'url_parsing' } satisfies IssueParams,
    })
    .meta({ format: 'uri' });

/** URL parsers forgive blanks, control characters and missing slashes; clients that send those made a mistake. */
function isAbsoluteHttpUrl(value: string): boolean {
  return (
    /^https?:\/\/[^\s/?#]/i.test(value) &&
    !/[\p{Cc}\s]/u.test(value) &&
    value.isWellFormed() &&
    URL.canParse(value)
  );
}

/** A whole number between two inclusive bounds. */
export const wholeNumber = (bounds: { min: number; max: number }) => z.int().min(bounds.min).max(bounds.max);

/** A list whose entries are all different, compared by value. */
export function uniqueList<Item extends z.ZodType>(item: Item, bounds: { min: number; max: number }) {
  return z
    .array(item)
    .min(bounds.min)
    .max(bounds.max)
    .refine((items) => new Set(items.map((entry) => JSON.stringify(entry))).size === items.length, {
      error: 'Expected every entry to be different',
    })
    .meta({ uniqueItems: true });
}

/** The same in a query, where it is written as text. */
export const wholeNumberText = (bounds: { min: number; max: number }) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value),
      wholeNumber(bounds),
    )
    .meta({ type: 'integer', minimum: bounds.min, maximum: bounds.max });

/** Deeper than anything a person writes, and shallow enough for every writer of JSON, ours and the database's. */
const MAX_NESTING = 100;

/** Any JSON object, kept as it is. */
export const freeObject = () =>
  z
    .custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      { error: 'Expected a JSON object', params: { type: 'dict_type' } satisfies IssueParams, abort: true },
    )
    .refine((value) => isShallow(value, MAX_NESTING), {
      error: `Expected an object that is nested at most ${MAX_NESTING} levels deep`,
    })
    .meta({ type: 'object', additionalProperties: true });

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}

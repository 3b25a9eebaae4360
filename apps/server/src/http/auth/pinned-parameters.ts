import { AtelierError } from '@atelier/contracts';
import { z } from 'zod';

type Fields = Record<string, unknown>;

/** The parts of a request that claims can pin. */
export interface RequestParts {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** What a route takes: only the fields of its schemas are request fields. */
export interface RequestSchemas {
  body?: unknown;
  querystring?: unknown;
}

/**
 * Holds a request to the parameters its token was issued for (spec: product-api.md section 2): a claim with the
 * name of a request field must agree with it, and fills it when the body leaves it out. What the route does not
 * read pins nothing, even when claim and request both have it.
 * @returns the body with what the claims fill in
 * @throws AtelierError `pinned_parameter`
 */
export function pinParameters(
  claims: Fields,
  { params, query, body }: RequestParts,
  schemas: RequestSchemas,
): unknown {
  const pins = Object.entries(claims).filter(([, claim]) => claim !== null && claim !== undefined);
  const fields = fieldsOf(schemas.body);
  const read = [params, among(query, fieldsOf(schemas.querystring)), among(body, fields)];
  for (const part of read) {
    if (isFields(part) && !pins.every(([name, claim]) => agrees(claim, own(part, name)))) {
      throw new AtelierError('pinned_parameter');
    }
  }
  return filled(body, pins, fields);
}

/** The members of a part of the request that are fields of its schema. */
function among(part: unknown, fields: Record<string, z.ZodType>): unknown {
  if (!isFields(part)) return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => Object.hasOwn(fields, name)));
}

function filled(body: unknown, pins: [string, unknown][], fields: Record<string, z.ZodType>): unknown {
  const given = body ?? {};
  if (!isFields(given)) return body;
  const absent = pins.flatMap(([name, claim]) => {
    const field = own(fields, name);
    return field === undefined || (own(given, name) ?? null) !== null ? [] : [[name, read(claim, field)]];
  });
  return absent.length === 0 ? body : { ...given, ...Object.fromEntries(absent) };
}

/** A field that is absent or null says nothing else than its claim. */
function agrees(claim: unknown, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) {
    const list = claimedList(claim);
    return list.length === value.length && value.every((entry, index) => agrees(list[index], entry));
  }
  if (isFields(value)) {
    const fields = typeof claim === 'string' ? fromJson(claim) : claim;
    return (
      isFields(fields) &&
      sameKeys(fields, value) &&
      Object.entries(value).every(([key, entry]) => agrees(fields[key], entry))
    );
  }
  return String(claim) === String(value);
}

/** Issuers write every claim as a string: a list may come as a JSON array, as its text, or as its only entry. */
function claimedList(claim: unknown): unknown[] {
  const list = typeof claim === 'string' ? fromJson(claim) : claim;
  return Array.isArray(list) ? list : [claim];
}

/** The claim in the form that the field takes: itself, its JSON meaning, or a list of it. */
function read(claim: unknown, field: z.ZodType): unknown {
  const meanings = [claim, typeof claim === 'string' ? fromJson(claim) : claim, [claim]];
  return meanings.find((meaning) => meaning !== undefined && field.safeParse(meaning).success) ?? claim;
}

/** The fields of a body, whichever of its shapes has them. */
function fieldsOf(schema: unknown): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return Object.assign({}, ...schema.options.map(fieldsOf));
  return {};
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Claims are anybody's words: `constructor` must not find what every object has. */
function own<Value>(fields: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameKeys(a: Fields, b: Fields): boolean {
  return Object.keys(a).toSorted().join() === Object.keys(b).toSorted().join();
}

import { AtelierError } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

type Fields = Record<string, unknown>;

/**
 * Holds a request to the parameters its token was issued for (spec: product-api.md section 2): a claim with the
 * name of a request field must agree with it, and fills it when the body leaves it out.
 * @throws AtelierError `pinned_parameter`
 */
export function pinParameters(claims: Fields, request: FastifyRequest): void {
  const pins = Object.entries(claims).filter(([, claim]) => claim !== null && claim !== undefined);
  for (const part of [request.params, request.query, request.body]) {
    if (isFields(part) && !pins.every(([name, claim]) => agrees(claim, part[name]))) {
      throw new AtelierError('pinned_parameter');
    }
  }
  fillBody(pins, request);
}

function fillBody(pins: [string, unknown][], request: FastifyRequest): void {
  const fields = fieldsOf(request.routeOptions.schema?.body);
  const body = request.body ?? {};
  if (!isFields(body)) return;
  const filled = pins.flatMap(([name, claim]) => {
    const field = fields[name];
    return field === undefined || (body[name] ?? null) !== null ? [] : [[name, read(claim, field)]];
  });
  if (filled.length > 0) request.body = { ...body, ...Object.fromEntries(filled) };
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
  return meanings.find((meaning) => field.safeParse(meaning).success) ?? claim;
}

/** The fields of a body, whichever of its shapes has them. */
function fieldsOf(schema: unknown): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape;
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

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameKeys(a: Fields, b: Fields): boolean {
  return Object.keys(a).toSorted().join() === Object.keys(b).toSorted().join();
}

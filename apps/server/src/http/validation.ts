import { AtelierError, fieldErrors, type RequestPart } from '@atelier/contracts';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';

const PARTS: Record<string, RequestPart> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

type Checked = { value: unknown } | { error: AtelierError };

/** Parses a part of a request; every bad field becomes an entry of the 422 answer. */
export function check(schema: z.ZodType, value: unknown, part: RequestPart): Checked {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return { error: new AtelierError('invalid_request', { fields: fieldErrors(parsed.error, value, part) }) };
}

/** What Fastify calls for each schema of each route. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = PARTS[httpPart ?? 'body'] ?? 'body';
  return (value) => check(schema, value, part);
};

import { fieldError } from '@atelier/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ParseError, parseTree } from 'jsonc-parser';

/** Relatives of JSON, `application/merge-patch+json` for example. */
const JSON_RELATIVES = /^application\/[\w.+-]+\+json/;

/** Stands for a body of a type nobody reads; no schema takes it, so it becomes a 422. */
const UNREAD_BODY = '';

/** Replaces Fastify's parsers: bad JSON says where it is bad, and other types are not buffered. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = async (_request: FastifyRequest, body: Buffer) => parseJson(body);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, parse);
  app.addContentTypeParser<Buffer>(JSON_RELATIVES, { parseAs: 'buffer' }, parse);
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null, UNREAD_BODY);
  });
}

/** UTF-8 JSON (RFC 8259); an empty body is no body. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return JSON.parse(text);
  } catch {
    throw fieldError(['body', badOffset(text)], 'Expected valid JSON in UTF-8', 'json_invalid');
  }
}

/** The engine's own message names the place only sometimes. */
function badOffset(text: string): number {
  const problems: ParseError[] = [];
  try {
    parseTree(text, problems, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // It recurses: brackets nested deeper than the stack are bad as a whole.
    if (!(error instanceof RangeError)) throw error;
  }
  return problems[0]?.offset ?? 0;
}

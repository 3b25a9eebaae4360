import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest } from './errors.ts';

/** The largest body: several pictures of 25 MB as base64. */
export const STUDIO_BODY_BYTES = 100 * 1024 * 1024;

/** JSON in UTF-8 and nothing else; an empty body is no body. */
export function readStudioBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: STUDIO_BODY_BYTES },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.headers['idempotency-key'] !== undefined)
        request.bodyHash = createHash('sha256').update(body).digest();
      return parseJson(body);
    },
  );
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(badRequest('Content-Type must be application/json'));
  });
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw Object.assign(badRequest('Request body is not valid JSON'), { cause });
  }
}

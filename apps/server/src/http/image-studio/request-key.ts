import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { RequestKey } from '../../studio-jobs/job.ts';
import { badRequest } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came, of requests with an Idempotency-Key. */
    bodyHash?: Buffer;
  }
}

const SANE_KEY = /^[\x21-\x7e]{1,255}$/;

/** What a request may be repeated under. @throws AtelierError `bad_request` for a key that cannot be kept */
export function requestKeyOf(request: FastifyRequest): RequestKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method !== 'POST') return undefined;
  if (typeof key !== 'string' || !SANE_KEY.test(key))
    throw badRequest('Idempotency-Key must be 1 to 255 printable characters without spaces');
  const path = request.routeOptions.url ?? request.url;
  const hash = createHash('sha256')
    .update(path)
    .update('\0')
    .update(request.bodyHash ?? '')
    .digest();
  return { key, hash };
}

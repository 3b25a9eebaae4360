import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import type { RequestKey } from '../../studio-jobs/job.ts';
import { badRequest } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came, of requests with an Idempotency-Key. */
    bodyHash?: Buffer;
  }
  interface FastifyContextConfig {
    /** Its requests become jobs, which the Idempotency-Key finds again. */
    makesJobs?: boolean;
  }
}

const SANE_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Holds requests that make no job to their keys: what they answer follows from what they ask, so it is worked out again.
 * Those that make one are held to it where the job is ordered.
 */
export function holdToKeys({ studioJobs }: Pick<Services, 'studioJobs'>) {
  return async (request: FastifyRequest): Promise<void> => {
    if (request.routeOptions.config.makesJobs === true) return;
    const requestKey = requestKeyOf(request);
    if (requestKey !== undefined) await studioJobs.holdToKey(request.caller.account.id, requestKey);
  };
}

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

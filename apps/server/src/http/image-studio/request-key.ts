import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import type { RequestKey } from '../../studio-jobs/job.ts';
import { badRequest } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the body as it came, of requests with an Idempotency-Key. */
    bodyHash?: Buffer;
    /** What its answer is kept under. */
    keptUnder?: RequestKey;
  }
  interface FastifyContextConfig {
    /** Its requests become jobs, which the Idempotency-Key finds again. */
    makesJobs?: boolean;
    /** Its answers hold a secret that is shown once: they are not kept for repeats. */
    isSecret?: boolean;
  }
}

const SANE_KEY = /^[\x21-\x7e]{1,255}$/;
/** Longer answers of requests without a job only tell what was asked; they are worked out again. */
const MOST_KEPT_CHARACTERS = 256 * 1024;

/**
 * Holds requests that make no job to their keys: a repeat gets the answer that was kept. Those that make one are held
 * to it where the job is ordered.
 */
export function holdToKeys({ studioJobs }: Pick<Services, 'studioJobs'>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.routeOptions.config.makesJobs === true) return;
    const requestKey = requestKeyOf(request);
    if (requestKey === undefined) return;
    const kept = await studioJobs.holdToKey(request.caller.account.id, requestKey);
    if (kept === null) {
      request.keptUnder = requestKey;
      return;
    }
    return reply.code(kept.status).type('application/json; charset=utf-8').send(kept.body);
  };
}

/** Keeps what requests without a job are answered when all went well. */
export function keepAnswers({ studioJobs }: Pick<Services, 'studioJobs'>) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> => {
    const { keptUnder } = request;
    if (keptUnder === undefined || request.routeOptions.config.isSecret === true) return;
    const isFine = reply.statusCode >= 200 && reply.statusCode < 300;
    if (!isFine || typeof payload !== 'string' || payload.length > MOST_KEPT_CHARACTERS) return;
    const answer = { status: reply.statusCode, body: payload };
    await studioJobs.keepAnswer(request.caller.account.id, keptUnder, answer);
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

import { AtelierError, type ErrorCode } from '@atelier/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toAtelierError } from '../errors.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sentences of this API for refusals that every family has (spec: image-studio-api.md section 1.1). */
const SENTENCES: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'Authenticated user required for image operations.',
  method_not_allowed: 'Method not allowed',
  payload_too_large: 'Request body is larger than 100 MB',
};

/** A bad field, and what is wrong with it. */
export interface StudioFieldError {
  field: string;
  message: string;
}

/** What an error may tell besides its sentence. */
export interface ErrorExtras {
  /** The field that a picture came in. */
  field?: string;
  /** Every bad field, when there are several. */
  errors?: StudioFieldError[];
  /** The object that the rate limit guide shows. */
  error?: Record<string, unknown>;
  /** The job that is still at work. */
  job_id?: string;
}

/** An error of this API that says more than its sentence. */
export class StudioError extends AtelierError {
  readonly extras: ErrorExtras;

  constructor(
    code: ErrorCode,
    options: { message: string; extras: ErrorExtras; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(code, options);
    this.name = 'StudioError';
    this.extras = options.extras;
  }
}

/** A 400 with this sentence. */
export function badRequest(message: string): AtelierError {
  return new AtelierError('bad_request', { message });
}

/** Every refusal of this API: `{detail}`, one sentence, and what else is known. */
export function answerStudioError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toAtelierError(error);
  if (known.status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(known.retryAfterSeconds));
  if (known.status === 401) reply.header('www-authenticate', 'Bearer');
  const detail = SENTENCES[known.code] ?? known.message;
  const extras = known instanceof StudioError ? known.extras : {};
  return reply
    .code(known.status)
    .type(JSON_TYPE)
    .send(JSON.stringify({ detail, code: known.code.toUpperCase(), ...extras }));
}

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AtelierError, fieldError } from '@atelier/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isLostConnection } from '../store/connect.ts';
import { ANY_PAGE_MAY_READ } from './cors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Refusals are `{code, message}` instead of `{detail}`. */
    errorBody?: 'api-error';
  }
}

/** Refusals that have the shape `{detail}` wherever they happen: a gateway could give them as well. */
const PLAIN_STATUSES = [401, 403, 413, 422, 429];

/** Framework errors that have a row of their own. */
const FRAMEWORK_ERRORS: Record<string, AtelierError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new AtelierError('payload_too_large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: fieldError(
    ['body'],
    'Expected a valid content type',
    'model_attributes_type',
  ),
};

const JSON_TYPE = 'application/json; charset=utf-8';

/** Node's codes for requests it gives up on. */
const UNPARSED_STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The one place where an error becomes an answer: `{detail}`, a list of fields for 422, `{code, message}` where a route says so. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toAtelierError(error);
  if (known.status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(known.retryAfterSeconds));
  if (known.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(known.status)
    .type(JSON_TYPE)
    .send(JSON.stringify(bodyOf(known, request)));
}

function bodyOf({ code, status, message, fields }: AtelierError, { routeOptions }: FastifyRequest): object {
  // Before routing there is no route, whatever the type says.
  const isApiError = routeOptions?.config?.errorBody === 'api-error' && !PLAIN_STATUSES.includes(status);
  if (isApiError) return { code: code.toUpperCase(), message };
  return { detail: code === 'invalid_request' ? fields : message };
}

/** Errors from before routing, such as a path with broken percent encoding: no hook has run for them. */
export function answerUnrouted(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.headers({ ...ANY_PAGE_MAY_READ, 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  return answerError(error, request, reply);
}

/** What Node cannot read as HTTP at all gets the same envelope, written by hand. */
export function answerUnparsed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = UNPARSED_STATUS[error.code ?? ''] ?? 400;
  const body = JSON.stringify({ detail: `${STATUS_CODES[status]}.` });
  const headers = {
    ...ANY_PAGE_MAY_READ,
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

/** Whatever we did not foresee is a safe 500: its message may hold paths, SQL or addresses. */
export function toAtelierError(error: unknown): AtelierError {
  if (error instanceof AtelierError) return error;
  if (isLostConnection(error)) return new AtelierError('unavailable', { cause: error });
  const { code = '', statusCode = 500 }: Partial<FastifyError> = error instanceof Error ? error : {};
  return (
    FRAMEWORK_ERRORS[code] ??
    new AtelierError(statusCode < 500 ? 'bad_request' : 'internal', { cause: error })
  );
}

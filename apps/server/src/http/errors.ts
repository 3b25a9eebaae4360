import { AtelierError, fieldError } from '@atelier/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Framework errors that have a row of their own. */
const FRAMEWORK_ERRORS: Record<string, AtelierError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new AtelierError('payload_too_large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: fieldError(
    ['body'],
    'Expected a valid content type',
    'model_attributes_type',
  ),
};

/** The one place where an error becomes an answer: `{detail}`, a list of fields for 422. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asAtelierError(error);
  if (known.status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(known.retryAfterSeconds));
  if (known.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(known.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ detail: known.code === 'invalid_request' ? known.fields : known.message }));
}

/** Whatever we did not foresee is a safe 500: its message may hold paths, SQL or addresses. */
function asAtelierError(error: unknown): AtelierError {
  if (error instanceof AtelierError) return error;
  const { code = '', statusCode = 500 }: Partial<FastifyError> = error instanceof Error ? error : {};
  return (
    FRAMEWORK_ERRORS[code] ??
    new AtelierError(statusCode < 500 ? 'bad_request' : 'internal', { cause: error })
  );
}

import { AtelierError } from '@atelier/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServedImage } from '../assets/asset.ts';
import { matchesEtag, requestedRange } from './conditional.ts';

/** Short, so that a deleted picture leaves the caches soon; asking again with the ETag is cheap. */
const CACHE_SECONDS = 300;

/**
 * Answers with a stored file: all of it, the range that was asked for, or that the client has it already. Nothing in it
 * may run, whatever it claims to be and wherever it is opened.
 * @param name under which it is saved
 * @param secondsLeft until its URL stops working
 * @throws AtelierError `range_not_satisfiable`
 */
export function deliverFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedImage,
  name: string,
  secondsLeft = CACHE_SECONDS,
): FastifyReply {
  reply.headers({
    'content-type': file.mime,
    'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': `private, max-age=${Math.min(CACHE_SECONDS, secondsLeft)}`,
    'accept-ranges': 'bytes',
    etag: `"${file.etag}"`,
  });
  if (matchesEtag(request.headers['if-none-match'], file.etag))
    return reply.code(304).removeHeader('content-type').send();
  if (request.method === 'HEAD') return reply.header('content-length', file.bytes).send();
  return deliverRange(request, reply, file);
}

function deliverRange(request: FastifyRequest, reply: FastifyReply, file: ServedImage): FastifyReply {
  const range = requestedRange(request.headers, file);
  if (range === null) return reply.header('content-length', file.bytes).send(file.open());
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${file.bytes}`).removeHeader('content-disposition');
    throw new AtelierError('range_not_satisfiable');
  }
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(file.open(range));
}

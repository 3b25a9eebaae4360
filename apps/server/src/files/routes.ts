import { AtelierError } from '@atelier/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ServedImage } from '../assets/asset.ts';
import type { App } from '../http/route-context.ts';
import type { Services } from '../services.ts';
import { matchesEtag, requestedRange } from './conditional.ts';
import { FILES_PATH, type ImageUrls } from './image-urls.ts';

/** Short, so that a deleted picture leaves the caches soon; asking again with the ETag is cheap. */
const CACHE_SECONDS = 300;

/** Pictures by signed URL: whoever has the URL may fetch it, from any origin, until it expires or is deleted. */
export function fileRoutes(app: App, services: Services, urls: ImageUrls): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: `${FILES_PATH}/:name`,
    schema: {
      params: z.object({ name: z.string() }),
      querystring: z.object({ exp: z.string().catch(''), sig: z.string().catch('') }),
    },
    handler: async (request, reply) => {
      const { name } = request.params;
      const permission = urls.check(name, request.query.exp, request.query.sig);
      if (permission === null) throw new AtelierError('image_url_invalid');
      const file = await services.assets.served(permission.id);
      if (file === null) throw new AtelierError('image_not_found');
      describe(reply, file, name, permission.secondsLeft);
      return deliver(request, reply, file);
    },
  });
}

/** Nothing in a picture may run, whatever it claims to be and wherever it is opened. */
function describe(reply: FastifyReply, file: ServedImage, name: string, secondsLeft: number): void {
  reply.headers({
    'content-type': file.mime,
    'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': `private, max-age=${Math.min(CACHE_SECONDS, secondsLeft)}`,
    'accept-ranges': 'bytes',
    etag: `"${file.etag}"`,
  });
}

function deliver(request: FastifyRequest, reply: FastifyReply, file: ServedImage): FastifyReply {
  if (matchesEtag(request.headers['if-none-match'], file.etag)) {
    return reply.code(304).removeHeader('content-type').send();
  }
  if (request.method === 'HEAD') return reply.header('content-length', file.bytes).send();
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

import { AtelierError } from '@atelier/contracts';
import type { FastifyInstance } from 'fastify';

/** 404 for paths nobody serves, 405 with `Allow` for paths that other methods reach. */
export function refuseUnknownRoutes(app: FastifyInstance): void {
  const routes: { path: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.includes('*')) routes.push({ path: pathPattern(url), methods: [method].flat() });
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const methods = routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    if (methods.length === 0) throw new AtelierError('not_found');
    reply.header('allow', [...new Set([...methods, 'OPTIONS'])].join(', '));
    throw new AtelierError('method_not_allowed');
  });
}

/** `/a/:id` -> one that matches `/a/` and a path segment. */
function pathPattern(url: string): RegExp {
  const literal = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:\w+/g, '[^/]+')}$`);
}

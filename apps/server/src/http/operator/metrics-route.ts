import { createHash, timingSafeEqual } from 'node:crypto';
import { AtelierError } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import type { App } from '../route-context.ts';
import { isFromThisHost } from '../this-host.ts';
import type { HttpMetrics } from './metrics.ts';

/** For Prometheus: open to this host, to others with the token of the settings. */
export function metricsRoute(app: App, { config }: Services, metrics: HttpMetrics): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisHost(request) && !hasToken(request, config.metricsToken))
      throw new AtelierError('forbidden');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** Compared as digests: equal lengths, no hint of how much was right. */
function hasToken({ headers }: FastifyRequest, token: string | null): boolean {
  if (token === null) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

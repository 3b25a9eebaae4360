import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { HttpMetrics } from './operator/metrics.ts';

/** Printable, short, and harmless in a log line or a header. */
const SANE_REQUEST_ID = /^[\w.:-]{8,128}$/;

/** The caller's own request id when it is sane, else a fresh one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** Every answer names its request; every request is counted, and logged when it is more than a quiet read. */
export function observeRequests(app: FastifyInstance, log: Logger, metrics: HttpMetrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log[levelOf(request, reply.statusCode)](
      {
        reqId: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        account: request.caller?.account.id,
      },
      'request',
    );
    done();
  });
}

/** Polling is most of the traffic and says nothing. */
function levelOf(request: FastifyRequest, status: number): 'debug' | 'info' {
  return status < 400 && (request.method === 'GET' || request.method === 'HEAD') ? 'debug' : 'info';
}

/** Without the query, which may hold the signature of an image URL. */
function pathOf(request: FastifyRequest): string {
  const query = request.url.indexOf('?');
  return query === -1 ? request.url : request.url.slice(0, query);
}

import type { ServerResponse } from 'node:http';
import { AtelierError, ErrorDetail } from '@atelier/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OperationSummary } from '../../activity/activity.ts';
import { REFUSALS, SECURITY } from '../openapi.ts';
import type { App, RouteContext } from '../route-context.ts';
import { activityItem } from './activity-item.ts';

/** Proxies close lines that stay silent, often after a minute. */
const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 2000;
/** Rows become visible when their transaction ends, which is later than their time. */
const OVERLAP_MS = 10_000;
const MOST_MISSED = 200;
/** Tabs of one person, with room for a team. */
const MOST_STREAMS = 50;

/**
 * Server-sent events (HTML Living Standard, section 9.2): every change of the account's operations. An event's id is the
 * time of the change, so a browser that reconnects names what it saw last and gets what it missed; `reset` says that it
 * missed too much and must read its lists again.
 */
export function eventRoute(app: App, { services, admit, images }: RouteContext): void {
  const { activity, clock } = services;
  const streams = new Map<ServerResponse, string>();
  app.addHook('preClose', async () => {
    for (const stream of streams.keys()) stream.end();
  });

  app.get('/events', {
    ...admit.client,
    schema: {
      operationId: 'streamEvents',
      summary: 'Changes of operations as they happen, as server-sent events',
      tags: ['Operations'],
      security: SECURITY.client,
      response: { 200: z.unknown().describe('text/event-stream'), ...REFUSALS, 429: ErrorDetail },
    },
    handler: async (request, reply) => {
      const account = request.caller.account.id;
      if ([...streams.values()].filter((owner) => owner === account).length >= MOST_STREAMS)
        throw new AtelierError('rate_limited', { retryAfterSeconds: RECONNECT_MS / 1000 });
      const origin = images.originFor(request);
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-request-id': request.id,
      });
      const tell = (operation: OperationSummary) =>
        stream.write(eventText('operation', operation.updatedAt, activityItem(operation, images, origin)));
      // Listening begins before looking back: a change in between is told twice rather than never.
      const unsubscribe = activity.subscribe(account, tell);
      const heartbeat = setInterval(() => stream.write(': alive\n\n'), HEARTBEAT_MS);
      streams.set(stream, account);
      stream.once('close', () => {
        clearInterval(heartbeat);
        unsubscribe();
        streams.delete(stream);
      });
      const missed = await missedSince(lastEventOf(request), (since) =>
        activity.changedSince(account, since, MOST_MISSED),
      ).catch(() => null);
      stream.write(`retry: ${RECONNECT_MS}\n${eventText(missed === null ? 'reset' : 'ready', clock(), {})}`);
      for (const operation of missed ?? []) tell(operation);
    },
  });
}

/** Browsers name the last event when they reconnect; null at the first connection. */
function lastEventOf({ headers }: FastifyRequest): Date | null {
  const time = Number(headers['last-event-id'] ?? Number.NaN);
  return Number.isSafeInteger(time) && time > 0 ? new Date(time) : null;
}

/** Nothing was missed before the first connection; null when it is too much to tell. */
async function missedSince(
  last: Date | null,
  changedSince: (since: Date) => Promise<OperationSummary[]>,
): Promise<OperationSummary[] | null> {
  if (last === null) return [];
  const missed = await changedSince(new Date(last.getTime() - OVERLAP_MS));
  return missed.length < MOST_MISSED ? missed : null;
}

function eventText(event: string, at: Date, data: object): string {
  return `id: ${at.getTime()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

import type { LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type HttpAnswer, HttpFailed, type HttpPort, type HttpRequest } from '@atelier/providers/hosted';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { type AllowList, parseAllowList } from './allow-list.ts';
import { codeOf, FetchRefused } from './refusal.ts';
import { type Resolver, resolveTarget, systemResolver, type Target } from './target.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface HttpPortOptions {
  /** `host[:port]` entries that may be reached although private: the operator's own servers. */
  allow: readonly string[];
  resolve?: Resolver;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const CONNECT_MS = 10_000;
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const OWN_HEADERS = { 'accept-encoding': 'identity', 'user-agent': 'Atelier/0.1' };

/**
 * Makes the way out for providers: methods, headers and bodies of all kinds through the same gate that strangers' URLs
 * go through (public addresses only, the socket pinned to the address that was checked).
 */
export function createHttpPort(options: HttpPortOptions): HttpPort {
  const { resolve = systemResolver, now = Date.now } = options;
  const allowed = parseAllowList(options.allow);
  return {
    request: async (wanted) => {
      const remainingMs = wanted.deadline - now();
      if (remainingMs <= 0) throw new HttpFailed('timeout', false);
      const expiry = AbortSignal.timeout(remainingMs);
      const trip = { wanted, expiry, either: AbortSignal.any([expiry, wanted.signal]), hasConnected: false };
      try {
        return await follow(trip, allowed, resolve);
      } catch (error) {
        throw failureOn(trip, error);
      }
    },
  };
}

/** One request on its way, redirects included. */
interface Trip {
  wanted: HttpRequest;
  expiry: AbortSignal;
  either: AbortSignal;
  /** A connection (with TLS, where asked for) stood at some time: from then on bytes may have been sent. */
  hasConnected: boolean;
}

async function follow(trip: Trip, allowed: AllowList, resolve: Resolver): Promise<HttpAnswer> {
  const { method, headers } = trip.wanted;
  let url = new URL(trip.wanted.url);
  let sent = headers;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const target = await unlessAborted(resolveTarget(url, allowed, resolve), trip.either);
    const answer = await send(trip, target, sent);
    const location = method === 'GET' && REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
    if (location === undefined) return answer;
    for await (const _ of answer.body); // The connection closes with the end of the body.
    const next = new URL(location, url);
    if (next.origin !== url.origin) sent = {};
    url = next;
  }
  throw new FetchRefused('too_many_redirects');
}

async function send(trip: Trip, target: Target, headers: HttpRequest['headers']): Promise<HttpAnswer> {
  const { method, body, maxBytes } = trip.wanted;
  const dispatcher = pinnedAgent(trip, target);
  try {
    const response = await request(target.url, {
      dispatcher,
      method,
      headers: { ...OWN_HEADERS, ...headers },
      ...(body === undefined ? {} : { body }),
      signal: trip.either,
    });
    const answered = firstValues(response.headers);
    if (Number(answered['content-length'] ?? 0) > maxBytes) throw new HttpFailed('too-large', true);
    return {
      status: response.statusCode,
      headers: answered,
      body: stream(trip, response, answered, dispatcher),
    };
  } catch (error) {
    await dispatcher.destroy();
    throw error;
  }
}

/** Connects only where the check was made, whatever the name says by now, and notes when it has. */
function pinnedAgent(trip: Trip, { addresses }: Target): Agent {
  const lookup: LookupFunction = (_hostname, { all }, callback) => {
    if (all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
  const connect = buildConnector({ lookup, timeout: CONNECT_MS });
  return new Agent({
    connect: (options, callback) =>
      connect(options, (...outcome) => {
        if (outcome[0] === null) trip.hasConnected = true;
        callback(...outcome);
      }),
    // Pictures take their makers minutes; the deadline holds for everything.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

async function* stream(
  trip: Trip,
  { body }: Dispatcher.ResponseData,
  headers: HttpAnswer['headers'],
  dispatcher: Agent,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const chunk of unpacked(body, headers['content-encoding'])) {
      total += chunk.length;
      if (total > trip.wanted.maxBytes) throw new HttpFailed('too-large', true);
      yield chunk;
    }
  } catch (error) {
    throw failureOn(trip, error);
  } finally {
    await dispatcher.destroy();
  }
}

/** Some servers compress unasked. What comes out is counted, so small answers that unpack to huge ones end early. */
function unpacked(body: Dispatcher.ResponseData['body'], encoding = 'identity'): AsyncIterable<Uint8Array> {
  const unpacker = {
    gzip: createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[encoding];
  if (unpacker === undefined) return body;
  const out = unpacker();
  body.on('error', (error) => out.destroy(error));
  return body.pipe(out);
}

function firstValues(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const first: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? value[0] : value;
    if (text !== undefined) first[name.toLowerCase()] = text;
  }
  return first;
}

function failureOn({ wanted, expiry, hasConnected }: Trip, error: unknown): unknown {
  if (wanted.signal.aborted) return wanted.signal.reason;
  if (error instanceof HttpFailed) return error;
  const cause = { cause: codeOf(error) };
  if (expiry.aborted) return new HttpFailed('timeout', hasConnected, cause);
  if (error instanceof FetchRefused) return new HttpFailed(refusalReason(error), hasConnected, cause);
  if (error instanceof TypeError && !hasConnected) return new HttpFailed('forbidden', false, cause);
  return new HttpFailed(hasConnected ? 'reset' : 'unreachable', hasConnected, cause);
}

function refusalReason({ reason }: FetchRefused): HttpFailed['reason'] {
  if (reason === 'timeout' || reason === 'too_large') return reason === 'timeout' ? 'timeout' : 'too-large';
  return reason === 'unknown_host' || reason === 'unreachable' ? 'unreachable' : 'forbidden';
}

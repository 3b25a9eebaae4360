import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { type AllowList, parseAllowList } from './allow-list.ts';
import { readBody } from './body.ts';
import { codeOf, FetchRefused } from './refusal.ts';
import { type Resolver, resolveTarget, systemResolver, type Target } from './target.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface FetchGateOptions {
  /** `host[:port]` entries that may be reached although private. */
  allow: readonly string[];
  resolve?: Resolver;
}

export interface FetchLimits {
  maxBytes: number;
  /** For everything: names, redirects, connecting, and the last byte. */
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface Fetched {
  bytes: Uint8Array;
  /** As the server declares it; believed by nobody. */
  contentType: string | null;
  finalUrl: string;
}

/** The one way out: GETs what strangers' URLs point to, without ever touching a network of our own. */
export interface FetchGate {
  /**
   * @throws FetchRefused with a sentence for the public
   * @throws the signal's reason
   */
  fetch(url: string, limits: FetchLimits): Promise<Fetched>;
}

const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** A server that is silent for so long will not deliver. */
const IDLE_MS = 10_000;
/** Asks for the bytes as they are: a compressed answer could unpack to any size. */
const HEADERS = { accept: 'image/*,*/*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Atelier/0.1' };

/**
 * Makes the gate.
 *
 *     const gate = createFetchGate({ allow: ['minio.internal:9000'] });
 *     const { bytes } = await gate.fetch(url, { maxBytes: 25e6, timeoutMs: 30_000 });
 */
export function createFetchGate({ allow, resolve = systemResolver }: FetchGateOptions): FetchGate {
  const allowed = parseAllowList(allow);
  return {
    fetch: async (url, { maxBytes, timeoutMs, signal }) => {
      const deadline = AbortSignal.timeout(timeoutMs);
      const either = signal ? AbortSignal.any([deadline, signal]) : deadline;
      try {
        return await follow(url, allowed, resolve, maxBytes, either);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        if (error instanceof FetchRefused) throw error;
        throw new FetchRefused(deadline.aborted || isTimeout(error) ? 'timeout' : 'unreachable', {
          cause: codeOf(error),
        });
      }
    },
  };
}

async function follow(
  start: string,
  allowed: AllowList,
  resolve: Resolver,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Fetched> {
  let url = parseUrl(start);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const target = await unlessAborted(resolveTarget(url, allowed, resolve), signal);
    const answer = await get(target, maxBytes, signal);
    if ('fetched' in answer) return answer.fetched;
    url = parseUrl(answer.location, url);
  }
  throw new FetchRefused('too_many_redirects');
}

/** One request on a connection of its own that goes where the check was made, whatever the name says by now. */
async function get(
  { url, addresses }: Target,
  maxBytes: number,
  signal: AbortSignal,
): Promise<{ fetched: Fetched } | { location: string }> {
  const lookup: LookupFunction = (_hostname, { all }, callback) => {
    if (all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
  const dispatcher = new Agent({
    connect: { lookup, timeout: IDLE_MS },
    headersTimeout: IDLE_MS,
    bodyTimeout: IDLE_MS,
  });
  try {
    const response = await request(url, { dispatcher, signal, headers: HEADERS });
    const location = redirectOf(response);
    if (location !== null) return { location };
    return { fetched: await take(response, url, maxBytes) };
  } finally {
    await dispatcher.destroy();
  }
}

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  return REDIRECTS.has(statusCode) ? firstOf(headers.location) : null;
}

async function take(response: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<Fetched> {
  const { statusCode, headers, body } = response;
  if (statusCode !== 200) {
    throw new FetchRefused('bad_status', {
      message: `The server answered with status ${statusCode}.`,
      retryable: statusCode >= 500 || statusCode === 429,
    });
  }
  const encoding = firstOf(headers['content-encoding']) ?? 'identity';
  if (encoding !== 'identity') throw new FetchRefused('encoded');
  const declared = firstOf(headers['content-length']);
  const bytes = await readBody(body, declared === null ? null : Number(declared), maxBytes);
  return { bytes, contentType: firstOf(headers['content-type']), finalUrl: url.href };
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (!url) throw new FetchRefused('bad_url');
  return url;
}

function firstOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

function isTimeout(error: unknown): boolean {
  return codeOf(error).includes('TIMEOUT');
}

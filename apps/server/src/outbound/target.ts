import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './address.ts';
import { type AllowList, portOf } from './allow-list.ts';
import { codeOf, FetchRefused } from './refusal.ts';

/** Resolves a host name to all of its addresses. */
export type Resolver = (hostname: string) => Promise<string[]>;

/** A checked URL and the addresses that a socket for it may connect to. */
export interface Target {
  url: URL;
  addresses: { address: string; family: 4 | 6 }[];
}

const LAST_SYSTEM_PORT = 1023;
const USUAL_PORTS = new Set([80, 443]);
const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL']);

/** The system's resolver (hosts file included). */
export const systemResolver: Resolver = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Checks where a URL leads. The name is resolved here, once; whoever connects must use these addresses and resolve
 * nothing, or the name could lead elsewhere the second time.
 *
 * @throws FetchRefused
 */
export async function resolveTarget(url: URL, allowed: AllowList, resolve: Resolver): Promise<Target> {
  const trusted = allowed(url);
  if (!isPlain(url) || !(trusted || isUsualPort(portOf(url)))) throw new FetchRefused('bad_url');
  const addresses = await addressesOf(url.hostname, resolve);
  if (!trusted && !addresses.every(isPublicAddress)) throw new FetchRefused('private_address');
  return {
    url,
    addresses: addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  };
}

function isPlain({ protocol, username, password }: URL): boolean {
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

function isUsualPort(port: number): boolean {
  return USUAL_PORTS.has(port) || port > LAST_SYSTEM_PORT;
}

/** `URL` has already brought every spelling of an IPv4 address (decimal, octal, hex, short) to dotted form. */
async function addressesOf(hostname: string, resolve: Resolver): Promise<string[]> {
  if (hostname.startsWith('[')) return [hostname.slice(1, -1)];
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return [hostname];
  const addresses = await resolve(hostname).catch((error: unknown) => {
    const cause = codeOf(error);
    throw new FetchRefused(NOT_FOUND.has(cause) ? 'unknown_host' : 'unreachable', { cause });
  });
  if (addresses.length === 0) throw new FetchRefused('unknown_host');
  return addresses;
}

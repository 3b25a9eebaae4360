import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** From this host and not through a proxy on it: everything a proxy passes on comes from loopback, too, but its headers give it away. */
export function isFromThisHost({ socket, headers }: FastifyRequest): boolean {
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  const address = socket.remoteAddress;
  return address !== undefined && ipaddr.process(address).range() === 'loopback';
}

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Addressed as this host: a page whose name was rebound to our address (DNS rebinding) names another host. */
export function isAddressedAsThisHost({ headers: { host } }: FastifyRequest): boolean {
  return LOOPBACK_NAME.test(host ?? '');
}

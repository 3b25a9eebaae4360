import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Well-known addresses in public ranges that clouds answer on from inside: Azure's host (WireServer). */
const CLOUD_INTERNAL = new Set(['168.63.129.16']);

/** All that is routed globally today lies here (RFC 4291, section 2.4; IANA's allocations). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Where an IPv6-only network reaches IPv4 (RFC 6052, section 2.1). */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** The middle of an ISATAP interface identifier, with the universal bit or without (RFC 5214, section 6.1). */
const ISATAP_MARKS: readonly (readonly [number, number])[] = [
  [0x0000, 0x5efe],
  [0x0200, 0x5efe],
];

/**
 * Whether an address may be a public server's. Addresses that carry an IPv4 address inside (mapped, NAT64, ISATAP)
 * are judged by it; older ways to carry one (6to4, Teredo, IPv4-compatible) are never public.
 *
 * @param address as a resolver or a URL gives it: dotted IPv4, or IPv6 without brackets
 */
export function isPublicAddress(address: string): boolean {
  const outer = parse(address);
  if (!outer) return false;
  const inner = outer instanceof ipaddr.IPv6 ? (carriedIPv4(outer) ?? outer) : outer;
  if (inner.range() !== 'unicast' || CLOUD_INTERNAL.has(inner.toString())) return false;
  return inner instanceof ipaddr.IPv4 || inner.match(GLOBAL_UNICAST);
}

/**
 * IPv6 is brought to its canonical hexadecimal form first: ipaddr.js takes `::8.8.8.8` (IPv4-compatible) for
 * `::ffff:8.8.8.8` (mapped), and a socket does not.
 */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (isIPv4(address)) return ipaddr.IPv4.parse(address);
  const canonical = isIPv6(address) ? URL.parse(`http://[${address}]`)?.hostname.slice(1, -1) : undefined;
  return canonical === undefined ? null : ipaddr.IPv6.parse(canonical);
}

function carriedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const { parts } = address;
  const isIsatap = ISATAP_MARKS.some(([first, second]) => parts[4] === first && parts[5] === second);
  if (!isIsatap && !address.match(NAT64)) return null;
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

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
  if (!ipaddr.isValid(address)) return false;
  const outer = ipaddr.parse(address);
  const inner = outer instanceof ipaddr.IPv6 ? (carriedIPv4(outer) ?? outer) : outer;
  if (inner.range() !== 'unicast' || CLOUD_INTERNAL.has(inner.toString())) return false;
  return inner instanceof ipaddr.IPv4 || inner.match(GLOBAL_UNICAST);
}

function carriedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const { parts } = address;
  const isIsatap = ISATAP_MARKS.some(([first, second]) => parts[4] === first && parts[5] === second);
  if (!isIsatap && !address.match(NAT64)) return null;
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

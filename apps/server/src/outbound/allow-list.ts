/** Says whether a URL was let through by the operator although its host may be private. */
export type AllowList = (url: URL) => boolean;

/**
 * Reads `host[:port]` entries: a name or an address (IPv6 in brackets), and a port, or any port without one. Only
 * the host as written in the URL counts, so allowing `127.0.0.1` lets no name through that resolves to it.
 *
 * @throws RangeError with a sentence for the operator
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const rules = entries.map(parseEntry);
  return (url) =>
    rules.some(({ host, port }) => host === url.hostname && (port === null || port === portOf(url)));
}

/** The port a URL leads to, said or not. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

const ENTRY = /^(?<host>\[[^\]]+\]|[^:/@\s]+)(?::(?<port>\d{1,5}))?$/;

function parseEntry(entry: string): { host: string; port: number | null } {
  const { host, port } = ENTRY.exec(entry.trim())?.groups ?? {};
  if (host === undefined || !URL.canParse(`http://${host}/`)) {
    throw new RangeError(`Expected host[:port] for an allowed host but received "${entry}".`);
  }
  return { host: new URL(`http://${host}/`).hostname, port: port === undefined ? null : Number(port) };
}

const SHORTEST_SECRET = 6;
const STAND_IN = '[key]';

/**
 * Takes secrets, and what looks like one, out of text that came from a provider: some repeat the key in their error
 * messages.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const spellings = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), btoa(secret)])
    .sort((a, b) => b.length - a.length);
  let clean = text;
  for (const spelling of spellings) clean = clean.replaceAll(spelling, STAND_IN);
  return clean.replace(/\b(bearer|basic|key)\s+[\w.~+/=:-]{12,}/gi, `$1 ${STAND_IN}`);
}

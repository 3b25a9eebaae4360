import type { IncomingHttpHeaders } from 'node:http';
import { AtelierError } from '@atelier/contracts';

const NAME = 'atelier_session';
const DAY_SECONDS = 86_400;

/** The token of a browser that is signed in; null without one. */
export function sessionTokenOf({ cookie }: Pick<IncomingHttpHeaders, 'cookie'>): string | null {
  const pair = (cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`));
  return pair === undefined || pair.length === NAME.length + 1 ? null : pair.slice(NAME.length + 1);
}

/**
 * Browsers attach cookies by themselves, so the page behind a request must be ours (cross-site request forgery).
 * `SameSite=Strict` says that already; this is the second lock, for neighbours on the same site: `Sec-Fetch-Site` of
 * every current browser (W3C Fetch Metadata), else `Origin`. Programs send neither and have no cookies to abuse.
 * @throws AtelierError `forbidden`
 */
export function expectOwnPage(
  { host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  publicUrl: string | null,
): void {
  const isOwn =
    site === undefined
      ? origin === undefined || isOrigin(origin, host, publicUrl)
      : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new AtelierError('forbidden', { message: 'Other pages may not use this session.' });
}

function isOrigin(origin: string, host: string | undefined, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicUrl !== null && new URL(publicUrl).origin === origin);
}

/** `Set-Cookie` for a new session. Scripts cannot read it; it goes to this server alone, by TLS where there is TLS. */
export function sessionCookie(token: string, days: number, publicUrl: string | null): string {
  return `${NAME}=${token}; Path=/; Max-Age=${days * DAY_SECONDS}; HttpOnly; SameSite=Strict${secure(publicUrl)}`;
}

/** `Set-Cookie` that makes the browser forget. */
export function endedSessionCookie(publicUrl: string | null): string {
  return `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict${secure(publicUrl)}`;
}

function secure(publicUrl: string | null): string {
  return publicUrl?.startsWith('https:') === true ? '; Secure' : '';
}

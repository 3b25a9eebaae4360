import { AtelierError } from '@atelier/contracts';
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { Account, Accounts } from '../../accounts/account.ts';

/** The three ways in, strongest first (spec: product-api.md section 2). A session of a browser stands for its key. */
export type Way = 'key' | 'token' | 'id';

/** Who is asking, and what their token says about the request (empty without a token). */
export interface Caller {
  account: Account;
  way: Way;
  claims: Record<string, unknown>;
}

interface CredentialHeaders {
  'x-api-key'?: string | string[] | undefined;
  authorization?: string | undefined;
  'x-user-id'?: string | string[] | undefined;
}

/** Whether a request brings a credential of its own, so that a cookie beside it says nothing. */
export function hasCredential(headers: CredentialHeaders): boolean {
  return [headers['x-api-key'], headers.authorization, headers['x-user-id']].some(
    (credential) => credential !== undefined,
  );
}

/**
 * Who is signed in with this browser. A session without a key lasts as long as `keysAreOptional`.
 * @throws AtelierError `unauthorized`
 */
export async function identifySession(
  token: string,
  accounts: Accounts,
  { now, keysAreOptional }: { now: Date; keysAreOptional: boolean },
): Promise<Caller> {
  const session = await accounts.bySession(token);
  const isOpen = session !== null && session.expiresAt > now && (session.hasKey || keysAreOptional);
  return caller('key', isOpen ? session.account : null);
}

/**
 * Checks the strongest credential of a request. A weaker one beside it is not looked at, so that an invalid key
 * is never rescued by a public subscription id.
 * @throws AtelierError `unauthorized`
 */
export async function identify(headers: CredentialHeaders, accounts: Accounts, now: Date): Promise<Caller> {
  const { 'x-api-key': key, authorization, 'x-user-id': id } = headers;
  if (key !== undefined) return caller('key', await accounts.byApiKey(String(key)));
  if (authorization !== undefined) return callerOfToken(authorization, accounts, now);
  if (id !== undefined) return caller('id', await accounts.bySubscriptionId(String(id)));
  throw new AtelierError('unauthorized');
}

function caller(way: Way, account: Account | null, claims: Caller['claims'] = {}): Caller {
  if (account === null) throw new AtelierError('unauthorized');
  return { account, way, claims };
}

/** A JWT (RFC 7519), HS256 and nothing else; `iss` says whose secret signed it, and it must say when it ends. */
async function callerOfToken(authorization: string, accounts: Accounts, now: Date): Promise<Caller> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw new AtelierError('unauthorized');
  try {
    const { iss } = decodeJwt(token);
    const issuer = isPlain(iss) ? await accounts.byJwtIssuer(iss) : null;
    if (issuer === null) throw new AtelierError('unauthorized');
    const { payload } = await jwtVerify(token, new TextEncoder().encode(issuer.secret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
      currentDate: now,
    });
    return caller('token', issuer.account, payload);
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new AtelierError('unauthorized', { cause: error });
    throw error;
  }
}

/** The token is still anybody's text here: no database accepts NUL or half characters. */
function isPlain(iss: unknown): iss is string {
  return typeof iss === 'string' && /^[\x20-\x7e]{1,256}$/.test(iss);
}

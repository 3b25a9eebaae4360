import type { Selectable } from 'kysely';
import type { AccountId, Session } from '../accounts/account.ts';
import { toAccount } from './accounts.ts';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

export type SessionRow = Selectable<Tables['sessions']>;

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.insertInto('sessions').values(session).execute();
}

/** Whose session this is; null when unknown or its key was revoked. Whether it has expired is for the caller to see. */
export async function sessionByTokenHash(db: Db, tokenHash: Buffer): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .leftJoin('api_keys', 'api_keys.id', 'sessions.key_id')
    .selectAll('accounts')
    .select(['sessions.expires_at', 'sessions.key_id', 'api_keys.revoked_at'])
    .where('sessions.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined || row.revoked_at !== null) return null;
  return { account: toAccount(row), expiresAt: row.expires_at, hasKey: row.key_id !== null };
}

/** Ends a session; whether there was one. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const done = await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

export async function deleteExpiredSessions(tx: Tx, account: AccountId, now: Date): Promise<void> {
  await tx.deleteFrom('sessions').where('account_id', '=', account).where('expires_at', '<=', now).execute();
}

/** The account and the number of a usable key for every API; null when it is none. */
export async function ownerOfKey(
  tx: Tx,
  keyHash: Buffer,
): Promise<{ accountId: AccountId; keyId: string } | null> {
  const row = await tx
    .selectFrom('api_keys')
    .select(['account_id', 'id'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .where('permissions', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { accountId: row.account_id, keyId: row.id };
}

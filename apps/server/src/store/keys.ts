import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { Tables } from './tables.ts';

export type KeyRow = Selectable<Tables['api_keys']>;
/** A key for every API. */
export type NewKeyRow = Pick<KeyRow, 'id' | 'key_hash' | 'hint' | 'created_at'>;

export async function insertKey(db: Db, account: AccountId, key: NewKeyRow): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({ ...key, account_id: account, revoked_at: null })
    .execute();
}

/** Makes a known key of the account usable again, whatever happened to it. False when the key is not known. */
export async function reviveKey(db: Db, account: AccountId, keyHash: Buffer): Promise<boolean> {
  const done = await db
    .updateTable('api_keys')
    .set({ revoked_at: null })
    .where('account_id', '=', account)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** In order of creation, revoked ones included. */
export async function listKeys(db: Db, account: AccountId): Promise<KeyRow[]> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** False when the account has no such key, or it was revoked before. */
export async function revokeKey(db: Db, account: AccountId, keyId: string, at: Date): Promise<boolean> {
  const done = await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('account_id', '=', account)
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Revokes every key but one; returns how many. */
export async function revokeOtherKeys(
  db: Db,
  account: AccountId,
  keptKeyId: string,
  at: Date,
): Promise<number> {
  const done = await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('account_id', '=', account)
    .where('id', '!=', keptKeyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

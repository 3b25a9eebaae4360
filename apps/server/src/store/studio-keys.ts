import type { Account, AccountId } from '../accounts/account.ts';
import { toAccount } from './accounts.ts';
import type { Db } from './connect.ts';
import type { KeyPermission } from './tables.ts';

/** A key of the Image Studio API with its uses so far. */
export interface StudioKeyRow {
  id: string;
  name: string | null;
  description: string | null;
  permissions: KeyPermission[];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  uses: string | null;
  last_used_at: Date | null;
}

export interface NewStudioKey {
  id: string;
  key_hash: Buffer;
  hint: string;
  name: string;
  description: string | null;
  permissions: KeyPermission[];
  created_at: Date;
  expires_at: Date | null;
}

export async function insertStudioKey(db: Db, account: AccountId, key: NewStudioKey): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({ ...key, account_id: account, revoked_at: null })
    .execute();
}

/** Whose key this is and what it allows; null when unknown or revoked. Whether it has expired is for the caller to see. */
export async function accountByStudioKeyHash(
  db: Db,
  keyHash: Buffer,
): Promise<{
  account: Account;
  keyId: string;
  permissions: KeyPermission[];
  expiresAt: Date | null;
} | null> {
  const row = await db
    .selectFrom('api_keys')
    .innerJoin('accounts', 'accounts.id', 'api_keys.account_id')
    .selectAll('accounts')
    .select(['api_keys.id as key_id', 'api_keys.permissions', 'api_keys.expires_at'])
    .where('api_keys.key_hash', '=', keyHash)
    .where('api_keys.revoked_at', 'is', null)
    .where('api_keys.permissions', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { key_id: keyId, permissions, expires_at: expiresAt } = row;
  return { account: toAccount(row), keyId, permissions: permissions ?? [], expiresAt };
}

/** Usable keys with permissions, in order of creation. */
export async function listStudioKeys(db: Db, account: AccountId): Promise<StudioKeyRow[]> {
  const rows = await db
    .selectFrom('api_keys')
    .leftJoin('api_key_uses', 'api_key_uses.key_id', 'api_keys.id')
    .selectAll('api_keys')
    .select(['api_key_uses.uses', 'api_key_uses.last_used_at'])
    .where('account_id', '=', account)
    .where('permissions', 'is not', null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ permissions, ...row }) => ({ ...row, permissions: permissions ?? [] }));
}

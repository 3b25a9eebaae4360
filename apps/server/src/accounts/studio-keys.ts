import { AtelierError } from '@atelier/contracts';
import type { Ambient } from '../ambient.ts';
import type { Db, Tx } from '../store/connect.ts';
import { revokeKey } from '../store/keys.ts';
import { insertStudioKey, listStudioKeys } from '../store/studio-keys.ts';
import type { KeyPermission } from '../store/tables.ts';
import type { AccountId } from './account.ts';
import { changeAccounts } from './change-accounts.ts';
import { drawStudioKey, hashApiKey, hintOf } from './credentials.ts';

export interface StudioKeyWish {
  name: string;
  description: string | null;
  permissions: KeyPermission[];
  expiresAt: Date | null;
}

/** A key as its owner may see it again. */
export interface StudioKeyView extends StudioKeyWish {
  id: string;
  createdAt: Date;
  lastUsed: Date | null;
  usageCount: number;
}

/** Keys of the Image Studio API. Servers notice changes at once. */
export interface StudioKeys {
  /** The key itself is known only now. */
  create(account: AccountId, wish: StudioKeyWish): Promise<StudioKeyView & { key: string }>;
  /** Those that were not revoked, in order of creation. */
  list(account: AccountId): Promise<StudioKeyView[]>;
  /** @throws AtelierError `not_found` when the account has no such usable key */
  revoke(account: AccountId, id: string): Promise<void>;
}

export function createStudioKeys(db: Db, ambient: Ambient): StudioKeys {
  const changing = <T>(change: (tx: Tx) => Promise<T>) => changeAccounts(db, change);
  return {
    create: async (account, wish) => {
      const key = drawStudioKey(ambient);
      const id = `key-${ambient.uuid()}`;
      const createdAt = ambient.now();
      const { name, description, permissions, expiresAt } = wish;
      await changing((tx) =>
        insertStudioKey(tx, account, {
          id,
          key_hash: hashApiKey(key),
          hint: hintOf(key),
          name,
          description,
          permissions,
          created_at: createdAt,
          expires_at: expiresAt,
        }),
      );
      return { ...wish, id, key, createdAt, lastUsed: null, usageCount: 0 };
    },
    list: async (account) =>
      (await listStudioKeys(db, account)).map((row) => ({
        id: row.id,
        name: row.name ?? '',
        description: row.description,
        permissions: row.permissions,
        expiresAt: row.expires_at,
        createdAt: row.created_at,
        lastUsed: row.last_used_at,
        usageCount: Number(row.uses ?? 0),
      })),
    revoke: async (account, id) => {
      // Keys for every API are for the operator to revoke.
      const isOne = (await listStudioKeys(db, account)).some((row) => row.id === id);
      const done = isOne && (await changing((tx) => revokeKey(tx, account, id, ambient.now())));
      if (!done) throw new AtelierError('not_found', { message: `API key not found: ${id}` });
    },
  };
}

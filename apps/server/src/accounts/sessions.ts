import { AtelierError } from '@atelier/contracts';
import type { Ambient } from '../ambient.ts';
import { accountsByIdOrName } from '../store/accounts.ts';
import type { Db, Tx } from '../store/connect.ts';
import { deleteExpiredSessions, deleteSession, insertSession, ownerOfKey } from '../store/sessions.ts';
import type { AccountId } from './account.ts';
import { DEFAULT_ACCOUNT } from './administration.ts';
import { changeAccounts } from './change-accounts.ts';
import { hashApiKey } from './credentials.ts';

const TOKEN_BYTES = 32;
/** Signing in once a month is often enough for people and short enough for a lost laptop. */
export const SESSION_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the browser keeps. */
export interface OpenedSession {
  token: string;
  expiresAt: Date;
}

/** Sessions of browsers, which stand for a key without holding it. */
export interface Sessions {
  /** @throws AtelierError `unauthorized` unless the key is one for every API */
  openWithKey(key: string): Promise<OpenedSession>;
  /** For the account `default`, without a key: who may is for the caller to know. */
  openForHost(): Promise<OpenedSession>;
  /** Nothing happens when there is no such session. */
  close(token: string): Promise<void>;
}

export function createSessions(db: Db, ambient: Ambient): Sessions {
  const open = async (tx: Tx, accountId: AccountId, keyId: string | null): Promise<OpenedSession> => {
    const token = ambient.randomBytes(TOKEN_BYTES).toString('base64url');
    const createdAt = ambient.now();
    const expiresAt = new Date(createdAt.getTime() + SESSION_DAYS * DAY_MS);
    await deleteExpiredSessions(tx, accountId, createdAt);
    await insertSession(tx, {
      token_hash: hashApiKey(token),
      account_id: accountId,
      key_id: keyId,
      created_at: createdAt,
      expires_at: expiresAt,
    });
    return { token, expiresAt };
  };
  return {
    openWithKey: (key) =>
      db.transaction().execute(async (tx) => {
        const owner = await ownerOfKey(tx, hashApiKey(key));
        if (owner === null)
          throw new AtelierError('unauthorized', { message: 'This key is not valid here.' });
        return open(tx, owner.accountId, owner.keyId);
      }),
    openForHost: () =>
      db.transaction().execute(async (tx) => {
        const [account] = await accountsByIdOrName(tx, DEFAULT_ACCOUNT);
        if (account === undefined) throw new AtelierError('unauthorized');
        return open(tx, account.id, null);
      }),
    close: async (token) => {
      await changeAccounts(db, (tx) => deleteSession(tx, hashApiKey(token)));
    },
  };
}

import { FreshCache } from '../fresh-cache.ts';
import { accountByIssuer, accountByKeyHash, accountBySubscriptionId } from '../store/accounts.ts';
import type { Db } from '../store/connect.ts';
import type { Notices } from '../store/notices.ts';
import { sessionByTokenHash } from '../store/sessions.ts';
import { accountByStudioKeyHash } from '../store/studio-keys.ts';
import type { Account, Accounts, Session, StudioKey } from './account.ts';
import { hashApiKey } from './credentials.ts';

const MAX_AGE_MS = 5000;
const MAX_ENTRIES = 10_000;
/** Longer ones are nobody's and would only fill the memory. */
const MAX_KEY_LENGTH = 256;

/** Account look-ups that cost no SQL while fresh; any change of any account empties all of them. */
export function createAccounts(db: Db, notices: Notices, now: () => number): Accounts {
  const options = { maxAgeMs: MAX_AGE_MS, maxEntries: MAX_ENTRIES, now };
  const byKey = new FreshCache<Account | null>(options);
  const byStudioKey = new FreshCache<StudioKey | null>(options);
  const bySession = new FreshCache<Session | null>(options);
  const bySubscription = new FreshCache<Account | null>(options);
  const byIssuer = new FreshCache<{ account: Account; secret: string } | null>(options);
  const forgetAll = () => {
    for (const cache of [byKey, byStudioKey, bySession, bySubscription, byIssuer]) cache.clear();
  };
  notices.on('account_changed', forgetAll);
  notices.onGap(forgetAll);

  return {
    // Hashing costs as much as the rest of a cached poll, so it is done for keys not seen lately.
    byApiKey: async (key) =>
      key.length > MAX_KEY_LENGTH ? null : byKey.get(key, () => accountByKeyHash(db, hashApiKey(key))),
    byStudioKey: async (key) =>
      key.length > MAX_KEY_LENGTH
        ? null
        : byStudioKey.get(key, () => accountByStudioKeyHash(db, hashApiKey(key))),
    bySession: async (token) =>
      token.length > MAX_KEY_LENGTH
        ? null
        : bySession.get(token, () => sessionByTokenHash(db, hashApiKey(token))),
    forgetSession: (token) => bySession.forget(token),
    bySubscriptionId: (id) => bySubscription.get(id, () => accountBySubscriptionId(db, id)),
    byJwtIssuer: (iss) => byIssuer.get(iss, () => accountByIssuer(db, iss)),
  };
}

import { FreshCache } from '../fresh-cache.ts';
import { accountByIssuer, accountByKeyHash, accountBySubscriptionId } from '../store/accounts.ts';
import type { Db } from '../store/connect.ts';
import type { Notices } from '../store/notices.ts';
import type { Account, Accounts } from './account.ts';
import { hashApiKey } from './credentials.ts';

const MAX_AGE_MS = 5000;
const MAX_ENTRIES = 10_000;

/** Account look-ups that cost no SQL while fresh; any change of any account empties all of them. */
export function createAccounts(db: Db, notices: Notices, now: () => number): Accounts {
  const options = { maxAgeMs: MAX_AGE_MS, maxEntries: MAX_ENTRIES, now };
  const byKey = new FreshCache<Account | null>(options);
  const bySubscription = new FreshCache<Account | null>(options);
  const byIssuer = new FreshCache<{ account: Account; secret: string } | null>(options);
  const forgetAll = () => {
    for (const cache of [byKey, bySubscription, byIssuer]) cache.clear();
  };
  notices.on('account_changed', forgetAll);
  notices.onGap(forgetAll);

  return {
    byApiKey: (key) => {
      const hash = hashApiKey(key);
      return byKey.get(hash.toString('base64'), () => accountByKeyHash(db, hash));
    },
    bySubscriptionId: (id) => bySubscription.get(id, () => accountBySubscriptionId(db, id)),
    byJwtIssuer: (iss) => byIssuer.get(iss, () => accountByIssuer(db, iss)),
  };
}

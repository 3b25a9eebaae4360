import type { Ambient } from '../ambient.ts';
import type { Config } from '../config.ts';
import { accountsByIdOrName, updateJwt } from '../store/accounts.ts';
import type { Db, Tx } from '../store/connect.ts';
import { inTurn } from '../store/in-turn.ts';
import { reviveKey } from '../store/keys.ts';
import { notify } from '../store/notices.ts';
import type { AccountCredentials, AccountId, Plan } from './account.ts';
import { addKey, DEFAULT_ACCOUNT, openAccount } from './administration.ts';
import { hashApiKey } from './credentials.ts';

const DEFAULT_PLAN: Plan = 'unlimited';

/**
 * Makes sure that the account `default` exists and that the credentials of the settings work for it.
 * @returns its credentials when it was made just now, to be shown once; else null
 */
export async function ensureDefaultAccount(
  db: Db,
  ambient: Ambient,
  seed: Config['seed'],
): Promise<AccountCredentials | null> {
  // Several servers may start on a fresh database at once.
  return inTurn(db, 'default-account', async (tx) => {
    const [existing] = await accountsByIdOrName(tx, DEFAULT_ACCOUNT);
    if (existing === undefined)
      return openAccount(tx, ambient, { name: DEFAULT_ACCOUNT, plan: DEFAULT_PLAN }, seed);
    await applySeed(tx, ambient, existing.id, seed);
    return null;
  });
}

async function applySeed(tx: Tx, ambient: Ambient, account: AccountId, seed: Config['seed']): Promise<void> {
  const jwt = {
    ...(seed.subscriptionId === null ? {} : { subscription_id: seed.subscriptionId }),
    ...(seed.jwtIss === null ? {} : { jwt_iss: seed.jwtIss }),
    ...(seed.jwtSecret === null ? {} : { jwt_secret: seed.jwtSecret }),
  };
  if (Object.keys(jwt).length > 0) await updateJwt(tx, account, jwt);
  if (seed.apiKey !== null && !(await reviveKey(tx, account, hashApiKey(seed.apiKey))))
    await addKey(tx, ambient, account, seed.apiKey);
  await notify(tx, 'account_changed', '');
}

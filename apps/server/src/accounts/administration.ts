import { PHOTO_CHECKS, type PhotoCheck } from '@atelier/contracts';
import { HOSTED_PROVIDERS } from '@atelier/providers/hosted';
import type { Ambient } from '../ambient.ts';
import {
  type AccountRow,
  accountsByIdOrName,
  insertAccount,
  listAccounts,
  updatePhotoChecks,
  updateProductEngine,
} from '../store/accounts.ts';
import type { Db, Tx } from '../store/connect.ts';
import { insertKey, listKeys, revokeKey, revokeOtherKeys } from '../store/keys.ts';
import { type AccountCredentials, type AccountId, PLANS } from './account.ts';
import { changeAccounts } from './change-accounts.ts';
import {
  drawApiKey,
  drawJwtIssuer,
  drawJwtSecret,
  drawSubscriptionId,
  hashApiKey,
  hintOf,
} from './credentials.ts';

/** An account as `accounts list` shows it: nothing secret. */
export interface AccountSummary {
  account_id: string;
  name: string;
  plan: string;
  subscription_id: string;
  jwt_iss: string;
  /** What the photos of its try-ons are checked for. */
  photo_checks: readonly PhotoCheck[];
  /** Who makes its pictures of products. */
  engine: string;
  created_at: string;
}

export interface KeySummary {
  key_id: string;
  hint: string;
  created_at: string;
  revoked_at: string | null;
}

export interface NewKey {
  key_id: string;
  /** Shown once. */
  api_key: string;
}

/** A request of the operator that cannot be done; the message is the sentence to show. */
export class AdministrationError extends Error {
  override readonly name = 'AdministrationError';
}

/** Credentials to use instead of drawn ones. */
export interface GivenCredentials {
  apiKey?: string | null;
  subscriptionId?: string | null;
  jwtIss?: string | null;
  jwtSecret?: string | null;
}

/** What the command line does to accounts; servers that run beside it notice at once. */
export interface Administration {
  createAccount(name: string, plan: string): Promise<AccountCredentials>;
  listAccounts(): Promise<AccountSummary[]>;
  /**
   * Says which checks can abort a try-on of this account; `all` includes those that are yet to be invented. `account`
   * is an id or an unambiguous name, here and below.
   * @throws AdministrationError
   */
  setPhotoChecks(account: string, checks: 'all' | readonly string[]): Promise<AccountSummary>;
  /**
   * Says who makes the account's pictures of products: `local`, `auto` (a provider where one can), or a provider's id.
   * @throws AdministrationError
   */
  setEngine(account: string, engine: string): Promise<AccountSummary>;
  /** @throws AdministrationError */
  createKey(account: string): Promise<NewKey>;
  listKeys(account: string): Promise<KeySummary[]>;
  /** @throws AdministrationError when the account has no such usable key */
  revokeKey(account: string, keyId: string): Promise<void>;
  /** A new key; all others of the account stop working. */
  rotateKeys(account: string): Promise<NewKey & { revoked: number }>;
}

export function createAdministration(db: Db, ambient: Ambient): Administration {
  const changing = <T>(change: (tx: Tx) => Promise<T>) => changeAccounts(db, change);

  return {
    createAccount: (name, plan) => changing((tx) => openAccount(tx, ambient, { name, plan })),
    listAccounts: async () => (await listAccounts(db)).map(summarise),
    setPhotoChecks: (account, checks) =>
      changing(async (tx) => {
        const row = await find(tx, account);
        const photo_checks = checks === 'all' ? null : checks.map(knownCheck);
        await updatePhotoChecks(tx, row.id, photo_checks);
        return summarise({ ...row, photo_checks });
      }),
    setEngine: (account, engine) =>
      changing(async (tx) => {
        const row = await find(tx, account);
        const product_engine = knownEngine(engine);
        await updateProductEngine(tx, row.id, product_engine);
        return summarise({ ...row, product_engine });
      }),
    createKey: (account) => changing(async (tx) => addKey(tx, ambient, (await find(tx, account)).id)),
    listKeys: async (account) => {
      const rows = await listKeys(db, (await find(db, account)).id);
      return rows.map((row) => ({
        key_id: row.id,
        hint: row.hint,
        created_at: row.created_at.toISOString(),
        revoked_at: row.revoked_at?.toISOString() ?? null,
      }));
    },
    revokeKey: (account, keyId) =>
      changing(async (tx) => {
        const { id } = await find(tx, account);
        const done = await revokeKey(tx, id, keyId, ambient.now());
        if (!done) throw new AdministrationError(`The account has no usable key ${keyId}.`);
      }),
    rotateKeys: (account) =>
      changing(async (tx) => {
        const { id } = await find(tx, account);
        const key = await addKey(tx, ambient, id);
        const revoked = await revokeOtherKeys(tx, id, key.key_id, ambient.now());
        return { ...key, revoked };
      }),
  };
}

/**
 * Writes a new account with one key.
 * @throws AdministrationError when the name is empty or reserved, or there is no such plan
 */
export async function openAccount(
  tx: Tx,
  ambient: Ambient,
  wish: { name: string; plan: string },
  given: GivenCredentials = {},
): Promise<AccountCredentials> {
  if (wish.name.trim() === '') throw new AdministrationError('An account needs a name.');
  if (!PLANS.some((plan) => plan === wish.plan))
    throw new AdministrationError(
      `Expected one of the plans ${PLANS.join(', ')} but received "${wish.plan}".`,
    );
  const account: AccountRow = {
    id: `account-${ambient.uuid()}` as AccountId,
    name: wish.name,
    plan: wish.plan,
    subscription_id: given.subscriptionId ?? drawSubscriptionId(ambient),
    jwt_iss: given.jwtIss ?? drawJwtIssuer(ambient),
    jwt_secret: given.jwtSecret ?? drawJwtSecret(ambient),
    photo_checks: null,
    product_engine: 'local',
    created_at: ambient.now(),
  };
  if (wish.name === DEFAULT_ACCOUNT && (await accountsByIdOrName(tx, wish.name)).length > 0)
    throw new AdministrationError(`The account "${DEFAULT_ACCOUNT}" exists already.`);
  await insertAccount(tx, account);
  const { api_key } = await addKey(tx, ambient, account.id, given.apiKey ?? undefined);
  return {
    account_id: account.id,
    subscription_id: account.subscription_id,
    api_key,
    jwt_iss: account.jwt_iss,
    jwt_secret: account.jwt_secret,
  };
}

export const DEFAULT_ACCOUNT = 'default';

export async function addKey(tx: Tx, ambient: Ambient, account: AccountId, given?: string): Promise<NewKey> {
  const apiKey = given ?? drawApiKey(ambient);
  const id = `key-${ambient.uuid()}`;
  await insertKey(tx, account, {
    id,
    key_hash: hashApiKey(apiKey),
    hint: hintOf(apiKey),
    created_at: ambient.now(),
  });
  return { key_id: id, api_key: apiKey };
}

async function find(db: Db, idOrName: string): Promise<AccountRow> {
  const [found, another] = await accountsByIdOrName(db, idOrName);
  if (found === undefined) throw new AdministrationError(`There is no account "${idOrName}".`);
  if (another !== undefined)
    throw new AdministrationError(`Several accounts are named "${idOrName}"; use the account id.`);
  return found;
}

function knownCheck(name: string): PhotoCheck {
  const check = PHOTO_CHECKS.find((known) => known === name);
  if (check === undefined)
    throw new AdministrationError(`Expected checks among ${PHOTO_CHECKS.join(', ')} but received "${name}".`);
  return check;
}

function knownEngine(name: string): string {
  const known = ['local', 'auto', ...HOSTED_PROVIDERS.map(({ id }) => id)];
  if (known.includes(name)) return name;
  throw new AdministrationError(`Expected an engine among ${known.join(', ')} but received "${name}".`);
}

function summarise(row: AccountRow): AccountSummary {
  return {
    account_id: row.id,
    name: row.name,
    plan: row.plan,
    subscription_id: row.subscription_id,
    jwt_iss: row.jwt_iss,
    photo_checks: row.photo_checks ?? PHOTO_CHECKS,
    engine: row.product_engine,
    created_at: row.created_at.toISOString(),
  };
}

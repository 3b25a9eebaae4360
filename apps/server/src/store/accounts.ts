import type { PhotoCheck } from '@atelier/contracts';
import type { Selectable } from 'kysely';
import type { Account, AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { Tables } from './tables.ts';

/** An account with its JWT half, as stored. */
export type AccountRow = Selectable<Tables['accounts']>;

/**
 * Who has this key; null when unknown or revoked, or when its permissions keep it to the Image Studio API. The look-ups
 * of this file are what authentication stands on.
 */
export async function accountByKeyHash(db: Db, keyHash: Buffer): Promise<Account | null> {
  const row = await db
    .selectFrom('api_keys')
    .innerJoin('accounts', 'accounts.id', 'api_keys.account_id')
    .selectAll('accounts')
    .where('api_keys.key_hash', '=', keyHash)
    .where('api_keys.revoked_at', 'is', null)
    .where('api_keys.permissions', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : toAccount(row);
}

export async function accountBySubscriptionId(db: Db, subscriptionId: string): Promise<Account | null> {
  const row = await db
    .selectFrom('accounts')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
  return row === undefined ? null : toAccount(row);
}

export async function accountByIssuer(
  db: Db,
  iss: string,
): Promise<{ account: Account; secret: string } | null> {
  const row = await db.selectFrom('accounts').selectAll().where('jwt_iss', '=', iss).executeTakeFirst();
  return row === undefined ? null : { account: toAccount(row), secret: row.jwt_secret };
}

/** @throws Error (unique violation) when the name `default`, subscription id or issuer is taken */
export async function insertAccount(db: Db, account: AccountRow): Promise<void> {
  await db.insertInto('accounts').values(account).execute();
}

export async function updateJwt(
  db: Db,
  account: AccountId,
  jwt: Partial<Pick<AccountRow, 'subscription_id' | 'jwt_iss' | 'jwt_secret'>>,
): Promise<void> {
  await db.updateTable('accounts').set(jwt).where('id', '=', account).execute();
}

/** Which checks the photos of an account's try-ons go through; null = all there are. */
export async function photoChecksOf(db: Db, account: AccountId): Promise<PhotoCheck[] | null> {
  const row = await db
    .selectFrom('accounts')
    .select('photo_checks')
    .where('id', '=', account)
    .executeTakeFirstOrThrow();
  return row.photo_checks;
}

export async function updatePhotoChecks(
  db: Db,
  account: AccountId,
  checks: PhotoCheck[] | null,
): Promise<void> {
  await db.updateTable('accounts').set({ photo_checks: checks }).where('id', '=', account).execute();
}

/** Who makes an account's pictures of products: `local`, `auto`, or a provider's id. */
export async function productEngineOf(db: Db, account: AccountId): Promise<string> {
  const row = await db
    .selectFrom('accounts')
    .select('product_engine')
    .where('id', '=', account)
    .executeTakeFirstOrThrow();
  return row.product_engine;
}

export async function updateProductEngine(db: Db, account: AccountId, engine: string): Promise<void> {
  await db.updateTable('accounts').set({ product_engine: engine }).where('id', '=', account).execute();
}

/** In order of creation. */
export async function listAccounts(db: Db): Promise<AccountRow[]> {
  return db.selectFrom('accounts').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function accountsByIdOrName(db: Db, idOrName: string): Promise<AccountRow[]> {
  return db
    .selectFrom('accounts')
    .selectAll()
    .where((where) =>
      where.or([where('name', '=', idOrName), where(where.ref('id'), '=', idOrName as AccountId)]),
    )
    .execute();
}

export function toAccount(row: AccountRow): Account {
  return { id: row.id, name: row.name, subscriptionId: row.subscription_id, plan: row.plan };
}

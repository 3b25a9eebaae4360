import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { Tables } from './tables.ts';

/** A collection with how many assets it holds, and the picture that was put in last. */
export type CollectionRow = Selectable<Tables['asset_collections']> & {
  assets: string;
  cover: string | null;
};
export type CollectionValues = Partial<Pick<CollectionRow, 'name' | 'description'>>;

const collectionsOf = (db: Db, account: AccountId) =>
  db.selectFrom('asset_collections').where('account_id', '=', account);

const assetCount = sql<string>`(select count(*) from collection_assets where collection_id = asset_collections.id)`;
const cover = sql<string | null>`(select asset_id from collection_assets
  join library_assets on library_assets.id = asset_id
  where collection_id = asset_collections.id and asset_type = 'image'
  order by added_at desc, asset_id desc limit 1)`;

/** The newest first, with how many there are in all. */
export async function listCollections(
  db: Db,
  account: AccountId,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: CollectionRow[]; total: number }> {
  const [rows, { total }] = await Promise.all([
    collectionsOf(db, account)
      .selectAll()
      .select([assetCount.as('assets'), cover.as('cover')])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    collectionsOf(db, account)
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(total) };
}

/** Null when unknown or another account's. */
export async function findCollection(db: Db, account: AccountId, id: number): Promise<CollectionRow | null> {
  const row = await collectionsOf(db, account)
    .selectAll()
    .select([assetCount.as('assets'), cover.as('cover')])
    .where('id', '=', String(id))
    .executeTakeFirst();
  return row ?? null;
}

/** Returns its number. */
export async function insertCollection(
  db: Db,
  account: AccountId,
  values: { name: string; description: string | null },
  at: Date,
): Promise<number> {
  const { id } = await db
    .insertInto('asset_collections')
    .values({ ...values, account_id: account, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(id);
}

export async function countCollections(db: Db, account: AccountId): Promise<number> {
  const { total } = await collectionsOf(db, account)
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** False when the account has no such collection. */
export async function changeCollection(
  db: Db,
  account: AccountId,
  id: number,
  values: CollectionValues,
  at: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('asset_collections')
    .set({ ...values, updated_at: at })
    .where('account_id', '=', account)
    .where('id', '=', String(id))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Its assets stay. False when the account has no such collection. */
export async function deleteCollection(db: Db, account: AccountId, id: number): Promise<boolean> {
  const done = await db
    .deleteFrom('asset_collections')
    .where('account_id', '=', account)
    .where('id', '=', String(id))
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/**
 * Puts those of `assets` that are the account's into a collection that is known to be its own, too.
 * @returns the account's among `assets`
 */
export async function fillCollection(
  db: Db,
  account: AccountId,
  collection: number,
  assets: number[],
  at: Date,
): Promise<Set<number>> {
  const known = await ownAssets(db, account, assets);
  if (known.size > 0)
    await db
      .insertInto('collection_assets')
      .values(
        [...known].map((id) => ({ collection_id: String(collection), asset_id: String(id), added_at: at })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return known;
}

/** Takes assets out of a collection that is known to be the account's; returns the account's among `assets`. */
export async function emptyCollection(
  db: Db,
  account: AccountId,
  collection: number,
  assets: number[],
): Promise<Set<number>> {
  const known = await ownAssets(db, account, assets);
  if (known.size > 0)
    await db
      .deleteFrom('collection_assets')
      .where('collection_id', '=', String(collection))
      .where('asset_id', 'in', [...known].map(String))
      .execute();
  return known;
}

async function ownAssets(db: Db, account: AccountId, assets: number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('library_assets')
    .select('id')
    .where('account_id', '=', account)
    .where('id', 'in', assets.map(String))
    .execute();
  return new Set(rows.map(({ id }) => Number(id)));
}

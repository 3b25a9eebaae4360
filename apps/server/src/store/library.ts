import type { AssetFilter } from '@atelier/contracts/image-studio';
import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

/** An asset with the size of its file, and the collections that it is in. */
export type AssetRow = Selectable<Tables['library_assets']> & { bytes: number; collections: string[] };

/** Of what is kept here; else what its owner says. */
const fileBytes = sql<number>`coalesce(blobs.bytes, library_assets.url_bytes, 0)`;

const SORT_COLUMNS = {
  created_at: 'library_assets.created_at',
  updated_at: 'library_assets.updated_at',
  cost: 'library_assets.cost_cents',
  file_size: fileBytes,
  title: 'library_assets.title',
  download_count: 'library_assets.download_count',
} as const;

const assetsOf = (db: Db, account: AccountId) =>
  db
    .selectFrom('library_assets')
    .leftJoin('blobs', 'blobs.key', 'library_assets.blob_key')
    .where('library_assets.account_id', '=', account);

const inCollections = sql<string[]>`array(select collection_id from collection_assets
  where asset_id = library_assets.id order by collection_id)`.as('collections');

/** Assets that meet every condition, with how many there are in all. */
export async function listAssets(
  db: Db,
  account: AccountId,
  filter: AssetFilter,
): Promise<{ rows: AssetRow[]; total: number }> {
  const found = filtered(db, account, filter);
  const [rows, { total }] = await Promise.all([
    found
      .selectAll('library_assets')
      .select([fileBytes.as('bytes'), inCollections])
      .orderBy(SORT_COLUMNS[filter.sort_by], filter.sort_order)
      .orderBy('library_assets.id', filter.sort_order)
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    found.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(total) };
}

function filtered(db: Db, account: AccountId, filter: AssetFilter) {
  const { asset_type, source_module, status, provider, model, tags, tags_mode, date_from, date_to } = filter;
  let query = assetsOf(db, account);
  if (asset_type !== undefined) query = query.where('asset_type', '=', asset_type);
  if (source_module !== undefined) query = query.where('source_module', 'in', source_module);
  if (status !== undefined) query = query.where('status', '=', status);
  if (provider !== undefined) query = query.where('provider', '=', provider);
  if (model !== undefined) query = query.where('model', '=', model);
  if (tags !== undefined)
    query = query.where(
      tags_mode === 'all' ? sql<boolean>`tags @> ${tags}::text[]` : sql<boolean>`tags && ${tags}::text[]`,
    );
  if (filter.favorites_only) query = query.where('is_favorite', '=', true);
  if (filter.parent_id !== undefined) query = query.where('parent_id', '=', String(filter.parent_id));
  if (filter.collection_id !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('collection_assets')
          .whereRef('asset_id', '=', 'library_assets.id')
          .where('collection_id', '=', String(filter.collection_id)),
      ),
    );
  if (date_from !== undefined) query = query.where('created_at', '>=', date_from);
  if (date_to !== undefined) query = query.where('created_at', '<=', date_to);
  for (const word of filter.search.split(/\s+/).filter((part) => part !== ''))
    query = query.where(says(word));
  return query;
}

/** The word begins the id, or is somewhere in what is written about an asset. */
function says(word: string) {
  const escaped = word.replace(/[\\%_]/g, '\\$&');
  return sql<boolean>`(library_assets.id::text like ${`${escaped}%`} or concat_ws(' ', title, description, prompt,
    filename, array_to_string(tags, ' '), model, provider) ilike ${`%${escaped}%`})`;
}

/** Null when unknown or another account's. */
export async function findAsset(db: Db, account: AccountId, id: number): Promise<AssetRow | null> {
  const row = await assetsOf(db, account)
    .selectAll('library_assets')
    .select([fileBytes.as('bytes'), inCollections])
    .where('library_assets.id', '=', String(id))
    .executeTakeFirst();
  return row ?? null;
}

/** Those of `ids` that the account has. */
export async function findAssets(db: Db, account: AccountId, ids: number[]): Promise<AssetRow[]> {
  return assetsOf(db, account)
    .selectAll('library_assets')
    .select([fileBytes.as('bytes'), inCollections])
    .where('library_assets.id', 'in', ids.map(String))
    .execute();
}

/** By its number alone: only for the file route, whose URL signature has been checked. */
export async function servableAsset(db: Db, id: string) {
  const row = await db
    .selectFrom('library_assets')
    .innerJoin('blobs', 'blobs.key', 'library_assets.blob_key')
    .select(['blobs.key as blob_key', 'library_assets.mime', 'blobs.bytes'])
    .where('library_assets.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type AssetValues = Partial<
  Pick<AssetRow, 'title' | 'description' | 'tags' | 'is_favorite'> & { metadata: Record<string, unknown> }
>;

/** False when the account has no such asset. */
export async function changeAsset(
  db: Db,
  account: AccountId,
  id: number,
  { metadata, ...values }: AssetValues,
  at: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('library_assets')
    .set({
      ...values,
      ...(metadata === undefined
        ? {}
        : { metadata: sql<string>`metadata || ${JSON.stringify(metadata)}::jsonb` }),
      updated_at: at,
    })
    .where('account_id', '=', account)
    .where('id', '=', String(id))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Counts a use; false when the account has no such asset. */
export async function countAssetUse(
  db: Db,
  account: AccountId,
  id: number,
  action: 'download' | 'share' | 'access',
  at: Date,
): Promise<boolean> {
  const done = await db
    .updateTable('library_assets')
    .set((where) => ({
      last_accessed: at,
      ...(action === 'download' ? { download_count: where('download_count', '+', 1) } : {}),
      ...(action === 'share' ? { share_count: where('share_count', '+', 1) } : {}),
    }))
    .where('account_id', '=', account)
    .where('id', '=', String(id))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The key of the bytes that it held, if it held any; undefined when the account has no such asset. */
export async function deleteAsset(
  tx: Tx | Db,
  account: AccountId,
  id: number,
): Promise<string | null | undefined> {
  const row = await tx
    .deleteFrom('library_assets')
    .where('account_id', '=', account)
    .where('id', '=', String(id))
    .returning('blob_key')
    .executeTakeFirst();
  return row?.blob_key;
}

/** As many as a list of suggestions can hold. */
const MOST_TAGS = 200;
const MOST_MONTHS = 12;

/** How often each tag is used, the most used first. */
function countTags(db: Db, account: AccountId) {
  return assetsOf(db, account)
    .select([sql<string>`unnest(tags)`.as('value'), ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('value')
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(MOST_TAGS)
    .execute();
}

/** What was made and spent month by month, the latest first. */
function countMonths(db: Db, account: AccountId) {
  return assetsOf(db, account)
    .select(({ fn }) => [
      sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM')`.as('month'),
      fn.countAll<string>().as('count'),
      sql<string>`sum(cost_cents)`.as('cents'),
    ])
    .groupBy('month')
    .orderBy('month', 'desc')
    .limit(MOST_MONTHS)
    .execute();
}

/** How many assets have each value of a column, and totals over all. */
export async function countAssets(db: Db, account: AccountId) {
  const count = (column: 'asset_type' | 'source_module' | 'provider') =>
    assetsOf(db, account)
      .select((select) => [select.ref(column).as('value'), select.fn.countAll<string>().as('count')])
      .groupBy(column)
      .execute();
  const [byType, bySource, byProvider, byTag, byMonth, totals] = await Promise.all([
    count('asset_type'),
    count('source_module'),
    count('provider'),
    countTags(db, account),
    countMonths(db, account),
    assetsOf(db, account)
      .select(({ fn }) => [
        fn.countAll<string>().as('total'),
        sql<string>`coalesce(sum(cost_cents), 0)`.as('cents'),
        sql<string>`count(*) filter (where is_favorite)`.as('favorites'),
        sql<string>`coalesce(sum(blobs.bytes), 0)`.as('bytes'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { byType, bySource, byProvider, byTag, byMonth, totals };
}

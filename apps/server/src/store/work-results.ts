import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { Tables } from './tables.ts';

/** A stored answer to identical work. */
export type WorkResultRow = Selectable<Tables['work_results']>;

export async function findWorkResult(
  db: Db,
  account: AccountId,
  workKey: string,
): Promise<WorkResultRow | null> {
  const row = await db
    .selectFrom('work_results')
    .selectAll()
    .where('account_id', '=', account)
    .where('work_key', '=', workKey)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the first answer when two attempts finish the same work. `sources` are the blob keys it was made from. */
export async function rememberWorkResult(
  db: Db,
  account: AccountId,
  result: Omit<WorkResultRow, 'account_id'>,
  sources: string[],
): Promise<void> {
  const inserted = await db
    .insertInto('work_results')
    .values({
      ...result,
      account_id: account,
      warnings: JSON.stringify(result.warnings),
      metadata: JSON.stringify(result.metadata),
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'work_key']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n || sources.length === 0) return;
  const rows = [...new Set(sources)].map((source_key) => ({
    account_id: account,
    work_key: result.work_key,
    source_key,
  }));
  await db.insertInto('work_sources').values(rows).execute();
}

/** Forgets the answers that hold these bytes, or were made from them; returns the keys of the bytes they held. */
export async function forgetWorkOn(db: Db, account: AccountId, blobKeys: string[]): Promise<string[]> {
  if (blobKeys.length === 0) return [];
  const rows = await db
    .deleteFrom('work_results')
    .where('account_id', '=', account)
    .where((where) =>
      where.or([
        where('blob_key', 'in', blobKeys),
        where.exists(
          where
            .selectFrom('work_sources')
            .select('work_sources.work_key')
            .whereRef('work_sources.account_id', '=', 'work_results.account_id')
            .whereRef('work_sources.work_key', '=', 'work_results.work_key')
            .where('work_sources.source_key', 'in', blobKeys),
        ),
      ]),
    )
    .returning('blob_key')
    .execute();
  return rows.map((row) => row.blob_key);
}

/** Forgets answers older than `before`, of all accounts. */
export async function forgetOldWork(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('work_results').where('created_at', '<', before).execute();
}

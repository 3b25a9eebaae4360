import { sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';

/**
 * The life of stored bytes. A row is written (and committed) before the bytes, held for its writer; the
 * referring row and `settleBlob` come in one transaction; `deleteUnusedBlob` takes the row's lock before the
 * bytes go. So at any moment, also after a crash, every file has a row, and what nothing refers to can be found.
 */
export async function holdBlob(
  db: Db,
  account: AccountId,
  key: string,
  bytes: number,
  until: Date,
): Promise<void> {
  await db
    .insertInto('blobs')
    .values({ key, account_id: account, bytes, held_until: until })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ held_until: sql`greatest(blobs.held_until, excluded.held_until)` }),
    )
    .execute();
}

/** Ends the hold; call it in the transaction that refers to the blob. */
export async function settleBlob(tx: Tx, account: AccountId, key: string): Promise<void> {
  await tx
    .updateTable('blobs')
    .set({ held_until: null })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .execute();
}

/** Gives a blob up that its writer did not use after all. Another writer of the same content may hold it too. */
export async function releaseBlob(db: Db, account: AccountId, key: string, heldUntil: Date): Promise<void> {
  await db
    .updateTable('blobs')
    .set({ held_until: null })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .where('held_until', '<=', heldUntil)
    .execute();
}

const NOTHING_REFERS = sql<boolean>`
  not exists (select from images where images.served_key = blobs.key)
  and not exists (select from images where images.original_key = blobs.key)
  and not exists (select from tasks where tasks.result_key = blobs.key)
  and not exists (select from work_results where work_results.blob_key = blobs.key)`;

/**
 * Deletes the row when nothing refers to the blob and nobody holds it at `now`. Run it in a transaction and
 * delete the bytes before the commit: until then nobody can hold the key anew.
 * @returns false when the blob stays
 */
export async function deleteUnusedBlob(tx: Tx, key: string, now: Date): Promise<boolean> {
  const done = await tx
    .deleteFrom('blobs')
    .where('key', '=', key)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
    .where(NOTHING_REFERS)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Keys that nothing refers to and nobody holds at `now`. */
export async function unusedBlobs(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('blobs')
    .select('key')
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
    .where(NOTHING_REFERS)
    .limit(limit)
    .execute();
  return rows.map((row) => row.key);
}

/** Ends every hold: right only when no other process can be writing (the sole server, at its start). */
export async function endAllHolds(db: Db): Promise<void> {
  await db.updateTable('blobs').set({ held_until: null }).where('held_until', 'is not', null).execute();
}

import { sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';

/** A writer's right to bytes that nothing refers to yet. */
export interface Hold {
  id: string;
  key: string;
}

/**
 * The life of stored bytes. Their row and a hold are written (and committed) before the bytes; the referring
 * row comes in the transaction that ends the hold; `deleteUnusedBlob` takes the row's lock before the bytes go.
 * So at any moment, also after a crash, every file has a row, and what nothing refers to can be found.
 */
export async function holdBlob(
  db: Db,
  account: AccountId,
  hold: Hold,
  bytes: number,
  until: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('blobs')
      .values({ key: hold.key, account_id: account, bytes })
      // Writing the row again locks it: a deletion that is going on ends first, or does not start.
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ bytes }))
      .execute();
    await tx
      .insertInto('blob_holds')
      .values({ ...hold, until })
      .execute();
  });
}

/** Ends holds; in the transaction that refers to the bytes, or alone to give them up. */
export async function endHolds(db: Db, holds: Hold[]): Promise<void> {
  if (holds.length === 0) return;
  const ids = holds.map((hold) => hold.id);
  await db.deleteFrom('blob_holds').where('id', 'in', ids).execute();
}

/** Ends the holds of writers that took too long: they have died. */
export async function endOldHolds(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('blob_holds').where('until', '<', now).execute();
}

/** Ends every hold: right only when no other process can be writing (the sole server, at its start). */
export async function endAllHolds(db: Db): Promise<void> {
  await db.deleteFrom('blob_holds').execute();
}

const NOTHING_REFERS = sql<boolean>`
  not exists (select from blob_holds where blob_holds.key = blobs.key)
  and not exists (select from images where images.served_key = blobs.key)
  and not exists (select from images where images.original_key = blobs.key)
  and not exists (select from tasks where tasks.result_key = blobs.key)
  and not exists (select from work_results where work_results.blob_key = blobs.key)
  and not exists (select from operation_cutouts where operation_cutouts.prepared_key = blobs.key)
  and not exists (select from sku_items where sku_items.prepared_key = blobs.key)
  and not exists (select from studio_inputs where studio_inputs.blob_key = blobs.key)
  and not exists (select from studio_pictures where studio_pictures.blob_key = blobs.key)
  and not exists (select from hosted_results where hosted_results.blob_key = blobs.key)
  and not exists (select from library_assets where library_assets.blob_key = blobs.key)`;

/**
 * Deletes the row when nothing refers to the blob and nobody holds it. Run it in a transaction and delete the
 * bytes before the commit: until then nobody can hold the key anew.
 * @returns false when the blob stays
 * @throws Error (foreign key violation) when somebody took it at this very moment
 */
export async function deleteUnusedBlob(tx: Tx, key: string): Promise<boolean> {
  const done = await tx.deleteFrom('blobs').where('key', '=', key).where(NOTHING_REFERS).executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Keys that nothing refers to and nobody holds. */
export async function unusedBlobs(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('blobs').select('key').where(NOTHING_REFERS).limit(limit).execute();
  return rows.map((row) => row.key);
}

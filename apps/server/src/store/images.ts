import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { ImageOrigin, Tables } from './tables.ts';

export type ImageRow = Selectable<Tables['images']>;

export async function insertImage(
  db: Db,
  account: AccountId,
  image: Omit<ImageRow, 'account_id'>,
): Promise<void> {
  await db
    .insertInto('images')
    .values({ ...image, account_id: account, metadata: JSON.stringify(image.metadata) })
    .execute();
}

/** Null when unknown, another account's, or expired at `now`. */
export async function liveImage(db: Db, account: AccountId, id: string, now: Date): Promise<ImageRow | null> {
  const row = await db
    .selectFrom('images')
    .selectAll()
    .where('account_id', '=', account)
    .where('id', '=', id)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst();
  return row ?? null;
}

/** Those of `ids` that are live, in no particular order. */
export async function liveImages(db: Db, account: AccountId, ids: string[], now: Date): Promise<ImageRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('images')
    .selectAll()
    .where('account_id', '=', account)
    .where('id', 'in', ids)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .execute();
}

/** By its public id alone: only for the file route, whose URL signature has been checked. */
export async function servableImage(db: Db, id: string, now: Date) {
  const row = await db
    .selectFrom('images')
    .innerJoin('blobs', 'blobs.key', 'images.served_key')
    .select(['images.served_key', 'images.mime', 'images.expires_at', 'blobs.bytes'])
    .where('images.id', '=', id)
    .where((where) =>
      where.or([where('images.expires_at', 'is', null), where('images.expires_at', '>', now)]),
    )
    .executeTakeFirst();
  return row ?? null;
}

/** Deletes the row; the caller deletes bytes that nothing else refers to. Null when there was no such image. */
export async function deleteImage(db: Db, account: AccountId, id: string): Promise<ImageRow | null> {
  const row = await db
    .deleteFrom('images')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function expiredImages(db: Db, now: Date, limit: number) {
  return db
    .selectFrom('images')
    .select(['id', 'account_id'])
    .where('expires_at', '<=', now)
    .limit(limit)
    .execute();
}

/** Whether another image has the same content. */
export async function isShown(db: Db, account: AccountId, blobKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('images')
    .select('id')
    .where('account_id', '=', account)
    .where((where) => where.or([where('served_key', '=', blobKey), where('original_key', '=', blobKey)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The operations that show an image as a photo or a result. */
export async function operationsShowing(db: Db, account: AccountId, imageId: string): Promise<string[]> {
  const asPhoto = db
    .selectFrom('operation_photos')
    .innerJoin('operations', 'operations.id', 'operation_photos.operation_id')
    .select('operations.id')
    .where('operations.account_id', '=', account)
    .where('operation_photos.image_id', '=', imageId);
  const asResult = db
    .selectFrom('tasks')
    .select('operation_id as id')
    .where('account_id', '=', account)
    .where('result_image_id', '=', imageId);
  const rows = await asPhoto.union(asResult).execute();
  return rows.map((row) => row.id);
}

export type { ImageOrigin };

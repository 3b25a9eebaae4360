import type { AbortReason, OperationStatus } from '@atelier/contracts';
import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { ImageRow } from './images.ts';
import { notify } from './notices.ts';
import type { Tables } from './tables.ts';

export type OperationRow = Selectable<Tables['operations']>;
export type NewOperation = Pick<
  OperationRow,
  'id' | 'kind' | 'family' | 'request' | 'priority' | 'created_at' | 'sku_internal_id'
>;

export async function insertOperation(tx: Tx, account: AccountId, operation: NewOperation): Promise<void> {
  await tx
    .insertInto('operations')
    .values({
      ...operation,
      request: JSON.stringify(operation.request),
      account_id: account,
      updated_at: operation.created_at,
    })
    .execute();
}

export async function findOperation(db: Db, account: AccountId, id: string): Promise<OperationRow | null> {
  const row = await db
    .selectFrom('operations')
    .selectAll()
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Locks the operation for the rest of the transaction: its tasks settle one after the other. Who also locks the SKU it
 * belongs to does that first. Null when it is gone.
 */
export async function lockOperation(tx: Tx, account: AccountId, id: string): Promise<OperationRow | null> {
  const row = await tx
    .selectFrom('operations')
    .selectAll()
    .where('account_id', '=', account)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Deletes the row with its tasks and its list of photos. */
export async function deleteOperation(tx: Tx, account: AccountId, id: string): Promise<void> {
  await tx.deleteFrom('operations').where('account_id', '=', account).where('id', '=', id).execute();
}

/** The operations that prepare a SKU. */
export async function operationsOfSku(db: Db, account: AccountId, skuInternalId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('operations')
    .select('id')
    .where('account_id', '=', account)
    .where('sku_internal_id', '=', skuInternalId)
    .execute();
  return rows.map((row) => row.id);
}

export interface OperationChange {
  status: OperationStatus;
  error?: string | null;
  abort_reason?: AbortReason;
  is_refused?: boolean;
  warnings?: string[];
  finished_at?: Date;
}

/** Records a change of a locked operation as a new version and tells every process. */
export async function changeOperation(
  tx: Tx,
  account: AccountId,
  id: string,
  change: OperationChange,
  at: Date,
): Promise<void> {
  const { warnings, ...rest } = change;
  await tx
    .updateTable('operations')
    .set((where) => ({
      ...rest,
      ...(warnings === undefined ? {} : { warnings: JSON.stringify(warnings) }),
      version: where('version', '+', 1),
      updated_at: at,
    }))
    .where('account_id', '=', account)
    .where('id', '=', id)
    .execute();
  await announceOperation(tx, account, id);
}

/** Tells every process that what it knows of an operation is old. */
export async function announceOperation(db: Db, account: AccountId, id: string): Promise<void> {
  await notify(db, 'operation_changed', operationTopic(account, id));
}

/** How notices name an operation. */
export function operationTopic(account: AccountId, id: string): string {
  return `${account}/${id}`;
}

export interface OperationPhoto {
  position: number;
  source_url: string | null;
  image_id: string | null;
}

export async function insertPhotos(tx: Tx, operationId: string, photos: OperationPhoto[]): Promise<void> {
  if (photos.length === 0) return;
  await tx
    .insertInto('operation_photos')
    .values(photos.map((photo) => ({ ...photo, operation_id: operationId })))
    .execute();
}

/** Binds a downloaded picture to its place. */
export async function placePhoto(
  tx: Tx,
  operationId: string,
  position: number,
  imageId: string,
): Promise<void> {
  await tx
    .updateTable('operation_photos')
    .set({ image_id: imageId })
    .where('operation_id', '=', operationId)
    .where('position', '=', position)
    .execute();
}

/** Every place in order, with its URL if it came with one, and its picture when we hold it and it is live at `now`. */
export async function photosOf(
  db: Db,
  account: AccountId,
  operationId: string,
  now: Date,
): Promise<{ position: number; sourceUrl: string | null; image: ImageRow | null }[]> {
  const places = await db
    .selectFrom('operation_photos')
    .select(['position', 'source_url', 'image_id'])
    .where('operation_id', '=', operationId)
    .orderBy('position')
    .execute();
  const rows = await db
    .selectFrom('operation_photos')
    .innerJoin('images', 'images.id', 'operation_photos.image_id')
    .selectAll('images')
    .where('operation_photos.operation_id', '=', operationId)
    .where('images.account_id', '=', account)
    .where((where) =>
      where.or([where('images.expires_at', 'is', null), where('images.expires_at', '>', now)]),
    )
    .execute();
  return places.map((place) => ({
    position: place.position,
    sourceUrl: place.source_url,
    image: rows.find((row) => row.id === place.image_id) ?? null,
  }));
}

/** Gives an operation the cutouts that its pictures are made from. */
export async function insertCutouts(tx: Tx, operationId: string, preparedKeys: string[]): Promise<void> {
  if (preparedKeys.length === 0) return;
  const rows = preparedKeys.map((prepared_key, position) => ({
    operation_id: operationId,
    position,
    prepared_key,
  }));
  await tx.insertInto('operation_cutouts').values(rows).execute();
}

/** The cutouts that an operation was given, in order; none once it has ended. */
export async function cutoutsOf(db: Db, operationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('operation_cutouts')
    .select('prepared_key')
    .where('operation_id', '=', operationId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.prepared_key);
}

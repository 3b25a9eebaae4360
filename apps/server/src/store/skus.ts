import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { ImageRow } from './images.ts';
import type { OperationPhoto } from './operations.ts';
import type { Tables } from './tables.ts';

export type SkuRow = Selectable<Tables['sku_items']>;
export type NewSku = Pick<
  SkuRow,
  'internal_id' | 'sku_id' | 'product' | 'metadata' | 'availability' | 'created_at'
>;

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** @returns false when the account has a SKU of this name already */
export async function insertSku(tx: Tx, account: AccountId, sku: NewSku): Promise<boolean> {
  const done = await tx
    .insertInto('sku_items')
    .values({
      ...sku,
      account_id: account,
      product: JSON.stringify(sku.product),
      metadata: json(sku.metadata),
      preparation_id: null,
      prepared_key: null,
      traits: null,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'sku_id']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function findSku(db: Db, account: AccountId, skuId: string): Promise<SkuRow | null> {
  const row = await db
    .selectFrom('sku_items')
    .selectAll()
    .where('account_id', '=', account)
    .where('sku_id', '=', skuId)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a SKU for the rest of the transaction, before any operation that belongs to it. Null when it is gone. */
export async function lockSku(
  tx: Tx,
  account: AccountId,
  name: { skuId: string } | { internalId: string },
): Promise<SkuRow | null> {
  const [column, value] =
    'skuId' in name ? (['sku_id', name.skuId] as const) : (['internal_id', name.internalId] as const);
  const row = await tx
    .selectFrom('sku_items')
    .selectAll()
    .where('account_id', '=', account)
    .where(column, '=', value)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Some SKUs in the order of their creation, and how many there are. */
export async function pageOfSkus(
  db: Db,
  account: AccountId,
  page: { offset: number; limit: number },
): Promise<{ rows: SkuRow[]; total: number }> {
  const skus = db.selectFrom('sku_items').where('account_id', '=', account);
  const [rows, counted] = await Promise.all([
    skus.selectAll().orderBy('number').offset(page.offset).limit(page.limit).execute(),
    skus.select((where) => where.fn.countAll<string>().as('count')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(counted.count) };
}

type SkuChange = Partial<Pick<SkuRow, 'availability' | 'preparation_id' | 'prepared_key'>> & {
  traits?: Record<string, unknown>;
};

export async function changeSku(
  tx: Tx,
  account: AccountId,
  internalId: string,
  change: SkuChange,
): Promise<void> {
  const { traits, ...rest } = change;
  await tx
    .updateTable('sku_items')
    .set({ ...rest, ...(traits === undefined ? {} : { traits: JSON.stringify(traits) }) })
    .where('account_id', '=', account)
    .where('internal_id', '=', internalId)
    .execute();
}

/** Deletes the row with its photos' places, its readiness and the operations that belong to it. */
export async function deleteSku(tx: Tx, account: AccountId, internalId: string): Promise<void> {
  await tx
    .deleteFrom('sku_items')
    .where('account_id', '=', account)
    .where('internal_id', '=', internalId)
    .execute();
}

export async function insertSkuPhotos(tx: Tx, internalId: string, photos: OperationPhoto[]): Promise<void> {
  await tx
    .insertInto('sku_photos')
    .values(
      photos.map(({ position, source_url, image_id }) => ({
        sku_internal_id: internalId,
        position,
        source_url,
        image_id,
      })),
    )
    .execute();
}

/** Binds a downloaded picture to its place. */
export async function placeSkuPhoto(
  tx: Tx,
  internalId: string,
  position: number,
  imageId: string,
): Promise<void> {
  await tx
    .updateTable('sku_photos')
    .set({ image_id: imageId })
    .where('sku_internal_id', '=', internalId)
    .where('position', '=', position)
    .execute();
}

/** A place of a SKU's photo and, when we hold it, the picture. */
export interface SkuPhoto {
  skuInternalId: string;
  position: number;
  sourceUrl: string | null;
  image: ImageRow | null;
}

/** The photos of several SKUs, each in the shop's order. */
export async function photosOfSkus(db: Db, account: AccountId, internalIds: string[]): Promise<SkuPhoto[]> {
  if (internalIds.length === 0) return [];
  const places = await db
    .selectFrom('sku_photos')
    .selectAll()
    .where('sku_internal_id', 'in', internalIds)
    .orderBy('position')
    .execute();
  const images = await db
    .selectFrom('sku_photos')
    .innerJoin('images', 'images.id', 'sku_photos.image_id')
    .selectAll('images')
    .where('sku_photos.sku_internal_id', 'in', internalIds)
    .where('images.account_id', '=', account)
    .execute();
  const byId = new Map(images.map((image) => [image.id, image]));
  return places.map((place) => ({
    skuInternalId: place.sku_internal_id,
    position: place.position,
    sourceUrl: place.source_url,
    image: place.image_id === null ? null : (byId.get(place.image_id) ?? null),
  }));
}

import type { ImageRole } from '@atelier/contracts/image-studio';
import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

export type StudioPictureRow = Selectable<Tables['studio_pictures']>;
export type LibraryAssetRow = Selectable<Tables['library_assets']>;

/** Gives an operation the pictures that it works on. */
export async function insertStudioInputs(
  tx: Tx,
  operationId: string,
  inputs: { role: ImageRole; key: string }[],
): Promise<void> {
  if (inputs.length === 0) return;
  const rows = inputs.map(({ role, key }, position) => ({
    operation_id: operationId,
    position,
    role,
    blob_key: key,
  }));
  await tx.insertInto('studio_inputs').values(rows).execute();
}

export async function studioInputsOf(
  db: Db,
  operationId: string,
): Promise<{ role: ImageRole; key: string }[]> {
  return db
    .selectFrom('studio_inputs')
    .select(['role', 'blob_key as key'])
    .where('operation_id', '=', operationId)
    .orderBy('position')
    .execute();
}

export async function insertStudioPicture(
  tx: Tx,
  picture: Omit<StudioPictureRow, 'asset_id'>,
): Promise<void> {
  await tx
    .insertInto('studio_pictures')
    .values({ ...picture, metadata: JSON.stringify(picture.metadata) })
    .execute();
}

/** In the order of their making. */
export async function studioPicturesOf(db: Db, operationId: string): Promise<StudioPictureRow[]> {
  return db
    .selectFrom('studio_pictures')
    .selectAll()
    .where('operation_id', '=', operationId)
    .orderBy('position')
    .execute();
}

/** Lets go of what an operation has made so far; returns the keys of the bytes. */
export async function dropStudioPictures(tx: Tx, operationId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('studio_pictures')
    .where('operation_id', '=', operationId)
    .returning('blob_key')
    .execute();
  return rows.map(({ blob_key }) => blob_key);
}

export type NewLibraryAsset = Pick<
  LibraryAssetRow,
  | 'blob_key'
  | 'source_module'
  | 'filename'
  | 'mime'
  | 'width'
  | 'height'
  | 'title'
  | 'prompt'
  | 'metadata'
  | 'provider'
  | 'model'
  | 'cost_cents'
  | 'generation_ms'
  | 'created_at'
> &
  Partial<
    Pick<
      LibraryAssetRow,
      'asset_type' | 'tags' | 'description' | 'status' | 'parent_id' | 'url' | 'url_bytes'
    >
  >;

/** Writes an asset; returns its number. */
export async function insertLibraryAsset(
  tx: Tx,
  account: AccountId,
  asset: NewLibraryAsset,
): Promise<number> {
  const { id } = await tx
    .insertInto('library_assets')
    .values({
      asset_type: 'image',
      description: null,
      parent_id: null,
      ...asset,
      metadata: JSON.stringify(asset.metadata),
      account_id: account,
      last_accessed: null,
      updated_at: asset.created_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(id);
}

/** The newest asset whose bytes an operation was given as the picture to work on; null when there is none. */
export async function sourceAssetOf(tx: Tx, account: AccountId, operationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('studio_inputs')
    .innerJoin('library_assets', 'library_assets.blob_key', 'studio_inputs.blob_key')
    .select('library_assets.id')
    .where('studio_inputs.operation_id', '=', operationId)
    .where('studio_inputs.role', '=', 'image')
    .where('library_assets.account_id', '=', account)
    .orderBy('library_assets.id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Puts a picture of an operation into the library, and notes the number it has there. */
export async function saveStudioPicture(
  tx: Tx,
  account: AccountId,
  picture: Pick<StudioPictureRow, 'operation_id' | 'position'>,
  asset: NewLibraryAsset,
): Promise<void> {
  const id = await insertLibraryAsset(tx, account, asset);
  await tx
    .updateTable('studio_pictures')
    .set({ asset_id: String(id) })
    .where('operation_id', '=', picture.operation_id)
    .where('position', '=', picture.position)
    .execute();
}

/** Forgets operations of the Image Studio API that ended before `before`, of all accounts; their bytes are swept later. */
export async function forgetOldStudioJobs(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('operations')
    .where('kind', '=', 'image_studio')
    .where('finished_at', '<', before)
    .execute();
}

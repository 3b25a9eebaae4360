import { AtelierError, fieldError } from '@atelier/contracts';
import { UndecodableImage } from '@atelier/engine/refusals';
import type { CheckedImage, ImageGate } from '@atelier/providers';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import { contentOf } from '../blobs/blobs.ts';
import type { Hold } from '../store/blobs.ts';
import type { Db, Tx } from '../store/connect.ts';
import { type ImageOrigin, type ImageRow, insertImage, liveImage, servableImage } from '../store/images.ts';
import { servableAsset } from '../store/library.ts';
import type { Assets, ServedImage, StoredImage } from './asset.ts';
import { removeImage } from './removal.ts';
import type { Storage } from './storage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a picture made at `at` expires; null = never. */
export function expiry(at: Date, ttlDays: number): Date | null {
  return ttlDays === 0 ? null : new Date(at.getTime() + ttlDays * DAY_MS);
}

/** A photo that passed the gate, stored and held, ready to get a public id. */
export interface TakenPhoto {
  checked: CheckedImage;
  original: Hold;
  served: Hold;
}

export interface PhotoParts {
  db: Db;
  storage: Storage;
  gate: ImageGate;
  ambient: Ambient;
  imageTtlDays: number;
}

/** Checks a photo and stores both forms of it. @throws what the gate throws */
export async function takePhoto(
  parts: PhotoParts,
  account: AccountId,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<TakenPhoto> {
  const checked = await parts.gate.check(bytes, signal);
  const original = await parts.storage.hold(account, bytes);
  const served = await parts.storage.hold(account, checked.served);
  return { checked, original, served };
}

/** Gives a taken photo its public id, in the caller's transaction. */
export async function publishPhoto(
  parts: PhotoParts,
  tx: Tx,
  account: AccountId,
  photo: TakenPhoto,
  origin: ImageOrigin,
): Promise<ImageRow> {
  const at = parts.ambient.now();
  const row: ImageRow = {
    id: `user_image-${parts.ambient.uuid()}`,
    account_id: account,
    origin,
    owner_type: 'user',
    original_key: photo.original.key,
    served_key: photo.served.key,
    mime: photo.checked.mime,
    width: photo.checked.width,
    height: photo.checked.height,
    metadata: {},
    created_at: at,
    expires_at: origin === 'product' ? null : expiry(at, parts.imageTtlDays),
  };
  await insertImage(tx, account, row);
  await parts.storage.refer(tx, photo.original, photo.served);
  return row;
}

export function toStoredImage(row: ImageRow): StoredImage {
  return {
    id: row.id,
    ownerType: row.owner_type,
    mime: row.mime,
    width: row.width,
    height: row.height,
    expiresAt: row.expires_at,
  };
}

export function createAssets(parts: PhotoParts): Assets {
  const { db, storage, ambient } = parts;
  const find = async (account: AccountId, id: string, origins: ImageOrigin[]) => {
    const row = await liveImage(db, account, id, ambient.now());
    return row !== null && origins.includes(row.origin) ? row : null;
  };
  const remove = async (account: AccountId, id: string, origins: ImageOrigin[]) => {
    const row = await find(account, id, origins);
    if (row === null) throw new AtelierError('image_not_found');
    if (row.owner_type !== 'user') throw new AtelierError('image_not_owned');
    if (!(await removeImage(db, storage, account, id))) throw new AtelierError('image_not_found');
  };

  return {
    upload: async (account, bytes) => {
      const photo = await takePhoto(parts, account, bytes).catch(refuseUpload);
      const row = await db.transaction().execute((tx) => publishPhoto(parts, tx, account, photo, 'upload'));
      return toStoredImage(row);
    },
    uploaded: async (account, id) => {
      const row = await find(account, id, ['upload', 'download']);
      return row === null ? null : toStoredImage(row);
    },
    deleteUploaded: (account, id) => remove(account, id, ['upload', 'download']),
    deleteGenerated: (account, id) => remove(account, id, ['generated']),
    served: async (id) => {
      const asset = /^asset-(\d{1,18})$/.exec(id)?.[1];
      if (asset !== undefined) return servedAsset(parts, asset);
      const row = await servableImage(db, id, ambient.now());
      if (row === null) return null;
      return {
        mime: row.mime,
        bytes: row.bytes,
        etag: contentOf(row.served_key),
        expiresAt: row.expires_at,
        open: (range) => storage.open(row.served_key, range),
      };
    },
  };
}

/** The file of an asset of the library; it expires only by being deleted. */
async function servedAsset({ db, storage }: PhotoParts, id: string): Promise<ServedImage | null> {
  const row = await servableAsset(db, id);
  if (row === null) return null;
  return {
    mime: row.mime,
    bytes: row.bytes,
    etag: contentOf(row.blob_key),
    expiresAt: null,
    open: (range) => storage.open(row.blob_key, range),
  };
}

function refuseUpload(error: unknown): never {
  if (error instanceof UndecodableImage) throw fieldError(['body', 'image_data'], error.message);
  throw error;
}

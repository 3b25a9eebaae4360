import { AtelierError } from '@atelier/contracts';
import type { AssetRecord } from '@atelier/contracts/image-studio';
import type { AccountId } from '../accounts/account.ts';
import type { Hold } from '../store/blobs.ts';
import { type AssetRow, findAsset } from '../store/library.ts';
import { insertLibraryAsset } from '../store/studio-jobs.ts';
import type { LibraryParts } from './parts.ts';
import { unknownAsset } from './unknown.ts';

const CENTS = 100;
const MS_PER_SECOND = 1000;
const TEXT_TYPE = 'text/plain; charset=utf-8';
const UNKNOWN_TYPE = 'application/octet-stream';

/** Where the file of a record is: in another asset of the account, at a URL elsewhere, or in the record itself. */
export type FilePlace = { asset: number } | { url: string } | { content: string };

/** @throws AtelierError `bad_request` when the file of the asset is kept elsewhere */
export function keyOf({ blob_key }: AssetRow): string {
  if (blob_key !== null) return blob_key;
  throw new AtelierError('bad_request', { message: 'The file of this asset is kept elsewhere' });
}

/** Writes a record; returns its number. @throws AtelierError `bad_request` for assets that the account does not have */
export async function noteAsset(
  parts: LibraryParts,
  account: AccountId,
  record: AssetRecord,
  place: FilePlace,
): Promise<number> {
  const { db, storage, ambient } = parts;
  if (record.parent_id !== undefined) await requireAsset(parts, account, record.parent_id);
  const { hold, ...file } = await fileAt(parts, account, record, place);
  return db.transaction().execute(async (tx) => {
    if (hold !== undefined) await storage.refer(tx, hold);
    return insertLibraryAsset(tx, account, { ...wordsOf(record), ...file, created_at: ambient.now() });
  });
}

type FileValues = Pick<AssetRow, 'blob_key' | 'url' | 'url_bytes' | 'mime' | 'width' | 'height'>;

async function fileAt(
  parts: LibraryParts,
  account: AccountId,
  record: AssetRecord,
  place: FilePlace,
): Promise<FileValues & { hold?: Hold }> {
  const { mime_type: mime = UNKNOWN_TYPE, file_size = null, width = null, height = null } = record;
  const nowhere = { url: null, url_bytes: null, width, height };
  if ('content' in place) {
    const hold = await parts.storage.hold(account, Buffer.from(place.content, 'utf8'));
    return { ...nowhere, hold, blob_key: hold.key, mime: TEXT_TYPE };
  }
  if ('url' in place)
    return {
      ...nowhere,
      blob_key: null,
      url: place.url,
      url_bytes: file_size,
      mime,
    };
  // What is known of a file is truer than what is said about it.
  return requireAsset(parts, account, place.asset).then(
    ({ blob_key, url, url_bytes, mime, width: across, height: down }) => ({
      blob_key,
      url,
      url_bytes,
      mime,
      width: across,
      height: down,
    }),
  );
}

function wordsOf(record: AssetRecord) {
  const { title = null, description = null, prompt = null, provider = null, model = null } = record;
  const { asset_type, source_module, filename, tags, status, generation_time: seconds } = record;
  return {
    asset_type,
    source_module: source_module.trim(),
    filename: filename.trim(),
    title,
    description,
    prompt,
    tags,
    provider,
    model,
    status,
    metadata: record.asset_metadata,
    cost_cents: Math.round(record.cost * CENTS),
    generation_ms: seconds === undefined ? null : Math.round(seconds * MS_PER_SECOND),
    parent_id: record.parent_id === undefined ? null : String(record.parent_id),
  };
}

async function requireAsset({ db }: LibraryParts, account: AccountId, id: number): Promise<AssetRow> {
  const row = await findAsset(db, account, id);
  if (row !== null) return row;
  throw new AtelierError('bad_request', { message: unknownAsset(id).message });
}

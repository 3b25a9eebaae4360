import { AtelierError } from '@atelier/contracts';
import type {
  AssetChange,
  AssetFilter,
  AssetRecord,
  BulkAnswer,
  BulkRequest,
  SaveRequest,
} from '@atelier/contracts/image-studio';
import type { AccountId } from '../accounts/account.ts';
import {
  type AssetRow,
  type AssetValues,
  changeAsset,
  countAssets,
  countAssetUse,
  deleteAsset,
  findAsset,
  findAssets,
  listAssets,
} from '../store/library.ts';
import { insertLibraryAsset } from '../store/studio-jobs.ts';
import type { Collections } from './collections.ts';
import type { LibraryParts } from './parts.ts';
import { type FilePlace, keyOf, noteAsset } from './records.ts';
import { unknownAsset } from './unknown.ts';

const CENTS = 100;
const EXTENSIONS: Record<string, string> = { 'image/jpeg': 'jpg' };
const SHORT_ID = 8;

export interface AssetTotals {
  total: number;
  byType: Record<string, number>;
  bySource: Record<string, number>;
  byProvider: Record<string, number>;
  /** The most used ones. */
  byTag: Record<string, number>;
  /** By `2026-01`; the last ones in which something was made. */
  byMonth: Record<string, { total: number; cost: number }>;
  credits: number;
  favorites: number;
  bytes: number;
}

/** A picture to keep: re-encoded by the decode gate. */
export interface SavedPicture {
  bytes: Uint8Array;
  mime: string;
  width: number;
  height: number;
}

/** The pictures that an account keeps (spec: image-studio-api.md section 12.1). Another account's asset is unknown. */
export interface Library {
  list(account: AccountId, filter: AssetFilter): Promise<{ rows: AssetRow[]; total: number }>;
  /** @throws AtelierError `not_found`, here and below */
  get(account: AccountId, id: number): Promise<AssetRow>;
  change(account: AccountId, id: number, change: AssetChange): Promise<AssetRow>;
  /** Sets the mark, or turns it over when `isFavorite` is undefined; returns what it is now. */
  favour(account: AccountId, id: number, isFavorite: boolean | undefined): Promise<boolean>;
  countUse(account: AccountId, id: number, action: 'download' | 'share' | 'access'): Promise<void>;
  /** With its file, unless another asset has the same. */
  remove(account: AccountId, id: number): Promise<void>;
  /** Does the same to several assets; those that fail say why. @throws AtelierError `not_found` for a collection */
  bulk(account: AccountId, request: BulkRequest): Promise<BulkAnswer>;
  totals(account: AccountId): Promise<AssetTotals>;
  /** Those of `ids` that the account has, in the order asked for, each once. */
  several(account: AccountId, ids: number[]): Promise<AssetRow[]>;
  /** The bytes of an asset. @throws AtelierError `bad_request` when they are kept elsewhere, here and below */
  read(row: AssetRow): Promise<Uint8Array>;
  open(row: AssetRow): NodeJS.ReadableStream;
  /** Notes an asset whose file exists, here or elsewhere, or a text. @throws AtelierError `bad_request` */
  note(account: AccountId, record: AssetRecord, place: FilePlace): Promise<AssetRow>;
  save(account: AccountId, picture: SavedPicture, words: SaveRequest): Promise<AssetRow>;
}

export function createLibrary(parts: LibraryParts, collections: Collections): Library {
  const { db, storage, ambient } = parts;
  const get = async (account: AccountId, id: number): Promise<AssetRow> =>
    (await findAsset(db, account, id)) ?? notFound(id);
  const change = async (account: AccountId, id: number, values: AssetValues): Promise<void> => {
    if (!(await changeAsset(db, account, id, values, ambient.now()))) notFound(id);
  };
  const remove = async (account: AccountId, id: number): Promise<void> => {
    const key = await deleteAsset(db, account, id);
    if (key === undefined) notFound(id);
    if (key !== null) await storage.sweep([key]);
  };
  const doOne = async (account: AccountId, id: number, { action, tags }: BulkRequest): Promise<void> => {
    if (action === 'delete') return remove(account, id);
    if (action === 'favorite' || action === 'unfavorite')
      return change(account, id, { is_favorite: action === 'favorite' });
    const own = new Set((await get(account, id)).tags);
    const kept = action === 'tag' ? own.union(new Set(tags)) : own.difference(new Set(tags));
    return change(account, id, { tags: [...kept] });
  };

  return {
    list: (account, filter) => listAssets(db, account, filter),
    get,
    change: async (account, id, { asset_metadata: metadata, ...words }) => {
      await change(account, id, { ...definite(words), ...(metadata === undefined ? {} : { metadata }) });
      return get(account, id);
    },
    favour: async (account, id, isFavorite) => {
      const is_favorite = isFavorite ?? !(await get(account, id)).is_favorite;
      await change(account, id, { is_favorite });
      return is_favorite;
    },
    countUse: async (account, id, action) => {
      if (!(await countAssetUse(db, account, id, action, ambient.now()))) notFound(id);
    },
    remove,
    bulk: async (account, request) => {
      const { action, asset_ids: ids, collection_id: collection } = request;
      if (collection !== undefined && action === 'add_to_collection')
        return collections.fill(account, collection, ids);
      if (collection !== undefined && action === 'remove_from_collection')
        return collections.empty(account, collection, ids);
      const succeeded: number[] = [];
      const failed: { id: number; detail: string }[] = [];
      for (const id of new Set(ids)) {
        try {
          await doOne(account, id, request);
          succeeded.push(id);
        } catch (error) {
          if (!(error instanceof AtelierError)) throw error;
          failed.push({ id, detail: error.message });
        }
      }
      return { succeeded, failed };
    },
    several: async (account, ids) => {
      const rows = new Map((await findAssets(db, account, ids)).map((row) => [Number(row.id), row]));
      return [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
    },
    read: async (row) => storage.read(keyOf(row)),
    open: (row) => storage.open(keyOf(row)),
    note: async (account, record, place) => get(account, await noteAsset(parts, account, record, place)),
    totals: async (account) => totalsOf(await countAssets(db, account)),
    save: async (account, picture, words) => get(account, await savePicture(parts, account, picture, words)),
  };
}

async function savePicture(
  { db, storage, ambient }: LibraryParts,
  account: AccountId,
  { bytes, mime, width, height }: SavedPicture,
  { operation, prompt, provider, model, cost, title, tags }: SaveRequest,
): Promise<number> {
  const hold = await storage.hold(account, bytes);
  const name = `saved-${ambient.uuid().slice(0, SHORT_ID)}.${EXTENSIONS[mime] ?? mime.slice(mime.indexOf('/') + 1)}`;
  return db.transaction().execute(async (tx) => {
    await storage.refer(tx, hold);
    return insertLibraryAsset(tx, account, {
      blob_key: hold.key,
      source_module: 'image_studio_saved',
      filename: name,
      mime,
      width,
      height,
      title: title ?? null,
      prompt: prompt ?? null,
      tags,
      metadata: { operation },
      provider: provider ?? null,
      model: model ?? null,
      cost_cents: Math.round(cost * CENTS),
      generation_ms: null,
      created_at: ambient.now(),
    });
  });
}

function totalsOf({
  byType,
  bySource,
  byProvider,
  byTag,
  byMonth,
  totals,
}: Awaited<ReturnType<typeof countAssets>>): AssetTotals {
  const counts = (rows: { value: string | null; count: string }[]) =>
    Object.fromEntries(rows.flatMap(({ value, count }) => (value === null ? [] : [[value, Number(count)]])));
  return {
    total: Number(totals.total),
    byType: counts(byType),
    bySource: counts(bySource),
    byProvider: counts(byProvider),
    byTag: counts(byTag),
    byMonth: Object.fromEntries(
      byMonth.map(({ month, count, cents }) => [
        month,
        { total: Number(count), cost: Number(cents) / CENTS },
      ]),
    ),
    credits: Number(totals.cents) / CENTS,
    favorites: Number(totals.favorites),
    bytes: Number(totals.bytes),
  };
}

/** Without what is undefined: that would be written as null. */
function definite({ title, description, tags }: Omit<AssetChange, 'asset_metadata'>): AssetValues {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags }),
  };
}

function notFound(id: number): never {
  throw unknownAsset(id);
}

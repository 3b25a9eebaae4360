import { AtelierError } from '@atelier/contracts';
import type { BulkAnswer, CollectionChange, CollectionRequest, Page } from '@atelier/contracts/image-studio';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import {
  type CollectionRow,
  changeCollection,
  countCollections,
  deleteCollection,
  emptyCollection,
  fillCollection,
  findCollection,
  insertCollection,
  listCollections,
} from '../store/collections.ts';
import type { Db } from '../store/connect.ts';
import { unknownAsset } from './unknown.ts';

const MOST_COLLECTIONS = 10_000;

/** Collections of assets (spec: image-studio-api.md section 12.1). Another account's collection is unknown. */
export interface Collections {
  /** @throws AtelierError `bad_request` when the account has as many as it may */
  create(account: AccountId, wish: CollectionRequest): Promise<CollectionRow>;
  /** The newest first. */
  list(account: AccountId, page: Page): Promise<{ rows: CollectionRow[]; total: number }>;
  /** @throws AtelierError `not_found`, here and below */
  get(account: AccountId, id: number): Promise<CollectionRow>;
  change(account: AccountId, id: number, change: CollectionChange): Promise<CollectionRow>;
  /** Its assets stay. */
  remove(account: AccountId, id: number): Promise<void>;
  /** Assets that are in it already count as put there; those that are nobody's say so. */
  fill(account: AccountId, id: number, assets: number[]): Promise<BulkAnswer>;
  empty(account: AccountId, id: number, assets: number[]): Promise<BulkAnswer>;
}

export function createCollections({ db, ambient }: { db: Db; ambient: Ambient }): Collections {
  const get = async (account: AccountId, id: number): Promise<CollectionRow> =>
    (await findCollection(db, account, id)) ?? notFound(id);
  return {
    create: async (account, { name, description = null }) => {
      if ((await countCollections(db, account)) >= MOST_COLLECTIONS)
        throw new AtelierError('bad_request', {
          message: `An account has at most ${MOST_COLLECTIONS} collections`,
        });
      const values = { name: name.trim(), description };
      return get(account, await insertCollection(db, account, values, ambient.now()));
    },
    list: (account, page) => listCollections(db, account, page),
    get,
    change: async (account, id, { name, description }) => {
      const values = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(description === undefined ? {} : { description }),
      };
      if (!(await changeCollection(db, account, id, values, ambient.now()))) notFound(id);
      return get(account, id);
    },
    remove: async (account, id) => {
      if (!(await deleteCollection(db, account, id))) notFound(id);
    },
    fill: async (account, id, assets) => {
      await get(account, id);
      return told(assets, await fillCollection(db, account, id, assets, ambient.now()));
    },
    empty: async (account, id, assets) => {
      await get(account, id);
      return told(assets, await emptyCollection(db, account, id, assets));
    },
  };
}

function told(assets: number[], known: Set<number>): BulkAnswer {
  const asked = [...new Set(assets)];
  return {
    succeeded: asked.filter((id) => known.has(id)),
    failed: asked.filter((id) => !known.has(id)).map((id) => ({ id, detail: unknownAsset(id).message })),
  };
}

function notFound(id: number): never {
  throw new AtelierError('not_found', { message: `Collection not found: ${id}` });
}

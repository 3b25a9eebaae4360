import { AtelierError, type OperationStatus } from '@atelier/contracts';
import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { StoredImage } from '../assets/asset.ts';
import { cancelOperation } from '../operations/cancel.ts';
import type { SettleParts } from '../operations/settle.ts';
import {
  type ActivityFilter,
  listOperations,
  operationsChangedSince,
  type PageEnd,
} from '../store/activity.ts';
import type { Notices } from '../store/notices.ts';
import { findOperation } from '../store/operations.ts';
import type { StoredKindName } from '../store/tables.ts';
import { Feed } from './feed.ts';
import { summarise } from './summarise.ts';

/** An operation of whatever kind, as much of it as a list shows. */
export interface OperationSummary {
  id: string;
  kind: StoredKindName;
  /** What an Image Studio operation does, as `create` or `upscale`; null for the others. */
  module: string | null;
  /** Of its module, as `sketch` or `remove_background`; null for the others. */
  operation: string | null;
  /** The product's title or the prompt. */
  title: string | null;
  status: OperationStatus;
  /** 0..1. */
  progress: number;
  /** What is being done right now, in the words of the engine; null while nothing is. */
  stage: string | null;
  /** Tasks that are taken before it; null unless it waits for a worker. */
  ahead: number | null;
  error: string | null;
  /** Null without one, and for those of Image Studio, whose pictures are assets. */
  preview: StoredImage | null;
  previewAsset: number | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
}

/** What an account has at work and had, whichever API it was ordered through. */
export interface Activity {
  /** Newest first; one more page follows where `next` is not null. */
  list(
    account: AccountId,
    filter: ActivityFilter,
  ): Promise<{ operations: OperationSummary[]; next: PageEnd | null }>;
  /** @throws AtelierError `operation_not_found` */
  get(account: AccountId, id: string): Promise<OperationSummary>;
  /**
   * Ends an operation that has not ended.
   * @throws AtelierError `operation_not_found`, also for what keeps a SKU ready: that ends with its SKU
   */
  cancel(account: AccountId, id: string): Promise<void>;
  /** Those that changed at `since` or later, at most `limit`. */
  changedSince(account: AccountId, since: Date, limit: number): Promise<OperationSummary[]>;
  /** Tells of every change until the returned function is called. */
  subscribe(account: AccountId, listener: (operation: OperationSummary) => void): () => void;
}

export function createActivity(parts: SettleParts & { ambient: Ambient }, notices: Notices): Activity {
  const { db, ambient } = parts;
  const get = async (account: AccountId, id: string): Promise<OperationSummary | null> => {
    const row = await findOperation(db, account, id);
    const [summary = null] = row === null ? [] : await summarise(db, account, [row], ambient.now());
    return summary;
  };
  const feed = new Feed(notices, get);
  return {
    list: async (account, filter) => {
      const rows = await listOperations(db, account, { ...filter, limit: filter.limit + 1 });
      const shown = rows.slice(0, filter.limit);
      const last = shown.at(-1);
      return {
        operations: await summarise(db, account, shown, ambient.now()),
        next:
          last === undefined || rows.length === shown.length
            ? null
            : { createdAt: last.created_at, id: last.id },
      };
    },
    get: async (account, id) => {
      const summary = await get(account, id);
      if (summary === null) throw new AtelierError('operation_not_found');
      return summary;
    },
    cancel: (account, id) => cancelOperation(parts, account, id),
    changedSince: async (account, since, limit) =>
      summarise(db, account, await operationsChangedSince(db, account, since, limit), ambient.now()),
    subscribe: (account, listener) => feed.subscribe(account, listener),
  };
}

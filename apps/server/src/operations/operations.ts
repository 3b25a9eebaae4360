import { FreshCache } from '../fresh-cache.ts';
import type { Notices } from '../store/notices.ts';
import { operationTopic } from '../store/operations.ts';
import { type CreateParts, createOperation } from './create.ts';
import type { Operations, OperationView } from './operation.ts';
import { regenerate } from './regenerate.ts';
import { viewOperation } from './view.ts';

const MAX_AGE_MS = 1000;
const MAX_ENTRIES = 5000;

/**
 * Operations for the API families. Polling is most of the traffic, so views are kept until a change is
 * announced by whichever process made it; the short life is for announcements that were lost.
 */
export function createOperations(parts: CreateParts, notices: Notices): Operations {
  const { db, ambient } = parts;
  const views = new FreshCache<OperationView | null>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_ENTRIES,
    now: () => ambient.now().getTime(),
  });
  notices.on('operation_changed', (topic) => views.forget(topic));
  notices.onGap(() => views.clear());

  return {
    create: (account, order) => createOperation(parts, account, order),
    regenerate: (account, order) => regenerate(parts, account, order),
    get: (account, id) =>
      views.get(operationTopic(account, id), () => viewOperation(db, account, id, ambient.now())),
  };
}

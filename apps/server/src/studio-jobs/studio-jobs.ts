import type { AccountId } from '../accounts/account.ts';
import { isFinal } from '../operations/states.ts';
import { keepAnswer } from '../store/idempotency.ts';
import type { Notices } from '../store/notices.ts';
import { changeOperation, lockOperation, operationTopic } from '../store/operations.ts';
import { cancelOpenTasks } from '../store/tasks.ts';
import { studioOperationEnded } from './ended.ts';
import type { StudioJob, StudioJobs } from './job.ts';
import { holdToKey, type OrderParts, orderJob } from './order-job.ts';
import { SEEDS } from './seed.ts';
import { viewJob } from './view-job.ts';
import { Watch } from './watch.ts';

const SEED_BYTES = 4;

/** Work of the Image Studio API: the same operations on the same queue as everything else. */
export function createStudioJobs(parts: OrderParts, notices: Notices): StudioJobs {
  const { db, storage } = parts;
  const watch = new Watch(notices);
  const endedJob = async (account: AccountId, id: string): Promise<StudioJob | null> => {
    const job = await viewJob(db, account, id);
    return job === null || hasEnded(job) ? job : null;
  };
  return {
    order: (account, order) => orderJob(parts, account, order),
    get: (account, id) => viewJob(db, account, id),
    ended: (account, id, timeoutMs, signal) =>
      watch.until(operationTopic(account, id), () => endedJob(account, id), timeoutMs, signal),
    cancel: (account, id) => cancelJob(parts, account, id),
    holdToKey: (account, requestKey) => holdToKey(parts, account, requestKey),
    keepAnswer: (account, { key, hash }, answer) => keepAnswer(db, account, key, hash, answer),
    drawSeed: () => parts.ambient.randomBytes(SEED_BYTES).readUInt32BE(0) % SEEDS,
    read: ({ key }) => storage.read(key),
  };
}

function hasEnded({ status }: StudioJob): boolean {
  return status !== 'queued' && status !== 'running';
}

async function cancelJob(parts: OrderParts, account: AccountId, id: string): Promise<void> {
  const { db, queue, storage, ambient } = parts;
  const letGo = await db.transaction().execute(async (tx) => {
    const operation = await lockOperation(tx, account, id);
    if (operation?.kind !== 'image_studio' || isFinal(operation.status)) return [];
    const at = ambient.now();
    await queue.cancel(tx, await cancelOpenTasks(tx, account, id, at));
    await changeOperation(tx, account, id, { status: 'CANCELLED', finished_at: at }, at);
    return studioOperationEnded(parts, tx, operation, 0);
  });
  await storage.sweep(letGo);
}

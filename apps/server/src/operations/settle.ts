import type { AccountId } from '../accounts/account.ts';
import type { Ambient } from '../ambient.ts';
import type { Storage } from '../assets/storage.ts';
import { skuOperationEnded } from '../catalogue/ended.ts';
import type { Queue } from '../queue/queue.ts';
import type { Db, Tx } from '../store/connect.ts';
import { deleteImage } from '../store/images.ts';
import { dropIntermediates } from '../store/intermediates.ts';
import { changeOperation, lockOperation, type OperationRow } from '../store/operations.ts';
import { lockSku } from '../store/skus.ts';
import type { StoredKindName } from '../store/tables.ts';
import {
  cancelOpenTasks,
  claimTask,
  failTask,
  finishTask,
  queueStep,
  type TaskResult,
  type TaskRow,
  taskOwner,
  tasksOf,
} from '../store/tasks.ts';
import { studioOperationEnded } from '../studio-jobs/ended.ts';
import { type Failure, UNEXPLAINED } from './failure.ts';
import { isFinal, judge, type Losses, mayMove } from './states.ts';

export interface SettleParts {
  db: Db;
  queue: Queue;
  storage: Storage;
  ambient: Ambient;
}

/** A task in the hands of a worker. */
export interface ClaimedTask extends TaskRow {
  account: AccountId;
  operationKind: StoredKindName;
  /** The SKU that the operation prepares. */
  skuInternalId: string | null;
}

/** This attempt may no longer write: a later one took over, or the operation has ended. */
export class LostAttempt extends Error {
  override readonly name = 'LostAttempt';
}

/** Starts an attempt at a task; null when there is nothing to do for it any more. */
export async function beginTask(parts: SettleParts, taskId: string): Promise<ClaimedTask | null> {
  const owner = await taskOwner(parts.db, taskId);
  if (owner === null) return null;
  const { accountId: account, operationId } = owner;
  return parts.db.transaction().execute(async (tx) => {
    const operation = await lockOperation(tx, account, operationId);
    if (operation === null || isFinal(operation.status)) return null;
    const at = parts.ambient.now();
    const task = await claimTask(tx, account, taskId, at);
    if (task === null) return null;
    if (mayMove(operation.status, 'IN_PROGRESS'))
      await changeOperation(tx, account, operationId, { status: 'IN_PROGRESS' }, at);
    return {
      ...task,
      account,
      operationKind: operation.kind,
      skuInternalId: operation.sku_internal_id,
    };
  });
}

/**
 * Records a task's result and what follows from it, in one transaction. `write` inserts the rows the result
 * consists of; when the attempt turns out to be lost, they are gone with the transaction.
 * @throws LostAttempt
 */
export async function completeTask(
  parts: SettleParts,
  task: ClaimedTask,
  warnings: string[],
  write: (tx: Tx) => Promise<TaskResult>,
): Promise<void> {
  await settling(parts, task, async (tx, operation) => {
    const result = await write(tx);
    const won = await finishTask(tx, task.account, attemptOf(task), result, parts.ambient.now());
    if (!won) throw new LostAttempt();
    const all = [...new Set([...operation.warnings, ...warnings])];
    return advance(parts, tx, { ...operation, warnings: all });
  });
}

/** Ends a task, and with it its operation unless that can bear the loss. @throws LostAttempt */
export async function failTaskForGood(
  parts: SettleParts,
  task: ClaimedTask,
  failure: Failure,
): Promise<void> {
  await settling(parts, task, async (tx, operation) => {
    const won = await failTask(tx, task.account, attemptOf(task), failure.sentence, parts.ambient.now());
    if (!won) throw new LostAttempt();
    return advance(parts, tx, operation, failure);
  });
}

/** Pieces of Image Studio work are done each for itself: variations that were made are worth having without the others. */
function lossesOf({ kind }: OperationRow): Losses {
  return kind === 'image_studio' ? 'borne' : 'fatal';
}

export function attemptOf(task: ClaimedTask) {
  return { taskId: task.id, number: task.attempts };
}

/** Runs a change of a locked, unfinished operation; afterwards deletes the bytes that the change let go of. */
async function settling(
  parts: SettleParts,
  task: ClaimedTask,
  change: (tx: Tx, operation: OperationRow) => Promise<string[]>,
): Promise<void> {
  const letGo = await parts.db.transaction().execute(async (tx) => {
    if (task.skuInternalId !== null) await lockSku(tx, task.account, { internalId: task.skuInternalId });
    const operation = await lockOperation(tx, task.account, task.operation_id);
    if (operation === null || isFinal(operation.status)) throw new LostAttempt();
    return change(tx, operation);
  });
  await parts.storage.sweep(letGo);
}

/** Moves the operation on after one of its tasks has ended; returns the keys of bytes it let go of. */
async function advance(
  parts: SettleParts,
  tx: Tx,
  operation: OperationRow,
  failure: Failure = UNEXPLAINED,
): Promise<string[]> {
  const { id, account_id: account, warnings } = operation;
  const at = parts.ambient.now();
  const tasks = await tasksOf(tx, account, id);
  const verdict = judge(tasks, lossesOf(operation));
  if (verdict.next === 'fail') {
    const sentence = tasks.find(({ error }) => error !== null)?.error ?? failure.sentence;
    return failOperation(parts, tx, operation, { ...failure, sentence });
  }
  if (verdict.next === 'succeed') {
    await changeOperation(tx, account, id, { status: 'SUCCESS', warnings, finished_at: at }, at);
    await skuOperationEnded(parts, tx, operation, null);
    await studioOperationEnded(parts, tx, operation, shareDone(tasks));
    return dropIntermediates(tx, account, id);
  }
  if (verdict.next === 'queue-step')
    await parts.queue.add(tx, await queueStep(tx, account, id, verdict.step));
  await changeOperation(tx, account, id, { status: operation.status, warnings }, at);
  return [];
}

/** How much of what was ordered was made, 0..1. */
function shareDone(tasks: TaskRow[]): number {
  return tasks.filter(({ status }) => status === 'done').length / tasks.length;
}

/** Ends the operation; pictures that were already made are not handed out, so they go. */
async function failOperation(
  parts: SettleParts,
  tx: Tx,
  operation: OperationRow,
  failure: Failure,
): Promise<string[]> {
  const { id, account_id: account } = operation;
  const at = parts.ambient.now();
  await parts.queue.cancel(tx, await cancelOpenTasks(tx, account, id, at));
  const letGo = await dropIntermediates(tx, account, id);
  for (const task of await tasksOf(tx, account, id)) {
    if (task.result_image_id === null) continue;
    const image = await deleteImage(tx, account, task.result_image_id);
    if (image !== null) letGo.push(image.served_key);
  }
  const { sentence: error, abortReason } = failure;
  const ending =
    abortReason === undefined
      ? { status: 'FAILED' as const, is_refused: failure.isVerdict }
      : { status: 'ABORTED' as const, abort_reason: abortReason };
  await changeOperation(tx, account, id, { ...ending, error, finished_at: at }, at);
  await skuOperationEnded(parts, tx, operation, failure);
  letGo.push(...(await studioOperationEnded(parts, tx, operation, 0)));
  return letGo;
}

import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { ImageRow } from './images.ts';
import type { Priority, Tables } from './tables.ts';

export type TaskRow = Selectable<Tables['tasks']>;
export type NewTask = Pick<
  TaskRow,
  'id' | 'operation_id' | 'kind' | 'step' | 'position' | 'input' | 'priority' | 'turn' | 'status'
>;

export async function insertTasks(tx: Tx, account: AccountId, tasks: NewTask[]): Promise<void> {
  const rows = tasks.map((task) => ({ ...task, input: JSON.stringify(task.input), account_id: account }));
  await tx.insertInto('tasks').values(rows).execute();
}

/**
 * The first free turn of an account in the fair order (start-time fair queueing, Goyal, Vin and Cheng 1996,
 * with equal weights and unit cost): just behind its own pending work, but never before what is being served
 * now. So a newcomer stands beside everybody's next task instead of behind all tasks of a busy account, and
 * nobody can put new work before old work.
 */
export async function nextTurn(tx: Tx, account: AccountId, priority: Priority): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    select greatest(
      (select coalesce(max(turn) + 1, 0) from tasks
        where account_id = ${account} and priority = ${priority} and status in ('waiting', 'queued', 'running')),
      (select coalesce(min(turn), 0) from tasks
        where priority = ${priority} and status in ('queued', 'running'))
    ) as turn`.execute(tx);
  return rows[0]?.turn ?? 0;
}

/** Whose task this is; null when there is none. A job carries only the task's id. */
export async function taskOwner(
  db: Db,
  id: string,
): Promise<{ accountId: AccountId; operationId: string } | null> {
  const row = await db
    .selectFrom('tasks')
    .select(['account_id', 'operation_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : { accountId: row.account_id, operationId: row.operation_id };
}

/**
 * Starts an attempt: its number fences off every earlier one, also one that is still running somewhere.
 * @returns null when the task has ended or does not wait for a worker
 */
export async function claimTask(tx: Tx, account: AccountId, id: string, at: Date): Promise<TaskRow | null> {
  const row = await tx
    .updateTable('tasks')
    .set((where) => ({
      status: 'running' as const,
      attempts: where('attempts', '+', 1),
      stage: null,
      progress: 0,
      started_at: at,
    }))
    .where('account_id', '=', account)
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** An attempt at a task: only the newest one may write. */
export interface Attempt {
  taskId: string;
  number: number;
}

const attemptOf = (db: Db, account: AccountId, attempt: Attempt) =>
  db
    .updateTable('tasks')
    .where('account_id', '=', account)
    .where('id', '=', attempt.taskId)
    .where('status', '=', 'running')
    .where('attempts', '=', attempt.number);

export interface TaskResult {
  imageId?: string;
  key?: string;
  timings: Record<string, number>;
}

/** @returns false when this attempt has lost the right to write */
export async function finishTask(
  tx: Tx,
  account: AccountId,
  attempt: Attempt,
  result: TaskResult,
  at: Date,
): Promise<boolean> {
  const done = await attemptOf(tx, account, attempt)
    .set({
      status: 'done',
      progress: 1,
      stage: null,
      timings: JSON.stringify(result.timings),
      result_image_id: result.imageId ?? null,
      result_key: result.key ?? null,
      finished_at: at,
    })
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** @returns false when this attempt has lost the right to write */
export async function failTask(
  tx: Tx,
  account: AccountId,
  attempt: Attempt,
  error: string,
  at: Date,
): Promise<boolean> {
  const done = await attemptOf(tx, account, attempt)
    .set({ status: 'failed', error, finished_at: at })
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Puts a task back in line after an attempt that ended in trouble; returns the failures so far, null when it lost. */
export async function requeueAfterFailure(
  db: Db,
  account: AccountId,
  attempt: Attempt,
): Promise<number | null> {
  const row = await attemptOf(db, account, attempt)
    .set((where) => ({
      status: 'queued' as const,
      failures: where('failures', '+', 1),
      stage: null,
      progress: 0,
    }))
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? null;
}

/** Puts a task back in line because its worker stops; the attempt does not count. */
export async function requeueUnfinished(db: Db, account: AccountId, attempt: Attempt): Promise<void> {
  await attemptOf(db, account, attempt).set({ status: 'queued', stage: null, progress: 0 }).execute();
}

/** `progress` is 0..1. */
export async function recordProgress(
  db: Db,
  account: AccountId,
  attempt: Attempt,
  stage: string,
  progress: number,
): Promise<void> {
  await attemptOf(db, account, attempt).set({ stage, progress }).execute();
}

/** In the order of the plan. */
export async function tasksOf(db: Db, account: AccountId, operationId: string): Promise<TaskRow[]> {
  return db
    .selectFrom('tasks')
    .selectAll()
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .orderBy('step')
    .orderBy('position')
    .execute();
}

/** The tasks of a step become ready; returns what the queue needs to know of them. */
export async function queueStep(
  tx: Tx,
  account: AccountId,
  operationId: string,
  step: number,
): Promise<Pick<TaskRow, 'id' | 'priority' | 'turn'>[]> {
  return tx
    .updateTable('tasks')
    .set({ status: 'queued' })
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .where('step', '=', step)
    .where('status', '=', 'waiting')
    .returning(['id', 'priority', 'turn'])
    .execute();
}

/** Ends what has not ended; returns the ids, for the queue to drop. */
export async function cancelOpenTasks(
  tx: Tx,
  account: AccountId,
  operationId: string,
  at: Date,
): Promise<string[]> {
  const rows = await tx
    .updateTable('tasks')
    .set({ status: 'cancelled', finished_at: at })
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .where('status', 'in', ['waiting', 'queued', 'running'])
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The pictures of an operation's render tasks, live at `now`. */
export async function resultImages(
  db: Db,
  account: AccountId,
  operationId: string,
  now: Date,
): Promise<ImageRow[]> {
  return db
    .selectFrom('tasks')
    .innerJoin('images', 'images.id', 'tasks.result_image_id')
    .selectAll('images')
    .where('tasks.account_id', '=', account)
    .where('tasks.operation_id', '=', operationId)
    .where('tasks.kind', '=', 'render')
    .where((where) =>
      where.or([where('images.expires_at', 'is', null), where('images.expires_at', '>', now)]),
    )
    .execute();
}

import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { HostedJobState, Tables } from './tables.ts';

export type HostedJobRow = Selectable<Tables['hosted_jobs']>;

/** One provider's turn at a task. */
export interface HostedTurn {
  taskId: string;
  choice: number;
}

/** Null when nothing was ever sent. */
export async function findHostedJob(db: Db, { taskId, choice }: HostedTurn): Promise<HostedJobRow | null> {
  const row = await db
    .selectFrom('hosted_jobs')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('choice', '=', choice)
    .executeTakeFirst();
  return row ?? null;
}

/** The place of the provider that was given a task's work and did not refuse it; null when there is none. */
export async function begunChoice(db: Db, taskId: string): Promise<number | null> {
  const row = await db
    .selectFrom('hosted_jobs')
    .select('choice')
    .where('task_id', '=', taskId)
    .where('state', '!=', 'refused')
    .executeTakeFirst();
  return row?.choice ?? null;
}

/**
 * Notes that work is about to be sent. Only one of any number of processes is told that it may: a row stands for one
 * submission, and only a state in `from` may be submitted again.
 * @returns false when it must not be sent
 */
export async function noteSent(
  db: Db,
  account: AccountId,
  turn: HostedTurn,
  job: Pick<HostedJobRow, 'key' | 'provider' | 'operation' | 'model'>,
  from: readonly HostedJobState[],
  at: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('hosted_jobs')
    .values({
      task_id: turn.taskId,
      choice: turn.choice,
      account_id: account,
      ...job,
      state: 'sent',
      handle: null,
      message: null,
      usd: null,
      provider_credits: null,
      cost_basis: null,
      request_id: null,
      sent_at: at,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['task_id', 'choice'])
        .doUpdateSet({
          state: 'sent',
          key: job.key,
          handle: null,
          message: null,
          sent_at: at,
          ended_at: null,
        })
        .where('hosted_jobs.state', 'in', [...from]),
    )
    .returning('task_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps what a job can be asked for by. */
export async function noteRunning(db: Db, { taskId, choice }: HostedTurn, handle: object): Promise<void> {
  await db
    .updateTable('hosted_jobs')
    .set({ state: 'running', handle: JSON.stringify(handle) })
    .where('task_id', '=', taskId)
    .where('choice', '=', choice)
    .execute();
}

export interface HostedEnding {
  state: Exclude<HostedJobState, 'sent' | 'running'>;
  message?: string;
  usd?: number | null;
  providerCredits?: number;
  costBasis?: string;
  requestId?: string;
}

export async function noteEnded(
  db: Db,
  { taskId, choice }: HostedTurn,
  ending: HostedEnding,
  at: Date,
): Promise<void> {
  await db
    .updateTable('hosted_jobs')
    .set({
      state: ending.state,
      message: ending.message ?? null,
      usd: ending.usd === undefined || ending.usd === null ? null : String(ending.usd),
      provider_credits: ending.providerCredits === undefined ? null : String(ending.providerCredits),
      cost_basis: ending.costBasis ?? null,
      request_id: ending.requestId ?? null,
      ended_at: at,
    })
    .where('task_id', '=', taskId)
    .where('choice', '=', choice)
    .execute();
}

/** A picture that came back; `key` is that of its bytes. */
export interface HostedResult {
  key: string;
  seed: number | null;
  facts: Record<string, unknown>;
}

/** In the order in which they came. */
export async function hostedResults(db: Db, { taskId, choice }: HostedTurn): Promise<HostedResult[]> {
  const rows = await db
    .selectFrom('hosted_results')
    .select(['blob_key', 'seed', 'facts'])
    .where('task_id', '=', taskId)
    .where('choice', '=', choice)
    .orderBy('position')
    .execute();
  return rows.map(({ blob_key, seed, facts }) => ({
    key: blob_key,
    seed: seed === null ? null : Number(seed),
    facts,
  }));
}

export async function insertHostedResults(
  tx: Tx,
  { taskId, choice }: HostedTurn,
  results: readonly HostedResult[],
): Promise<void> {
  const rows = results.map(({ key, seed, facts }, position) => ({
    task_id: taskId,
    choice,
    position,
    blob_key: key,
    seed: seed === null ? null : String(seed),
    facts: JSON.stringify(facts),
  }));
  if (rows.length > 0)
    await tx
      .insertInto('hosted_results')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Lets go of what came back for a task; returns the keys of the bytes. */
export async function dropHostedResults(tx: Tx, taskId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('hosted_results')
    .where('task_id', '=', taskId)
    .returning('blob_key')
    .execute();
  return rows.map(({ blob_key }) => blob_key);
}

/** Forgets what came back before `before` and was never used, of all accounts; the bytes are swept later. */
export async function forgetOldHostedResults(db: Db, before: Date): Promise<void> {
  await sql`delete from hosted_results using hosted_jobs
    where hosted_jobs.task_id = hosted_results.task_id and hosted_jobs.choice = hosted_results.choice
      and hosted_jobs.sent_at < ${before}`.execute(db);
}

/** Whether the task was cancelled, rather than taken over by another worker. */
export async function isTaskCancelled(db: Db, taskId: string): Promise<boolean> {
  const row = await db.selectFrom('tasks').select('status').where('id', '=', taskId).executeTakeFirst();
  return row?.status === 'cancelled';
}

import type { OperationStatus } from '@atelier/contracts';
import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db } from './connect.ts';
import type { OperationRow } from './operations.ts';
import type { StoredKindName, Tables } from './tables.ts';

/** Where a page of operations ends: the newest of those still to come is older than this. */
export interface PageEnd {
  createdAt: Date;
  id: string;
}

export interface ActivityFilter {
  kinds?: readonly StoredKindName[] | undefined;
  statuses?: readonly OperationStatus[] | undefined;
  after?: PageEnd | undefined;
  limit: number;
}

/** Operations of an account, newest first. */
export async function listOperations(
  db: Db,
  account: AccountId,
  { kinds, statuses, after, limit }: ActivityFilter,
): Promise<OperationRow[]> {
  let query = db.selectFrom('operations').selectAll().where('account_id', '=', account);
  if (kinds !== undefined) query = query.where('kind', 'in', kinds);
  if (statuses !== undefined) query = query.where('status', 'in', statuses);
  if (after !== undefined)
    query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${after.id})`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Operations that changed at `since` or later, the first change first. */
export async function operationsChangedSince(
  db: Db,
  account: AccountId,
  since: Date,
  limit: number,
): Promise<OperationRow[]> {
  return db
    .selectFrom('operations')
    .selectAll()
    .where('account_id', '=', account)
    .where('updated_at', '>=', since)
    .orderBy('updated_at')
    .limit(limit)
    .execute();
}

type TaskProgress = Pick<
  Selectable<Tables['tasks']>,
  'operation_id' | 'status' | 'stage' | 'progress' | 'priority' | 'turn' | 'result_image_id'
>;

/** As much of the tasks of these operations as progress is read from, in the order of their plans. */
export async function taskProgressOf(
  db: Db,
  account: AccountId,
  operationIds: readonly string[],
): Promise<TaskProgress[]> {
  if (operationIds.length === 0) return [];
  return db
    .selectFrom('tasks')
    .select(['operation_id', 'status', 'stage', 'progress', 'priority', 'turn', 'result_image_id'])
    .where('account_id', '=', account)
    .where('operation_id', 'in', operationIds)
    .orderBy('operation_id')
    .orderBy('step')
    .orderBy('position')
    .execute();
}

/** How many tasks of all accounts are taken before one with this priority and turn. */
export async function tasksAhead(
  db: Db,
  { priority, turn }: Pick<TaskProgress, 'priority' | 'turn'>,
): Promise<number> {
  const { ahead } = await db
    .selectFrom('tasks')
    .select((count) => count.fn.countAll<string>().as('ahead'))
    .where('status', '=', 'queued')
    .where((where) =>
      where.or([
        where.and([where('priority', '=', priority), where('turn', '<', turn)]),
        ...(priority === 'offline' ? [where('priority', '=', 'online')] : []),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(ahead);
}

/** The first library picture of each of these Image Studio operations. */
export async function firstAssetsOf(
  db: Db,
  operationIds: readonly string[],
): Promise<{ operation_id: string; asset_id: string }[]> {
  if (operationIds.length === 0) return [];
  const rows = await db
    .selectFrom('studio_pictures')
    .distinctOn('operation_id')
    .select(['operation_id', 'asset_id'])
    .where('operation_id', 'in', operationIds)
    .where('asset_id', 'is not', null)
    .orderBy('operation_id')
    .orderBy('position')
    .execute();
  return rows.flatMap(({ operation_id, asset_id }) =>
    asset_id === null ? [] : [{ operation_id, asset_id }],
  );
}

import type { AccountId } from '../accounts/account.ts';
import type { Tx } from './connect.ts';

/** Lets go of the files that an operation works with, its own and those it was given; returns their keys. */
export async function dropIntermediates(tx: Tx, account: AccountId, operationId: string): Promise<string[]> {
  return [...(await dropOwn(tx, account, operationId)), ...(await dropGiven(tx, account, operationId))];
}

/** What its tasks made for each other. */
async function dropOwn(tx: Tx, account: AccountId, operationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('tasks')
    .select('result_key')
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .where('result_key', 'is not', null)
    .execute();
  await tx
    .updateTable('tasks')
    .set({ result_key: null })
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .where('result_key', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.result_key ?? []);
}

/** The cutouts of SKUs. */
async function dropGiven(tx: Tx, account: AccountId, operationId: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('operation_cutouts')
    .using('operations')
    .whereRef('operations.id', '=', 'operation_cutouts.operation_id')
    .where('operations.account_id', '=', account)
    .where('operations.id', '=', operationId)
    .returning('operation_cutouts.prepared_key')
    .execute();
  return rows.map((row) => row.prepared_key);
}

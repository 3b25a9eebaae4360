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

/** The cutouts of a SKU. */
async function dropGiven(tx: Tx, account: AccountId, operationId: string): Promise<string[]> {
  const row = await tx
    .selectFrom('operations')
    .select('prepared_key')
    .where('account_id', '=', account)
    .where('id', '=', operationId)
    .where('prepared_key', 'is not', null)
    .executeTakeFirst();
  if (row === undefined || row.prepared_key === null) return [];
  await tx
    .updateTable('operations')
    .set({ prepared_key: null })
    .where('account_id', '=', account)
    .where('id', '=', operationId)
    .execute();
  return [row.prepared_key];
}

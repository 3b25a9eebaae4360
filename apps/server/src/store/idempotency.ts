import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';

/** What a key was used for. */
export interface KeyUse {
  requestHash: Buffer;
  /** What the request became; null when it made nothing that could be asked for again. */
  operationId: string | null;
}

/** What a request was answered: its status and its body as it was sent. */
export interface KeptAnswer {
  status: number;
  body: string;
}

export async function keyUse(db: Db, account: AccountId, key: string, since: Date): Promise<KeyUse | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'operation_id'])
    .where('account_id', '=', account)
    .where('key', '=', key)
    .where('created_at', '>=', since)
    .executeTakeFirst();
  return row === undefined ? null : { requestHash: row.request_hash, operationId: row.operation_id };
}

/** Keeps what the request that a key was used for was answered. */
export async function keepAnswer(
  db: Db,
  account: AccountId,
  key: string,
  requestHash: Buffer,
  { status, body }: KeptAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ answer_status: status, answer: body })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .where('request_hash', '=', requestHash)
    .execute();
}

export async function keptAnswer(
  db: Db,
  account: AccountId,
  key: string,
  since: Date,
): Promise<KeptAnswer | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['answer_status', 'answer'])
    .where('account_id', '=', account)
    .where('key', '=', key)
    .where('created_at', '>=', since)
    .executeTakeFirst();
  if (row === undefined || row.answer_status === null || row.answer === null) return null;
  return { status: row.answer_status, body: row.answer };
}

/** Notes the first use of a key; a use before `since` is forgotten for it. A later one changes nothing. */
export async function noteKeyUse(
  db: Db | Tx,
  account: AccountId,
  key: string,
  use: KeyUse,
  { at, since }: { at: Date; since: Date },
): Promise<void> {
  const values = {
    request_hash: use.requestHash,
    operation_id: use.operationId,
    created_at: at,
    answer_status: null,
    answer: null,
  };
  await db
    .insertInto('idempotency_keys')
    .values({ account_id: account, key, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'key'])
        .doUpdateSet(values)
        .where('idempotency_keys.created_at', '<', since),
    )
    .execute();
}

/** Forgets uses before `before`, of all accounts. */
export async function forgetOldKeyUses(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
}

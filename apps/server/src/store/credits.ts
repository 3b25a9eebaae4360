import { type Selectable, sql } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

export type CreditEntryRow = Selectable<Tables['credit_entries']>;

/** Hundredths of credits of one month. */
export interface PeriodCents {
  used: number;
  reserved: number;
}

export async function periodCents(db: Db, account: AccountId, period: Date): Promise<PeriodCents> {
  const row = await db
    .selectFrom('credit_periods')
    .select(['used_cents', 'reserved_cents'])
    .where('account_id', '=', account)
    .where('starts_at', '=', period)
    .executeTakeFirst();
  return { used: Number(row?.used_cents ?? 0), reserved: Number(row?.reserved_cents ?? 0) };
}

/**
 * Sets credits aside, if there are so many left; reservations of one account take turns on the row of the month.
 * @param allowanceCents null = as many as one likes
 * @returns false when there are not enough
 */
export async function reserveCents(
  tx: Tx,
  account: AccountId,
  period: Date,
  cents: number,
  allowanceCents: number | null,
): Promise<boolean> {
  await tx
    .insertInto('credit_periods')
    .values({ account_id: account, starts_at: period })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const done = await tx
    .updateTable('credit_periods')
    .set({ reserved_cents: sql<number>`reserved_cents + ${cents}` })
    .where('account_id', '=', account)
    .where('starts_at', '=', period)
    .where(
      sql<boolean>`${allowanceCents}::bigint is null or used_cents + reserved_cents + ${cents} <= ${allowanceCents}::bigint`,
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function insertCreditEntry(
  tx: Tx,
  account: AccountId,
  entry: Omit<CreditEntryRow, 'account_id' | 'status' | 'settled_at'>,
): Promise<void> {
  await tx
    .insertInto('credit_entries')
    .values({ ...entry, account_id: account, status: 'reserved', settled_at: null })
    .execute();
}

/**
 * Turns the reservation of an operation into a charge, in the transaction that ends it. Harmless a second time.
 * @param share of what was ordered that was made, 0..1: failures are free
 */
export async function settleCredits(
  tx: Tx,
  account: AccountId,
  operationId: string,
  share: number,
  at: Date,
): Promise<void> {
  const entry = await tx
    .selectFrom('credit_entries')
    .select(['id', 'cents', 'period'])
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .where('status', '=', 'reserved')
    .forUpdate()
    .executeTakeFirst();
  if (entry === undefined) return;
  const charged = Math.round(entry.cents * share);
  const status = share > 0 ? 'charged' : 'released';
  await tx
    .updateTable('credit_entries')
    .set({ status, cents: charged, settled_at: at })
    .where('id', '=', entry.id)
    .execute();
  await tx
    .updateTable('credit_periods')
    .set({
      reserved_cents: sql<number>`reserved_cents - ${entry.cents}`,
      used_cents: sql<number>`used_cents + ${charged}`,
    })
    .where('account_id', '=', account)
    .where('starts_at', '=', entry.period)
    .execute();
}

/** What an operation cost, or holds back; null for one that was free of the ledger. */
export async function entryOf(
  db: Db,
  account: AccountId,
  operationId: string,
): Promise<CreditEntryRow | null> {
  const row = await db
    .selectFrom('credit_entries')
    .selectAll()
    .where('account_id', '=', account)
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return row ?? null;
}

export interface EntryFilter {
  from?: Date | undefined;
  to?: Date | undefined;
  limit: number;
  offset: number;
}

/** The newest first, with how many there are in all. */
export async function listEntries(
  db: Db,
  account: AccountId,
  { from, to, limit, offset }: EntryFilter,
): Promise<{ rows: CreditEntryRow[]; total: number }> {
  let query = db.selectFrom('credit_entries').where('account_id', '=', account);
  if (from !== undefined) query = query.where('created_at', '>=', from);
  if (to !== undefined) query = query.where('created_at', '<', to);
  const [rows, { total }] = await Promise.all([
    query.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).offset(offset).execute(),
    query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(total) };
}

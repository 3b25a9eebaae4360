import { sql } from 'kysely';
import type { Db, Tx } from './connect.ts';

/** Runs a transaction that only one process at a time may be in; the others wait. */
export async function inTurn<T>(db: Db, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await waitForTurn(tx, name);
    return work(tx);
  });
}

/** Waits until no other transaction is in its turn of this name; ours lasts to the end of `tx`. */
export async function waitForTurn(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

import type { Selectable } from 'kysely';
import type { AccountId } from '../accounts/account.ts';
import type { Db, Tx } from './connect.ts';
import type { Tables } from './tables.ts';

export type PersonaRow = Selectable<Tables['personas']>;
export type PersonaValues = Partial<
  Pick<PersonaRow, 'name' | 'keywords' | 'avoid' | 'colors' | 'tone' | 'is_default'>
>;

/** In order of creation. */
export async function listPersonas(db: Db, account: AccountId): Promise<PersonaRow[]> {
  return db
    .selectFrom('personas')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Null when unknown or another account's. */
export async function findPersona(db: Db, account: AccountId, id: string): Promise<PersonaRow | null> {
  const row = await db
    .selectFrom('personas')
    .selectAll()
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Null when the account has none. */
export async function findDefaultPersona(db: Db, account: AccountId): Promise<PersonaRow | null> {
  const row = await db
    .selectFrom('personas')
    .selectAll()
    .where('account_id', '=', account)
    .where('is_default', '=', true)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertPersona(tx: Tx, persona: PersonaRow): Promise<void> {
  await tx.insertInto('personas').values(persona).execute();
}

/** Makes room for another default. */
export async function clearDefaultPersona(tx: Tx, account: AccountId): Promise<void> {
  await tx
    .updateTable('personas')
    .set({ is_default: false })
    .where('account_id', '=', account)
    .where('is_default', '=', true)
    .execute();
}

export async function changePersona(
  tx: Tx,
  account: AccountId,
  id: string,
  values: PersonaValues,
): Promise<void> {
  await tx
    .updateTable('personas')
    .set(values)
    .where('account_id', '=', account)
    .where('id', '=', id)
    .execute();
}

/** False when the account has no such persona. */
export async function deletePersona(db: Db, account: AccountId, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom('personas')
    .where('account_id', '=', account)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

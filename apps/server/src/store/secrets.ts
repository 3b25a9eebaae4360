import type { Db } from './connect.ts';

/** The secret of that name; `draw` makes it the first time. All processes on one database get the same. */
export async function installationSecret(db: Db, name: string, draw: () => Buffer): Promise<Buffer> {
  await db
    .insertInto('server_secrets')
    .values({ name, value: draw() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('server_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Address } from './connect.ts';

/** One numbered file, `001-first.sql`. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export const MIGRATIONS_FOLDER = join(import.meta.dirname, 'migrations');

/** Any constant: the lock only has to be the same for every process that migrates one database. */
const MIGRATION_LOCK = 7_106_461;
const FILE_NAME = /^(\d{3})-[a-z0-9-]+\.sql$/;

/** @throws Error when a file is misnamed or numbers are missing or double */
export async function readMigrations(folder: string = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1)
        throw new Error(`Expected migration number ${index + 1} in ${folder} but found the file ${name}.`);
      return { number, name, sql: await readFile(join(folder, name), 'utf8') };
    }),
  );
}

/**
 * Brings the database up to date. Each migration is one transaction together with its record; processes that
 * start at the same time take turns.
 * @throws Error when an applied migration was edited, or the database is newer than these files
 */
export async function migrate(address: Address, migrations: Migration[]): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migrations (
      number integer primary key, name text not null, sha256 text not null,
      applied_at timestamptz not null default now())`);
    const pending = await pendingOf(client, migrations);
    for (const migration of pending) await apply(client, migration);
  } finally {
    await client.end(); // also gives the lock back
  }
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from schema_migrations order by number',
  );
  for (const row of rows) {
    const known = migrations.find((migration) => migration.number === row.number);
    if (known === undefined)
      throw new Error(
        `The database has migration ${row.name}, which this version of Atelier does not know. Use a newer version.`,
      );
    if (checksum(known) !== row.sha256)
      throw new Error(
        `The migration ${known.name} was edited after it had been applied. Restore it and add a new one.`,
      );
  }
  return migrations.slice(rows.length);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      checksum(migration),
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.name} failed; the database is as before.`, { cause });
  }
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quiet } from '../../../../test/support/domain.ts';
import { temporaryFolder } from '../../../../test/support/server.ts';
import { type EmbeddedPostgres, startEmbedded } from './embedded/postgres.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

let postgres: EmbeddedPostgres;
let client: pg.Client;

beforeAll(async () => {
  postgres = await startEmbedded(temporaryFolder(), quiet);
  client = new pg.Client(postgres.address);
  await client.connect();
});
beforeEach(async () => {
  await client.query('drop schema public cascade');
  await client.query('create schema public');
});
afterAll(async () => {
  await client.end();
  await postgres.stop();
});

const FIRST: Migration = { number: 1, name: '001-first.sql', sql: 'create table shelf (id integer)' };
const SECOND: Migration = {
  number: 2,
  name: '002-second.sql',
  sql: 'alter table shelf add column colour text',
};

describe('migrations', () => {
  test('ours apply to an empty database, and a second time they do nothing', async () => {
    const migrations = await readMigrations();
    await migrate(postgres.address, migrations);
    await migrate(postgres.address, migrations);
    const { rows } = await client.query('select number from schema_migrations order by number');
    expect(rows).toEqual(migrations.map(({ number }) => ({ number })));
  });

  test('processes that start together take turns', async () => {
    await Promise.all([1, 2, 3, 4].map(() => migrate(postgres.address, [FIRST, SECOND])));
    const { rows } = await client.query('select colour from shelf');
    expect(rows).toEqual([]);
  });

  test('an edited one is refused', async () => {
    await migrate(postgres.address, [FIRST]);
    const edited = { ...FIRST, sql: `${FIRST.sql} -- better` };
    await expect(migrate(postgres.address, [edited])).rejects.toThrow('001-first.sql was edited');
  });

  test('a database from the future is refused', async () => {
    await migrate(postgres.address, [FIRST, SECOND]);
    await expect(migrate(postgres.address, [FIRST])).rejects.toThrow('Use a newer version');
  });

  test('one that fails leaves the database as it was', async () => {
    const broken = { ...SECOND, sql: 'create table half (id integer); select nonsense' };
    await expect(migrate(postgres.address, [FIRST, broken])).rejects.toThrow('002-second.sql failed');
    const { rows } = await client.query(
      `select to_regclass('shelf') is not null as first, to_regclass('half') as half`,
    );
    expect(rows).toEqual([{ first: true, half: null }]);
    await migrate(postgres.address, [FIRST, SECOND]);
  });
});

/**
 * Makes a data folder as a server leaves it that ran for a moment, with an account `stranger` and a second
 * database `domain` that has the tables and no accounts:
 *
 *     node test/support/prepare-database.ts <folder>
 *
 * Its cluster does not wait for the disk (`fsync` off): test data survives killed processes, not power cuts.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openAccount } from '../../apps/server/src/accounts/administration.ts';
import { realAmbient } from '../../apps/server/src/ambient.ts';
import { createLog } from '../../apps/server/src/log.ts';
import { openQueue } from '../../apps/server/src/queue/pg-boss.ts';
import { connect } from '../../apps/server/src/store/connect.ts';
import { startEmbedded } from '../../apps/server/src/store/embedded/postgres.ts';
import { migrate, readMigrations } from '../../apps/server/src/store/migrate.ts';
import { STRANGER } from './server.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Expected a folder to prepare but received none.');
const log = createLog({ logLevel: 'silent' });
const postgres = await startEmbedded(folder, log);

await migrate(postgres.address, await readMigrations());
await (await openQueue(postgres.address, { sole: true, log, retryDelaySeconds: 1 })).close();

// From another database: one that is copied may have no visitors.
const client = new pg.Client({ ...postgres.address, database: 'template1' });
await client.connect();
await client.query(`create database domain template ${postgres.address.database}`);
await client.end();

const { db, close } = connect(postgres.address, log);
await db.transaction().execute(async (tx) => {
  await openAccount(tx, realAmbient, { name: 'stranger', plan: 'unlimited' }, STRANGER);
});
await close();
await postgres.stop();
appendFileSync(join(folder, 'postgres', 'postgresql.conf'), '\nfsync = off\nfull_page_writes = off\n');

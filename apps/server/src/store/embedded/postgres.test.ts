import { lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { quiet, until } from '../../../../../test/support/domain.ts';
import { temporaryFolder } from '../../../../../test/support/server.ts';
import { chooseIdentity } from './identity.ts';
import { startEmbedded } from './postgres.ts';
import { findPostmaster, isAlive, type SocketAddress } from './postmaster.ts';
import { makeSocketFolder, socketFolder } from './socket.ts';

async function ask(address: SocketAddress, sql: string): Promise<unknown[]> {
  const client = new pg.Client(address);
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidIn = (folder: string) => findPostmaster(join(folder, 'postgres'))?.pid;

describe('the embedded database server', () => {
  test('keeps its data from one start to the next', async () => {
    const folder = temporaryFolder();
    const first = await startEmbedded(folder, quiet);
    await ask(first.address, 'create table shelf as select 7 as books');
    await first.stop();
    expect(pidIn(folder)).toBeUndefined();

    const second = await startEmbedded(folder, quiet);
    expect(await ask(second.address, 'select books from shelf')).toEqual([{ books: 7 }]);
    await second.stop();
  });

  test('is adopted while it runs, and survives the visitor', async () => {
    const folder = temporaryFolder();
    const owner = await startEmbedded(folder, quiet);
    const visitor = await startEmbedded(folder, quiet);
    expect([owner.adopted, visitor.adopted]).toEqual([false, true]);
    await visitor.release();
    expect(await ask(owner.address, 'select 1 as one')).toEqual([{ one: 1 }]);
    await owner.stop();
  });

  test('started for a moment, it stays when somebody else uses it by then', async () => {
    const folder = temporaryFolder();
    const visitor = await startEmbedded(folder, quiet);
    const client = new pg.Client(visitor.address);
    await client.connect();
    await visitor.release();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
    await (await startEmbedded(folder, quiet)).stop();
  });

  test('is started again when it dies', async () => {
    const folder = temporaryFolder();
    const postgres = await startEmbedded(folder, quiet);
    const pid = pidIn(folder);
    if (pid === undefined) throw new Error('it does not run');
    process.kill(pid, 'SIGKILL');
    await until(async () => (isAlive(pid) ? null : true));
    const rows = await until(() => ask(postgres.address, 'select 1 as one').catch(() => null));
    expect(rows).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(pidIn(folder)).toBeUndefined();
  });

  test('runs in a folder too deep for a socket', async () => {
    const folder = join(temporaryFolder(), 'd'.repeat(120));
    const postgres = await startEmbedded(folder, quiet);
    expect(postgres.address.host.startsWith(folder)).toBe(false);
    expect(lstatSync(postgres.address.host).mode & 0o777).toBe(0o700);
    expect(await ask(postgres.address, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test('does not put its socket into a folder that somebody else prepared', () => {
    const temporary = temporaryFolder();
    const deep = join(temporary, 'd'.repeat(120));
    const place = socketFolder(deep, temporary);
    mkdirSync(join(temporary, 'trap'));
    symlinkSync(join(temporary, 'trap'), place);
    expect(() => makeSocketFolder(place, deep, chooseIdentity(deep))).toThrow('belongs to somebody else');
  });
});

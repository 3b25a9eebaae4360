import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Address } from './connect.ts';

/** Any constant that is not another lock's. */
const SERVER_LOCK = 7_106_462;
/** The session of a killed server ends when its last statement does. */
const PATIENCE_MS = 3000;
const RETRY_MS = 100;

/** The right to be the only server on an embedded database. */
export interface SoleRight {
  release(): Promise<void>;
}

/**
 * Takes the right for this process. It is a session lock, so it ends with the process however that dies.
 * @returns null when another server has it
 */
export async function takeSoleRight(address: Address, log: Logger): Promise<SoleRight | null> {
  let client = await lock(address, PATIENCE_MS);
  if (client === null) return null;
  let released = false;
  const watch = (held: pg.Client) => {
    held.on('end', () => {
      if (!released) void regain();
    });
  };
  // The database server died and was started again; nobody but us starts it, so nobody was faster.
  const regain = async () => {
    while (!released) {
      await pause(RETRY_MS);
      client = await lock(address, PATIENCE_MS).catch(() => null);
      if (client === null) continue;
      log.info('took the right to be the only server again');
      return watch(client);
    }
  };
  watch(client);
  return {
    release: async () => {
      released = true;
      await client?.end();
    },
  };
}

async function lock(address: Address, patienceMs: number): Promise<pg.Client | null> {
  const client = new pg.Client({ ...address, application_name: 'atelier-sole' });
  client.on('error', () => {}); // 'end' follows
  await client.connect();
  const end = Date.now() + patienceMs;
  do {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      SERVER_LOCK,
    ]);
    if (rows[0]?.taken === true) return client;
    await pause(RETRY_MS);
  } while (Date.now() < end);
  await client.end();
  return null;
}

import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { SocketAddress } from './embedded/postmaster.ts';
import type { Tables } from './tables.ts';

/** Where the database is: the embedded server's socket, or an operator's server. */
export type Address = SocketAddress | { connectionString: string };

/** What store functions take: the database, or a transaction in it. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export interface Database {
  db: Db;
  address: Address;
  /** @throws Error when the database cannot be asked right now */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens a pool; connections that the server drops are replaced, not mourned. */
export function connect(address: Address, log: Logger): Database {
  const pool = new pg.Pool({
    ...address,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'atelier',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  // The pool listens only to idle clients; without this a checked-out one that dies ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    address,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

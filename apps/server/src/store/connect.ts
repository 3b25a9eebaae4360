import { AtelierError } from '@atelier/contracts';
import { Kysely, PostgresDialect, type PostgresPool, sql, type Transaction } from 'kysely';
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
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: answerable(pool) }) });
  return {
    db,
    address,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => db.destroy(),
  };
}

/** Seconds that a restart of the database server takes. */
const RETRY_AFTER_SECONDS = 2;

/** The pool, for whom a database that cannot be reached is trouble that passes and not a defect of ours. */
function answerable(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    connect: () =>
      pool.connect().catch((cause: unknown) => {
        throw new AtelierError('unavailable', { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
      }),
    end: () => pool.end(),
  };
}

/** SQLSTATE classes of PostgreSQL (appendix A): connection exception, operator intervention. */
const LOST_CONNECTION = /^(?:08|57P)/;

/** Whether a query failed because the database server went away under it. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.startsWith('Connection terminated')) return true; // the driver's words; it gives no code
  return 'code' in error && typeof error.code === 'string' && LOST_CONNECTION.test(error.code);
}

import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { type Address, connect, type Database } from './connect.ts';
import { startEmbedded } from './embedded/postgres.ts';
import { migrate, readMigrations } from './migrate.ts';
import { takeSoleRight } from './sole.ts';

/** A migrated database, open, with whatever had to be started for it. */
export interface OpenStore extends Database {
  /** True when no other server can be on this database. */
  readonly sole: boolean;
}

/** For a server: on the embedded database it is the only one. @throws Error with a sentence for the operator */
export async function openStore(config: Config, log: Logger): Promise<OpenStore> {
  if (config.databaseUrl !== null) return openMigrated({ connectionString: config.databaseUrl }, log, []);
  const embedded = await startEmbedded(config.dataDir, log);
  if (embedded.adopted) log.info('found the database server running and took it over');
  const right = await takeSoleRight(embedded.address, log);
  if (right === null)
    throw new Error(`Another Atelier server is running on the data folder ${config.dataDir}.`);
  const closers = [() => right.release(), () => embedded.stop()];
  return { ...(await openMigrated(embedded.address, log, closers)), sole: true };
}

/** For the command line: beside a running server, or alone for a moment. */
export async function visitStore(config: Config, log: Logger): Promise<Database> {
  if (config.databaseUrl !== null) return openMigrated({ connectionString: config.databaseUrl }, log, []);
  const embedded = await startEmbedded(config.dataDir, log);
  return openMigrated(embedded.address, log, [() => embedded.release()]);
}

async function openMigrated(
  address: Address,
  log: Logger,
  closers: (() => Promise<void>)[],
): Promise<OpenStore> {
  const closeAll = async () => {
    for (const close of closers) await close();
  };
  try {
    await migrate(address, await readMigrations());
  } catch (error) {
    await closeAll();
    throw error;
  }
  const database = connect(address, log);
  return {
    ...database,
    sole: false,
    close: async () => {
      await database.close();
      await closeAll();
    },
  };
}

import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { afterAll } from 'vitest';
import type { AccountId } from '../../apps/server/src/accounts/account.ts';
import { createAdministration } from '../../apps/server/src/accounts/administration.ts';
import { realAmbient } from '../../apps/server/src/ambient.ts';
import { createAssets } from '../../apps/server/src/assets/assets.ts';
import { Storage } from '../../apps/server/src/assets/storage.ts';
import { FolderBlobs } from '../../apps/server/src/blobs/folder.ts';
import { createCatalogue } from '../../apps/server/src/catalogue/catalogue.ts';
import { configureProviders } from '../../apps/server/src/hosted/configured.ts';
import { createLog } from '../../apps/server/src/log.ts';
import type { OperationView } from '../../apps/server/src/operations/operation.ts';
import { createOperations } from '../../apps/server/src/operations/operations.ts';
import { openQueue, type QueueOptions } from '../../apps/server/src/queue/pg-boss.ts';
import { connect } from '../../apps/server/src/store/connect.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../apps/server/src/store/embedded/postgres.ts';
import type { SocketAddress } from '../../apps/server/src/store/embedded/postmaster.ts';
import { listen } from '../../apps/server/src/store/notices.ts';
import type { WorkParts } from '../../apps/server/src/work/task-work.ts';
import { blobFiles } from './blob-files.ts';
import { testGate, testProvider } from './fake-pictures.ts';
import { folderWithDatabase, temporaryFolder } from './server.ts';

export const quiet: Logger = createLog({ logLevel: 'silent' });

/** The server's domain on a real database of its own, without HTTP and without networks. */
export type Domain = Awaited<ReturnType<typeof openDomain>>;

export interface DomainOptions
  extends Partial<Pick<WorkParts, 'provider' | 'hosted' | 'fetchGate' | 'ambient'>> {
  queue?: Partial<QueueOptions>;
}

/** One database server for all domains of a test file; each domain has a database in it. */
let server: Promise<{ folder: string; embedded: EmbeddedPostgres }> | null = null;
let databases = 0;

async function startServer() {
  const folder = await folderWithDatabase();
  return { folder, embedded: await startEmbedded(folder, quiet) };
}

afterAll(async () => {
  await (await server)?.embedded.stop();
  server = null;
});

async function createDatabase(): Promise<SocketAddress> {
  server ??= startServer();
  const { address } = (await server).embedded;
  const database = `domain_${++databases}`;
  const client = new pg.Client(address);
  await client.connect();
  await client.query(`create database ${database} template domain`);
  await client.end();
  return { ...address, database };
}

export async function openDomain({ queue: queueOptions, ...given }: DomainOptions = {}) {
  const address = await createDatabase();
  const folder = temporaryFolder();
  const database = connect(address, quiet);
  const { db } = database;
  const ambient = given.ambient ?? realAmbient;
  const blobs = await FolderBlobs.open(join(folder, 'blobs'), { sole: true, now: ambient.now() });
  const queue = await openQueue(address, { sole: true, log: quiet, retryDelaySeconds: 1, ...queueOptions });
  const notices = await listen(address, quiet);
  const parts: WorkParts = {
    db,
    queue,
    ambient,
    storage: new Storage(db, blobs, ambient),
    gate: testGate,
    provider: testProvider().provider,
    hosted: configureProviders({}),
    fetchGate: { fetch: () => Promise.reject(new Error('no network in this test')) },
    maxUploadBytes: 1_000_000,
    imageTtlDays: 30,
    log: quiet,
    ...given,
  };
  const administration = createAdministration(db, ambient);
  const assets = createAssets(parts);
  const operations = createOperations(parts, notices);
  const catalogue = createCatalogue(parts);
  return {
    address,
    db,
    blobs,
    parts,
    notices,
    administration,
    assets,
    operations,
    catalogue,
    /** A new account. */
    account: async (name = 'tenant'): Promise<AccountId> =>
      (await administration.createAccount(name, 'unlimited')).account_id as AccountId,
    /** An upload with this content. */
    upload: async (account: AccountId, content: string): Promise<string> =>
      (await assets.upload(account, Buffer.from(content))).id,
    /** What a query finds, for looking behind the domain. */
    sql: (query: string) => sql.raw(query).execute(db),
    /** Every blob file, as `<account>/<content>`. */
    files: () => blobFiles(join(folder, 'blobs')),
    close: async () => {
      await queue.close();
      await notices.close();
      await database.close();
    },
  };
}

/** Waits until the operation has ended. */
export async function ended(domain: Domain, account: AccountId, id: string): Promise<OperationView> {
  return until(async () => {
    const view = await domain.operations.get(account, id);
    return view !== null && ['SUCCESS', 'FAILED'].includes(view.status) ? view : null;
  });
}

const WAIT_MS = 30_000;
const LOOK_MS = 10;

/** Asks again and again until there is an answer. @throws Error after half a minute */
export async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + WAIT_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error('waited in vain');
}

import { join } from 'node:path';
import { AtelierError } from '@atelier/contracts';
import {
  createImageGate,
  createLocalProvider,
  type ImageGate,
  type PictureProvider,
} from '@atelier/providers';
import type { Logger } from 'pino';
import type { AccountCredentials } from './accounts/account.ts';
import { createAccountSettings } from './accounts/account-settings.ts';
import { createAccounts } from './accounts/accounts.ts';
import { ensureDefaultAccount } from './accounts/default-account.ts';
import { createSessions } from './accounts/sessions.ts';
import { createStudioKeys } from './accounts/studio-keys.ts';
import { createActivity } from './activity/activity.ts';
import { type Ambient, realAmbient } from './ambient.ts';
import { createAssets } from './assets/assets.ts';
import { startJanitor } from './assets/janitor.ts';
import { Storage } from './assets/storage.ts';
import { FolderBlobs } from './blobs/folder.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './config.ts';
import { createCredits } from './credits/credits.ts';
import { enginesIn } from './hosted/choose.ts';
import { configureProviders } from './hosted/configured.ts';
import { buildApp } from './http/app.ts';
import { createCollections } from './library/collections.ts';
import { createLibrary } from './library/library.ts';
import { createLog } from './log.ts';
import { createModelPreviews } from './model-previews/model-previews.ts';
import { createOperations } from './operations/operations.ts';
import { createFetchGate } from './outbound/index.ts';
import { createPersonas } from './personas/personas.ts';
import { openQueue } from './queue/pg-boss.ts';
import { createRateLimits } from './rate-limits/rate-limits.ts';
import { createRecommendations } from './recommendations/recommendations.ts';
import type { Services } from './services.ts';
import { endAllHolds } from './store/blobs.ts';
import { listen } from './store/notices.ts';
import { type OpenStore, openStore } from './store/open.ts';
import { installationSecret } from './store/secrets.ts';
import { countWorkload } from './store/workload.ts';
import { createCrops } from './studio-jobs/find-crops.ts';
import { createStudioJobs } from './studio-jobs/studio-jobs.ts';
import { createTryOns } from './try-on/try-ons.ts';
import { readTryOnModels } from './try-on-models/try-on-models.ts';
import type { WorkParts } from './work/task-work.ts';
import { startWorker } from './work/worker.ts';

const JANITOR_EVERY_MS = 5 * 60 * 1000;
const FILE_SECRET_BYTES = 32;

/** What a test may put in the place of the real thing. */
export interface Outside {
  ambient: Ambient;
  log: Logger;
  /** Checks uploads. */
  gate: (log: Logger) => ImageGate;
  /**
   * Makes the pictures; asked for once it listens by a process that works, by others when somebody asks about crops
   * or models.
   */
  provider: (config: Config, log: Logger) => PictureProvider;
  /** Pause before a second attempt at a task; it doubles with each further one. */
  retryDelaySeconds: number;
  /** Told the credentials of the account `default` at the moment it is made: they are known only then. */
  onFirstCredentials: (credentials: AccountCredentials) => void;
}

export interface RunningServer {
  /** Where it listens; null for a process that only works. */
  url: string | null;
  /** Stops taking work, lets running work end within the grace, hands back the rest, closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts everything that the settings ask for. What was started is stopped again when a later part fails.
 * @throws Error with a sentence for the operator
 */
export async function startServer(config: Config, outside: Partial<Outside> = {}): Promise<RunningServer> {
  const log = outside.log ?? createLog(config);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => log.warn({ err: error }, 'a part did not stop cleanly'));
  };
  try {
    return await assemble(config, { ...REAL, ...outside, log }, closers, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const REAL: Omit<Outside, 'log'> = {
  ambient: realAmbient,
  gate: (log) => createImageGate({ log }),
  provider: (config, log) => createLocalProvider({ log, threads: config.workers }),
  retryDelaySeconds: 1,
  onFirstCredentials: () => {},
};

type Closers = (() => Promise<void>)[];

/** What every process has, whatever its role. */
type ServerParts = Omit<WorkParts, 'provider'>;

async function assemble(
  config: Config,
  outside: Outside,
  closers: Closers,
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  const { ambient, log } = outside;
  const store = await openStore(config, log);
  closers.push(() => store.close());
  const firstCredentials = await ensureDefaultAccount(store.db, ambient, config.seed);
  if (firstCredentials !== null) outside.onFirstCredentials(firstCredentials);
  if (store.sole) await endAllHolds(store.db);

  const parts = await openParts(config, store, outside, closers);
  const engine = engineOf(config, outside, closers);
  const { services, stopping } = await createServices(config, store, { ...parts, engine }, closers);
  const url = config.role === 'worker' ? null : await listenForRequests(services, closers);
  if (config.role !== 'api') await startWork(config, { ...parts, provider: engine() }, closers);
  closers.push(startJanitor({ ...parts, cacheDays: config.cacheDays }, JANITOR_EVERY_MS));
  return {
    url,
    stop: async () => {
      stopping();
      await closeAll();
    },
  };
}

async function openParts(
  config: Config,
  store: OpenStore,
  { ambient, log, gate: createGate, retryDelaySeconds }: Outside,
  closers: Closers,
): Promise<ServerParts> {
  const folder = join(config.dataDir, 'blobs');
  const gate = createGate(log);
  closers.push(() => gate.close());
  const [blobs, queue] = await Promise.all([
    FolderBlobs.open(folder, { sole: store.sole, now: ambient.now() }),
    openQueue(store.address, { sole: store.sole, log, retryDelaySeconds }),
  ]);
  closers.push(() => queue.close());
  return {
    ambient,
    log,
    gate,
    db: store.db,
    queue,
    storage: new Storage(store.db, blobs, ambient),
    hosted: configureProviders(config.hosted),
    fetchGate: createFetchGate({ allow: config.fetchAllow }),
    maxUploadBytes: config.maxUploadBytes,
    imageTtlDays: config.imageTtlDays,
  };
}

/** The engine of this process, started when it is first asked for. */
function engineOf(config: Config, { provider, log }: Outside, closers: Closers): () => PictureProvider {
  let started: PictureProvider | undefined;
  return () => {
    if (started !== undefined) return started;
    const engine = provider(config, log);
    closers.push(() => engine.close());
    started = engine;
    return engine;
  };
}

async function startWork(config: Config, parts: WorkParts, closers: Closers): Promise<void> {
  // Whoever waits for a provider needs no core; the engine itself does no more at a time than it has threads.
  const slots = config.workers + (parts.hosted.providers.size > 0 ? config.providerSlots : 0);
  const worker = await startWorker(parts, slots);
  closers.push(() => worker.stop(config.shutdownGraceSeconds * 1000));
}

async function createServices(
  config: Config,
  { db, address, ping }: OpenStore,
  parts: ServerParts & { engine: () => PictureProvider },
  closers: Closers,
): Promise<{ services: Services; stopping: () => void }> {
  const { ambient, log } = parts;
  const notices = await listen(address, log);
  closers.push(() => notices.close());
  const tryOnModels = await readTryOnModels();
  let isStopping = false;
  const engines = enginesIn(config.engine, parts.hosted.providers);
  const collections = createCollections(parts);
  const services: Services = {
    config,
    log,
    clock: ambient.now,
    accounts: createAccounts(db, notices, () => ambient.now().getTime()),
    accountSettings: createAccountSettings(db, parts.hosted),
    studioKeys: createStudioKeys(db, ambient),
    sessions: createSessions(db, ambient),
    rateLimits: createRateLimits(db, ambient.now),
    credits: createCredits(db, ambient),
    studioJobs: createStudioJobs({ ...parts, engines }, notices),
    crops: createCrops(parts.engine),
    modelPreviews: createModelPreviews(parts.engine),
    engines,
    library: createLibrary(parts, collections),
    collections,
    personas: createPersonas(parts),
    gate: parts.gate,
    assets: createAssets(parts),
    operations: createOperations(parts, notices),
    activity: createActivity(parts, notices),
    catalogue: createCatalogue(parts),
    recommendations: createRecommendations(parts),
    tryOnModels,
    tryOns: createTryOns({ ...parts, tryOnModels }),
    fileSecret: await installationSecret(db, 'image-urls', () => ambient.randomBytes(FILE_SECRET_BYTES)),
    workload: () => countWorkload(db),
    ready: async () => {
      if (isStopping) throw new AtelierError('unavailable', { message: 'The server is stopping.' });
      await ping();
    },
  };
  return {
    services,
    stopping: () => {
      isStopping = true;
    },
  };
}

async function listenForRequests(services: Services, closers: Closers): Promise<string> {
  const { host, port } = services.config;
  const app = await buildApp(services);
  closers.push(() => app.close());
  await app.listen({ host, port }).catch((cause: unknown) => {
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw inUse
      ? new Error(`The port ${port} on ${host} is in use; set PORT to another one.`, { cause })
      : cause;
  });
  const address = app.server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Binaries, findBinaries } from './binaries.ts';
import { command, DATABASE_ENV, ensureCluster } from './cluster.ts';
import { chooseIdentity, type Identity } from './identity.ts';
import {
  addressOf,
  answers,
  findPostmaster,
  isAlive,
  isInUse,
  type SocketAddress,
  stopPostmaster,
} from './postmaster.ts';
import { makeSocketFolder, socketFolder } from './socket.ts';

/** The PostgreSQL that comes with Atelier, running for one data folder. */
export interface EmbeddedPostgres {
  readonly address: SocketAddress;
  /** True when it already ran: left by a killed parent, or another process of ours is its parent. */
  readonly adopted: boolean;
  /** Stops the server, whoever started it. */
  stop(): Promise<void>;
  /** Lets go: a server we started is stopped unless somebody else uses it by now; an adopted one stays. */
  release(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
/** After a SIGKILL of the postmaster its children need a moment to die and hold the shared memory. */
const START_ATTEMPTS = 20;
const RETRY_PAUSE_MS = 150;
const WATCH_INTERVAL_MS = 500;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/** Small and safe: one machine, one tenant of the database, no replication. Durability stays on. */
const SERVER_SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=80',
  'shared_buffers=64MB',
  'jit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'log_min_messages=warning',
  ...(process.platform === 'linux' ? ['recovery_init_sync_method=syncfs'] : []),
];

interface Installation {
  cluster: string;
  sockets: string;
  logFile: string;
  binaries: Binaries;
  identity: Identity;
}

/** A running server and the moment it dies. */
interface Running {
  pid: number;
  address: SocketAddress;
  died: Promise<unknown>;
}

/**
 * Starts (or adopts) the database server of a data folder and keeps it alive: when it dies it is started
 * again on the same socket, and connection pools recover by themselves.
 * @throws Error with a sentence for the operator when it cannot run here
 */
export async function startEmbedded(dataDir: string, log: Logger): Promise<EmbeddedPostgres> {
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const installation = prepare(realpathSync(dataDir));
  const running = await adopt(installation);
  if (running === null)
    await ensureCluster(installation.cluster, installation.binaries, installation.identity);
  const first = running ?? (await launch(installation, log));
  // An adopted server keeps its socket folder, and so must one that takes its place later.
  return supervise({ ...installation, sockets: first.address.host }, first, running !== null, log);
}

function prepare(dataDir: string): Installation {
  const cluster = join(dataDir, 'postgres');
  const identity = chooseIdentity(cluster);
  // Another user has to get through to the cluster; everything else in the folder stays closed to it.
  if (identity.user !== undefined) chmodSync(dataDir, 0o711);
  const sockets = socketFolder(dataDir);
  makeSocketFolder(sockets, dataDir, identity);
  return { cluster, sockets, logFile: join(dataDir, 'postgres.log'), binaries: findBinaries(), identity };
}

async function adopt(installation: Installation): Promise<Running | null> {
  const found = findPostmaster(installation.cluster);
  if (found === null) {
    // Whoever it names is not our server; PostgreSQL itself would refuse to start beside a reused process id.
    rmSync(join(installation.cluster, 'postmaster.pid'), { force: true });
    return null;
  }
  const address = addressOf(found.socketFolder);
  const gone = new AbortController();
  const died = watch(found.pid).then(() => gone.abort());
  return (await answers(address, READY_TIMEOUT_MS, gone.signal)) ? { pid: found.pid, address, died } : null;
}

async function launch(installation: Installation, log: Logger): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const child = spawnServer(installation);
    const exit = new AbortController();
    const died = once(child, 'exit')
      .catch(() => log.error({ file: child.spawnfile }, 'the database program cannot be run'))
      .finally(() => exit.abort());
    const address = addressOf(installation.sockets);
    if (await answers(address, READY_TIMEOUT_MS, exit.signal)) {
      if (child.pid !== undefined && !exit.signal.aborted) return { pid: child.pid, address, died };
      // Somebody else was faster; theirs answered.
      const other = await adopt(installation);
      if (other !== null) return other;
    }
    if (attempt === START_ATTEMPTS)
      throw new Error(`The bundled PostgreSQL does not start; ${installation.logFile} says why.`);
    await pause(RETRY_PAUSE_MS);
  }
}

function spawnServer({ cluster, sockets, logFile, binaries, identity }: Installation): ChildProcess {
  const tooLong = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
  const output = openSync(logFile, tooLong ? 'w' : 'a', 0o600);
  const settings = SERVER_SETTINGS.flatMap((setting) => ['-c', setting]);
  const [program, args] = command(identity, binaries.postgres, ['-D', cluster, '-k', sockets, ...settings]);
  // Detached: Ctrl-C in a terminal must reach us alone, so that running work can still be written down.
  const child = spawn(program, args, {
    ...identity.user,
    env: DATABASE_ENV,
    stdio: ['ignore', output, output],
    detached: true,
  });
  child.unref();
  closeSync(output);
  return child;
}

function supervise(
  installation: Installation,
  first: Running,
  adopted: boolean,
  log: Logger,
): EmbeddedPostgres {
  let running = first;
  let stopping = false;
  let restart = Promise.resolve();
  const startAgain = async () => {
    log.warn('the database server died; starting it again');
    running = (await adopt(installation)) ?? (await launch(installation, log));
  };
  const keepAlive = async () => {
    for (;;) {
      await running.died;
      if (stopping) return;
      restart = startAgain();
      await restart;
    }
  };
  keepAlive().catch((error: unknown) =>
    log.fatal({ err: error }, 'the database server cannot be started again'),
  );
  const stop = async () => {
    stopping = true;
    await restart.catch(() => {});
    await stopPostmaster(running.pid);
  };
  return {
    address: first.address,
    adopted,
    stop,
    release: async () => {
      if (adopted || (await isInUse(first.address))) stopping = true;
      else await stop();
    },
  };
}

/** Resolves when a process that is not our child is gone. */
async function watch(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(WATCH_INTERVAL_MS, undefined, { ref: false });
}

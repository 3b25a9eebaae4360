import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findPostmaster, stopPostmaster } from '../../apps/server/src/store/embedded/postmaster.ts';
import { putPreparedDatabase } from './prepared-database.ts';

const START_TIMEOUT_MS = 120_000;
const LAST_LINES = 50;
const DEFAULT_ENTRY = resolve(import.meta.dirname, '../../apps/cli/bin/atelier.js');

/** What to run for a server whose pictures take moments instead of seconds. */
export const QUICK_SERVER = [resolve(import.meta.dirname, '../crash/server-with-quick-pictures.ts')];

export interface StartOptions {
  /** Settings beside the seeded credentials. */
  env?: Record<string, string>;
  /** Kept from an earlier server, or empty; default: a new one with a database that goes with the test process. */
  dataDir?: string;
  /** What to run instead of `atelier start`. */
  command?: string[];
}

/** A real server in a process of its own. */
export interface AtelierProcess {
  /** Meaningless for a process that only works. */
  url: string;
  apiKey: string;
  subscriptionId: string;
  jwtIss: string;
  jwtSecret: string;
  dataDir: string;
  process: ChildProcess;
  /** What it wrote last, to say why something went wrong. */
  output(): string;
  /** Sends a signal and waits for the process to be gone. The database server survives a SIGKILL. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stops it and its database server; the data folder stays until the test process ends. */
  stop(): Promise<void>;
}

/** Credentials that every test server knows. */
export const CREDENTIALS = {
  apiKey: 'atl_test_key_0123456789abcdef',
  subscriptionId: '66ec1726e728c1405e5ebca2',
  jwtIss: 'test-issuer',
  jwtSecret: 'test-jwt-secret-0123456789abcdef',
};

/** The second account of every test server on a data folder of its own. */
export const STRANGER = {
  apiKey: 'atl_test_stranger_0123456789abcdef',
  subscriptionId: '5f1a90c3d27be84460a1c7e9',
  jwtIss: 'test-stranger',
  jwtSecret: 'test-stranger-jwt-secret-0123456789abcdef',
};

/** Starts a server on a free port and waits until it says that it is ready. */
export async function startAtelier(options: StartOptions = {}): Promise<AtelierProcess> {
  const dataDir = options.dataDir ?? (await folderWithDatabase());
  const [entry = DEFAULT_ENTRY, ...args] = options.command ?? [DEFAULT_ENTRY, 'start'];
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...settings(dataDir), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const output = () => lines.join('\n');
  const url = await readyUrl(child, lines).catch((cause: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`The server did not start:\n${output()}`, { cause });
  });
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url,
    ...CREDENTIALS,
    dataDir,
    process: child,
    output,
    kill,
    stop: async () => {
      await kill('SIGTERM');
      await stopDatabase(dataDir);
    },
  };
}

function settings(dataDir: string): Record<string, string> {
  return {
    PORT: '0',
    ATELIER_DATA_DIR: dataDir,
    ATELIER_API_KEY: CREDENTIALS.apiKey,
    ATELIER_SUBSCRIPTION_ID: CREDENTIALS.subscriptionId,
    ATELIER_JWT_ISS: CREDENTIALS.jwtIss,
    ATELIER_JWT_SECRET: CREDENTIALS.jwtSecret,
    ATELIER_LOG_LEVEL: 'warn',
    ATELIER_SHUTDOWN_GRACE: '1',
  };
}

async function readyUrl(child: ChildProcess, lines: string[]): Promise<string> {
  const { promise, resolve: ready, reject } = Promise.withResolvers<string>();
  const read = (line: string) => {
    lines.push(line);
    if (lines.length > LAST_LINES) lines.shift();
    const place = /^Atelier is ready: (\S+)/.exec(line)?.[1];
    if (place !== undefined) ready(place);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
  child.once('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? code}`)));
  const timer = setTimeout(() => reject(new Error('it took too long')), START_TIMEOUT_MS);
  return promise.finally(() => clearTimeout(timer));
}

/** Stops the database server of a data folder, should one be left. */
export async function stopDatabase(dataDir: string): Promise<void> {
  const postmaster = findPostmaster(join(realpathSync(dataDir), 'postgres'));
  if (postmaster !== null) await stopPostmaster(postmaster.pid);
}

/** A new data folder; in a test run with a database, so that a server has no need to make one. */
export async function folderWithDatabase(): Promise<string> {
  const folder = temporaryFolder();
  const runFolder = process.env.ATELIER_TEST_TMP;
  if (runFolder !== undefined) await putPreparedDatabase(folder, runFolder);
  return folder;
}

const temporaryFolders: string[] = [];
process.once('exit', () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder that goes with this process, or with the whole test run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(process.env.ATELIER_TEST_TMP ?? tmpdir(), 'atelier-test-'));
  temporaryFolders.push(folder);
  return folder;
}

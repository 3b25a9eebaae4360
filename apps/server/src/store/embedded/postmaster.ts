import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** How to reach the embedded server. */
export interface SocketAddress {
  host: string;
  user: string;
  database: string;
}

export const OWNER = 'atelier';
const POLL_MS = 20;

export function addressOf(socketFolder: string): SocketAddress {
  return { host: socketFolder, user: OWNER, database: 'postgres' };
}

/**
 * The server that holds the cluster, when one is alive: `postmaster.pid` names its process (line 1) and its
 * socket folder (line 5). A file left behind by a crash names a process that is gone, or that is by now
 * something else.
 */
export function findPostmaster(cluster: string): { pid: number; socketFolder: string } | null {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  const socketFolder = lines[4];
  if (!Number.isInteger(pid) || pid <= 1 || !socketFolder) return null;
  return isAlive(pid) && servesCluster(pid, cluster) ? { pid, socketFolder } : null;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A zombie is dead: only its parent has not noticed yet. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const stat = readLines(`/proc/${pid}/stat`)[0] ?? '';
  return stat !== '' && !/\) [ZX]/.test(stat);
}

/** Process ids are reused, soon so in containers; on Linux the command line tells who it is. */
function servesCluster(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true;
  const command = (readLines(`/proc/${pid}/cmdline`)[0] ?? '').split('\0');
  return command.includes(cluster);
}

/** Waits until the server answers; false when it does not within `timeoutMs` or `signal` says to give up. */
export async function answers(
  address: SocketAddress,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && signal?.aborted !== true) {
    if (await answersNow(address)) return true;
    await pause(POLL_MS);
  }
  return false;
}

async function answersNow(address: SocketAddress): Promise<boolean> {
  const client = new pg.Client(address);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether anybody else is connected to the server right now. */
export async function isInUse(address: SocketAddress): Promise<boolean> {
  const client = new pg.Client(address);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ others: boolean }>(
      `select exists (select from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid()) as others`,
    );
    return rows[0]?.others === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const FAST_SHUTDOWN_MS = 10_000;

/** Fast shutdown (SIGINT: clients are disconnected, everything is written), then the immediate one. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const end = Date.now() + FAST_SHUTDOWN_MS;
  while (isAlive(pid)) {
    if (Date.now() > end) signal(pid, 'SIGQUIT');
    await pause(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

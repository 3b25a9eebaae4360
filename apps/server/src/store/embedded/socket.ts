import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import type { Identity } from './identity.ts';

/** `sun_path` holds 108 bytes on Linux and 104 elsewhere, the closing zero included. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const SOCKET_NAME = '.s.PGSQL.5432';
/** Name of PostgreSQL's lock file beside the socket: the longest path in the folder. */
const LOCK_SUFFIX = '.lock';

/**
 * Where the socket of a data folder goes: inside it, or, when the path is too deep for a socket, a short
 * private folder under the system's temporary folder, named after the data folder.
 */
export function socketFolder(dataDir: string, temporary: string = tmpdir()): string {
  const inside = join(dataDir, 'run');
  if (fits(inside)) return inside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const short = join(temporary, `atelier-${name}`);
  if (fits(short)) return short;
  return join('/tmp', `atelier-${name}`);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME + LOCK_SUFFIX)) <= MAX_SOCKET_PATH_BYTES;
}

/**
 * Makes the folder, for the database's user only. The temporary folder is everybody's, so a folder that somebody
 * else put there, or a link, is refused: who owns it could pose as our database.
 * @throws Error when the folder is not ours
 */
export function makeSocketFolder(folder: string, dataDir: string, identity: Identity): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  const ours = new Set([process.getuid?.(), identity.user?.uid]);
  const inside = folder.startsWith(dataDir + sep);
  if (!stat.isDirectory() || !(inside || ours.has(stat.uid)))
    throw new Error(`The folder ${folder} for the database socket belongs to somebody else.`);
  if (process.getuid?.() === 0) chownSync(folder, identity.user?.uid ?? 0, identity.user?.gid ?? 0);
  chmodSync(folder, 0o700);
}

import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { Identity } from './identity.ts';
import { OWNER } from './postmaster.ts';

const run = promisify(execFile);

/** The environment of the database processes: nothing of ours, fixed locale and zone. */
export const DATABASE_ENV = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

/** Program, arguments and identity for `spawn`/`execFile`. */
export function command(identity: Identity, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...identity.prefix, program, ...args];
  return [first ?? program, rest];
}

/**
 * Makes the database cluster when there is none yet. It is made under another name and renamed, so a kill in
 * the middle leaves no half cluster.
 * @throws Error with what `initdb` said
 */
export async function ensureCluster(cluster: string, binaries: Binaries, identity: Identity): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (identity.user !== undefined) chownSync(unfinished, identity.user.uid, identity.user.gid);
  const args = [
    '-D',
    unfinished,
    '-U',
    OWNER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  await run(...command(identity, binaries.initdb, args), { ...identity.user, env: DATABASE_ENV }).catch(
    (cause: Error & { stderr?: string }) => {
      throw new Error(`The database cannot be made in ${cluster}. ${cause.stderr?.trim() ?? cause.message}`, {
        cause,
      });
    },
  );
  renameSync(unfinished, cluster);
}

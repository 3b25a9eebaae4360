import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** The folder that `apps/studio` is built into. */
export const STUDIO_DIST = join(import.meta.dirname, '../../../../studio/dist');

/** A file of the built studio; there are few and they are small, so all of them are kept in memory. */
export interface BuiltFile {
  readonly bytes: Buffer;
  /** The same, compressed; null for what does not become smaller. */
  readonly brotli: Buffer | null;
  readonly type: string;
  /** Strong, without quotes. */
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSED = '.br';

/** The built studio by path within its folder; null when it was not built. */
export async function readBuiltStudio(
  folder: string = STUDIO_DIST,
): Promise<ReadonlyMap<string, BuiltFile> | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const served = paths.filter((path) => TYPES[extname(path)] !== undefined);
  if (!served.includes('index.html')) return null;
  const files = served.map(async (path): Promise<[string, BuiltFile]> => {
    const bytes = await readFile(join(folder, path));
    const brotli = paths.includes(path + COMPRESSED) ? await readFile(join(folder, path + COMPRESSED)) : null;
    const etag = createHash('sha256').update(bytes).digest('hex');
    return [path.replaceAll('\\', '/'), { bytes, brotli, type: TYPES[extname(path)] ?? '', etag }];
  });
  return new Map(await Promise.all(files));
}

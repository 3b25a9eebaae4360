/**
 * Builds the web studio into `dist` unless what is there was made from the same sources. Into a folder beside first,
 * so that a server that starts meanwhile sees the old studio or the new one, never half of one.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const STUDIO = join(import.meta.dirname, '..');
const ROOT = join(STUDIO, '../..');
const DIST = join(STUDIO, 'dist');
const STAMP = 'sources.sha256';
/** Everything that the built files depend on. */
const SOURCES = [
  'apps/studio/src',
  'apps/studio/public',
  'apps/studio/build',
  'apps/studio/index.html',
  'apps/studio/vite.config.ts',
  'apps/studio/package.json',
  'packages/sdk/src',
  'packages/contracts/src',
];
const COMPRESSED_TYPES = /\.(html|js|css|svg|json)$/;

/** Whether `dist` was made from the sources as they are. */
export async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(join(DIST, STAMP), 'utf8').catch(() => null);
  return stamp === (await hashSources());
}

/** Whether there is a built studio at all, of whatever sources. */
export async function hasStudio(): Promise<boolean> {
  return (await readFile(join(DIST, STAMP), 'utf8').catch(() => null)) !== null;
}

/** Builds the studio when it is stale; returns whether it had to. @throws Error when it cannot be built */
export async function buildStudio(): Promise<boolean> {
  if (await isBuilt()) return false;
  const stamp = await hashSources();
  const fresh = join(STUDIO, `dist.${process.pid}`);
  try {
    await bundle(fresh);
    await compress(fresh);
    await writeFile(join(fresh, STAMP), stamp);
    await replace(DIST, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

/** Whoever builds, also a test, builds what is served: React's own checks are for developing. */
async function bundle(folder: string): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite');
    await build({
      configFile: join(STUDIO, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

const MOST_SWAPS = 5;

/**
 * Swaps the folders; the old one is deleted under another name, so the gap is as short as a rename. Somebody else who
 * builds at the same time may fill the gap: then theirs is swapped next.
 */
async function replace(folder: string, fresh: string): Promise<void> {
  for (let swap = 1; ; swap += 1) {
    const old = `${fresh}.old${swap}`;
    await rename(folder, old).catch(() => {});
    const isDone = await rename(fresh, folder).then(
      () => true,
      (error: unknown) => {
        if (swap === MOST_SWAPS) throw error;
        return false;
      },
    );
    await rm(old, { recursive: true, force: true });
    if (isDone) return;
  }
}

async function compress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && COMPRESSED_TYPES.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await Promise.all(
    paths.map(async (path) =>
      writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path), options)),
    ),
  );
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
    const files = inside
      ?.filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort() ?? [path];
    for (const file of files) hash.update(file.slice(ROOT.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const done = await buildStudio();
  console.log(done ? 'web studio: built' : 'web studio: already built from these sources');
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ModelName } from './models.ts';
import { MODEL_NAMES, WEIGHTS, type Weights } from './weights.ts';

/** What was found where a network's file should be. */
export type WeightState =
  | { name: ModelName; ok: true; paths: string[] }
  | { name: ModelName; ok: false; message: string };

const HASH_CHUNK_BYTES = 1 << 20;

/**
 * Looks for the file of every network and checks its sha256. A hash is taken once per file: it is remembered with
 * size and modification time in `node_modules/.cache/atelier` (a folder that may be read-only; then nothing is
 * remembered), so a warm start reads no weights.
 */
export async function findWeights(
  table: Readonly<Partial<Record<ModelName, Weights>>> = WEIGHTS,
): Promise<WeightState[]> {
  const known = await readKnown();
  const states: WeightState[] = [];
  for (const name of MODEL_NAMES) {
    const weights = table[name];
    if (weights) states.push(await findOne(name, weights, known));
  }
  await writeKnown(known);
  return states;
}

/** Absolute paths of a network's files, or null when its package is not installed. */
export function weightPaths(weights: Weights): string[] | null {
  const folder = packageFolder(weights.package);
  return folder === null ? null : weights.files.map((file) => join(folder, file));
}

/** sha256 (hex) of files joined in this order; reads in pieces, so that large files cost no memory. */
export async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const chunk of createReadStream(path, { highWaterMark: HASH_CHUNK_BYTES })) hash.update(chunk);
  }
  return hash.digest('hex');
}

async function findOne(name: ModelName, weights: Weights, known: Map<string, string>): Promise<WeightState> {
  const fail = (what: string): WeightState => ({
    name,
    ok: false,
    message: `The weights of "${name}" ${what}; what needs them is off. Reinstall ${weights.package}@${weights.version}.`,
  });
  const paths = weightPaths(weights);
  if (!paths) return fail(`are missing (${weights.package} is not installed)`);
  const stamp = await stampOf(paths);
  if (stamp === null) return fail(`are incomplete (a file of ${weights.package} is missing)`);
  const sha256 = known.get(stamp) ?? (await hashFiles(paths));
  known.set(stamp, sha256);
  if (sha256 !== weights.sha256) return fail('differ from the published ones (sha256 does not match)');
  return { name, ok: true, paths };
}

/** Size and modification time of every file: changes whenever a file was touched. */
async function stampOf(paths: readonly string[]): Promise<string | null> {
  try {
    const stats = await Promise.all(paths.map((path) => stat(path)));
    return stats.map((file, index) => `${paths[index]}:${file.size}:${file.mtimeMs}`).join('|');
  } catch {
    return null;
  }
}

/** Export maps hide `package.json` of some packages, so the folder is looked for where Node would look. */
function packageFolder(name: string): string | null {
  const require = createRequire(import.meta.url);
  for (const root of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(root, name, 'package.json')));
    } catch {
      // not under this root; the next one up may have it
    }
  }
  return null;
}

function cachePath(): string | null {
  const folder = packageFolder('sharp');
  return folder === null ? null : join(dirname(folder), '.cache', 'atelier', 'weights.json');
}

async function readKnown(): Promise<Map<string, string>> {
  const path = cachePath();
  try {
    return new Map(Object.entries(path === null ? {} : JSON.parse(await readFile(path, 'utf8'))));
  } catch {
    return new Map();
  }
}

async function writeKnown(known: Map<string, string>): Promise<void> {
  const path = cachePath();
  if (path === null) return;
  try {
    const draft = `${path}.${process.pid}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, JSON.stringify(Object.fromEntries(known)));
    await rename(draft, path);
  } catch {
    // a read-only install hashes again at the next start
  }
}

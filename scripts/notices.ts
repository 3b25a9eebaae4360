/**
 * Writes THIRD_PARTY_NOTICES.md from package-lock.json and the table of weights; with `--check` it writes nothing and
 * fails when the file is stale, a licence is not permissive, or an installed weight or the human figure differs from
 * its sha256.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { hashFiles, MODEL_NAMES, WEIGHTS, weightPaths } from '../packages/engine/src/models/index.ts';
import { BUNDLED, isPermissive, licenceOf, type Package } from './licences.ts';

const ROOT = join(import.meta.dirname, '..');
const NOTICES = join(ROOT, 'THIRD_PARTY_NOTICES.md');
const FIGURE = 'packages/figure/data/figure.bin.br';
const FIGURE_SOURCES = 'packages/figure/data/sources.json';

const packages = await productionPackages();
const problems = [...refusedPackages(packages), ...(await alteredWeights(packages))];
const text = notices(packages, await figureRows());
if (process.argv.includes('--check')) {
  const current = await readFile(NOTICES, 'utf8').catch(() => '');
  if (current !== text) problems.push('THIRD_PARTY_NOTICES.md is stale: run `node scripts/notices.ts`.');
} else {
  await writeFile(NOTICES, text);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** From the lock file, not the disk: it names the packages of all platforms and so reads the same on each. */
async function productionPackages(): Promise<Package[]> {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(
    await readFile(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  const found = new Map<string, Package>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name = entry.name ?? path.split('node_modules/').at(-1) ?? '';
    if (!path.includes('node_modules/') || entry.link || entry.dev || entry.version === undefined) continue;
    found.set(`${name}@${entry.version}`, { name, version: entry.version, declared: entry.license ?? null });
  }
  return [...found.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

interface LockEntry {
  name?: string;
  version?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
}

function refusedPackages(all: readonly Package[]): string[] {
  return all
    .filter((one) => !isPermissive(one))
    .map(
      (one) =>
        `${one.name}@${one.version} is under "${licenceOf(one)}", which is not known to be permissive.`,
    );
}

async function alteredWeights(all: readonly Package[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of MODEL_NAMES) {
    const weights = WEIGHTS[name];
    if (!all.some((one) => one.name === weights.package && one.version === weights.version)) {
      found.push(`The weights of "${name}" are not those of ${weights.package}@${weights.version}.`);
    }
    const sha256 = await hashFiles(weightPaths(weights) ?? []).catch(() => null);
    if (sha256 !== weights.sha256) {
      found.push(
        `The weights of "${name}" are missing or differ from ${weights.sha256} (${weights.package}).`,
      );
    }
  }
  return found;
}

/** The figure is committed: any change of its file shows as stale notices. */
function figureRows(): Promise<string[][]> {
  const files: readonly (readonly [what: string, file: string])[] = [
    ['body, rig, hair, shoes, brows, lashes and eyes', FIGURE],
    ['hashes of the files that it was built from', FIGURE_SOURCES],
  ];
  return Promise.all(
    files.map(async ([what, file]) => [what, file, `\`${await hashFiles([join(ROOT, file)])}\``]),
  );
}

function notices(all: readonly Package[], figure: readonly (readonly string[])[]): string {
  return [
    '# Third-party notices',
    '',
    'Atelier itself is under the Apache License 2.0 (see LICENSE). It installs the following from npm and changes',
    'none of it on disk. The licence texts come with the packages. Written by `node scripts/notices.ts`.',
    '',
    '## Network weights',
    '',
    'Loaded as data only; the code of the packages that carry them is never run. The sha256 is that of the named',
    'files joined in their order, and is checked when the server starts.',
    '',
    ...table(
      ['Network', 'Upstream', 'Licence of the weights', 'Package and files', 'sha256'],
      MODEL_NAMES.map(weightRow),
    ),
    '',
    '## Human figure',
    '',
    'Works of the [MakeHuman project](https://github.com/makehumancommunity/makehuman) (the MakeHuman team, Manuel',
    'Bastioni, Jonas Hauquier and contributors), dedicated to the public domain: CC0-1.0. Committed here, quantised, as',
    'built by `scripts/build-figure-data.ts`; what was taken, and from where, is in `packages/figure/data/NOTICE.md`.',
    '',
    ...table(['What', 'File', 'sha256'], figure),
    '',
    '## Programs and libraries inside packages',
    '',
    ...table(['What', 'Licence', 'Where', 'Note'], BUNDLED),
    '',
    '## npm packages',
    '',
    'Everything that a production install may bring, of all platforms.',
    '',
    ...table(
      ['Package', 'Version', 'Licence'],
      all.map((one) => [one.name, one.version, licenceOf(one)]),
    ),
    '',
  ].join('\n');
}

function weightRow(name: (typeof MODEL_NAMES)[number]): string[] {
  const { upstream, origin, licence, package: from, version, files, sha256 } = WEIGHTS[name];
  const listed = files.length > 3 ? `${files[0]} … ${files.at(-1)}` : files.join(', ');
  return [name, `[${upstream}](${origin})`, licence, `${from}@${version}: ${listed}`, `\`${sha256}\``];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

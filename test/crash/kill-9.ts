/**
 * Kills a real server with SIGKILL again and again, at random moments, while operations run, and then counts:
 * every operation must have ended with its pictures, each picture once, and no file or row may be left over.
 *
 *     node test/crash/kill-9.ts [--kills 20] [--operations 40] [--real]
 *
 * `--real` uses the real engine and photos (minutes); without it pictures are quick and the kills meet more
 * of the bookkeeping. Prints the figures; the exit code says whether all was well.
 */
import { parseArgs } from 'node:util';
import { readFindings } from './findings.ts';
import { runOperationsWhileKilling } from './rampage.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    operations: { type: 'string', default: '40' },
    real: { type: 'boolean', default: false },
  },
});
const run = await runOperationsWhileKilling({
  kills: Number(values.kills),
  operations: Number(values.operations),
  real: values.real,
});
const findings = await readFindings(run);
process.stdout.write(`${JSON.stringify(findings.figures, null, 2)}\n`);
for (const violation of findings.violations) process.stderr.write(`VIOLATION: ${violation}\n`);
process.exit(findings.violations.length === 0 ? 0 : 1);

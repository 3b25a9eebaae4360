/**
 * Kills a real server with SIGKILL again and again, at every moment between the submission of paid work and its result, and
 * counts how often its providers were asked.
 *
 *     node test/crash/hosted-kill-9.ts [--runs 200]
 *
 * `--runs` is how many pieces of work meet a kill, for each kind of adapter. Prints the figures; the exit code says whether
 * all was well.
 */
import { parseArgs } from 'node:util';
import { faultsOf, figuresOf } from './hosted-findings.ts';
import { killWhileProvidersWork, roundsFor } from './hosted-rampage.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '200' } } });
const { runs, violations } = await killWhileProvidersWork(roundsFor(Number(values.runs)));
const faults = [...violations, ...runs.flatMap(faultsOf)];
const figures = { sync: figuresOf(runs, 'sync'), job: figuresOf(runs, 'job') };
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
for (const fault of faults) process.stderr.write(`VIOLATION: ${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, 'prepare-database.ts');

/**
 * Puts a database into a new data folder that a server takes for its own from an earlier run: making one anew
 * takes longer than most tests. The first of a test run to ask makes it, see `prepare-database.ts`.
 */
export async function putPreparedDatabase(dataDir: string, runFolder: string): Promise<void> {
  const prepared = await preparedFolder(runFolder);
  // Not copied by Node: the files keep the owner and the permissions that PostgreSQL insists on.
  await run('cp', ['-a', join(prepared, 'postgres'), dataDir]);
}

/** Test files run beside each other: each may make one, and the first to be done is everybody's. */
async function preparedFolder(runFolder: string): Promise<string> {
  const prepared = join(runFolder, 'prepared-database');
  if (existsSync(prepared)) return prepared;
  const unfinished = mkdtempSync(join(runFolder, 'unfinished-database-'));
  await run(process.execPath, [PROGRAM, unfinished]);
  try {
    renameSync(unfinished, prepared);
  } catch (cause) {
    if (!existsSync(prepared)) throw cause;
    rmSync(unfinished, { recursive: true });
  }
  return prepared;
}

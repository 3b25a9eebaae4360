import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopDatabase } from './server.ts';

/**
 * Gives a test run one folder for everything it writes. Workers may be ended without a word, so the run itself
 * stops the database servers they left and deletes the folder.
 */
export default function setUp(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-run-'));
  process.env.ATELIER_TEST_TMP = folder;
  // Servers start many times in a run: only the first compiles their modules.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return async () => {
    for (const name of readdirSync(folder)) await stopDatabase(join(folder, name));
    rmSync(folder, { recursive: true, force: true });
  };
}

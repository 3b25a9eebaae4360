/**
 * Finds a Chromium for the browser tests, or installs Debian's where that is possible, and says what it did.
 * Run before the tests; prints the path and writes nothing into the project.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { pathToFileURL } from 'node:url';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium-based browser on this machine (`ATELIER_TEST_BROWSER` wins), or null. */
export function findBrowser(): string | null {
  const asked = process.env.ATELIER_TEST_BROWSER;
  return [...(asked ? [asked] : []), ...CANDIDATES].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installFromDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  if (update.status !== 0) return false;
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  return spawnSync('apt-get', install, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = findBrowser();
  if (found) console.log(`browser tests: using ${found}`);
  else if (installFromDebian()) console.log(`browser tests: installed Debian's chromium (${findBrowser()})`);
  else
    console.log(
      'browser tests: no Chromium found and none could be installed; they will be skipped (set ATELIER_TEST_BROWSER)',
    );
}

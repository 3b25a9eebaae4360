import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AtelierProcess, QUICK_SERVER, startAtelier, temporaryFolder } from './support/server.ts';

const ENTRY = resolve(import.meta.dirname, '../apps/cli/bin/atelier.js');

function atelier(dataDir: string, ...args: string[]) {
  const env = { ...process.env, ATELIER_DATA_DIR: dataDir };
  const run = spawnSync(process.execPath, [ENTRY, ...args], { env, encoding: 'utf8', timeout: 30_000 });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

function json(dataDir: string, ...args: string[]) {
  const run = atelier(dataDir, ...args, '--json');
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describe('the command line beside a running server', () => {
  let server: AtelierProcess;
  beforeAll(async () => {
    server = await startAtelier({ command: QUICK_SERVER, dataDir: temporaryFolder() });
  });
  afterAll(() => server.stop());

  /** How the server answers this key: 404 for a picture that nobody has, 401 for a stranger. */
  const statusFor = async (apiKey: string) =>
    (await fetch(`${server.url}/studio/v1/uploaded_images/nothing`, { headers: { 'x-api-key': apiKey } }))
      .status;

  test('makes an account whose key works at once', async () => {
    const made = json(server.dataDir, 'accounts', 'create', 'shop', '--plan', 'pro');
    expect(Object.keys(made).sort()).toEqual([
      'account_id',
      'api_key',
      'jwt_iss',
      'jwt_secret',
      'subscription_id',
    ]);
    expect(await statusFor(made.api_key)).toBe(404);
    const names = json(server.dataDir, 'accounts', 'list').map(({ name }: { name: string }) => name);
    expect(names).toEqual(['default', 'shop']);
  });

  test('makes a key useless at once, also one that the server has just seen', async () => {
    const { account_id, api_key } = json(server.dataDir, 'accounts', 'create', 'leaky');
    expect(await statusFor(api_key)).toBe(404);
    const [{ key_id }] = json(server.dataDir, 'keys', 'list', account_id);
    const spare = json(server.dataDir, 'keys', 'create', 'leaky');
    json(server.dataDir, 'keys', 'revoke', 'leaky', key_id);
    expect(await statusFor(api_key)).toBe(401);
    const { api_key: fresh } = json(server.dataDir, 'keys', 'rotate', account_id);
    expect(await statusFor(spare.api_key)).toBe(401);
    expect(await statusFor(fresh)).toBe(404);
  });

  test('leaves out checks of the photos that people send to be dressed', () => {
    const set = (checks: string) =>
      json(server.dataDir, 'accounts', 'set', 'default', '--abort-checks', checks).photo_checks;
    expect(set('none')).toEqual([]);
    expect(set('NO_PEOPLE_DETECTED, CHILD_DETECTED')).toEqual(['NO_PEOPLE_DETECTED', 'CHILD_DETECTED']);
    expect(set('all')).toHaveLength(4);
    const unknown = atelier(server.dataDir, 'accounts', 'set', 'default', '--abort-checks', 'RAIN');
    expect(unknown).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('"RAIN"') });
  });

  test('says in a sentence what it cannot do', () => {
    const run = atelier(server.dataDir, 'keys', 'list', 'nobody');
    expect(run).toMatchObject({ status: 1, stdout: '', stderr: 'There is no account "nobody".\n' });
    const unknown = atelier(server.dataDir, 'accounts', 'create', 'shop', '--plan', 'golden', '--json');
    expect(unknown).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('unlimited, free'),
    });
  });
});

describe('the command line without a server', () => {
  test('starts the database for a moment and leaves nothing running', () => {
    const dataDir = temporaryFolder();
    const made = json(dataDir, 'accounts', 'create', 'early');
    expect(json(dataDir, 'accounts', 'list')).toMatchObject([{ account_id: made.account_id, name: 'early' }]);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('explains its settings', () => {
    for (const args of [['--help'], ['start', '--help']]) {
      const { stdout } = atelier(temporaryFolder(), ...args);
      expect(stdout).toContain('ATELIER_DATA_DIR');
      expect(stdout).toContain('ATELIER_FETCH_ALLOW');
    }
  });
});

import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findPostmaster } from '../apps/server/src/store/embedded/postmaster.ts';
import { until } from './support/domain.ts';
import {
  type AtelierProcess,
  QUICK_SERVER,
  startAtelier,
  stopDatabase,
  temporaryFolder,
} from './support/server.ts';

const ENTRY = resolve(import.meta.dirname, '../apps/cli/bin/atelier.js');
const UPLOADED = z.object({ id: z.string() });
const servers: AtelierProcess[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function start(...given: Parameters<typeof startAtelier>): Promise<AtelierProcess> {
  const server = await startAtelier(...given);
  servers.push(server);
  return server;
}

/** Runs the start command to its end. */
function startInVain(env: Record<string, string>) {
  const run = spawnSync(process.execPath, [ENTRY, 'start'], {
    env: { ...process.env, ATELIER_LOG_LEVEL: 'silent', ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status: run.status, stderr: run.stderr, stdout: run.stdout };
}

async function upload(server: AtelierProcess, content: string): Promise<string> {
  const body = new FormData();
  body.set('image_data', new Blob([content]));
  const response = await ask(server, 'uploaded_images', { method: 'POST', body });
  return UPLOADED.parse(await response.json()).id;
}

const ask = (server: AtelierProcess, path: string, init: RequestInit = {}) =>
  fetch(`${server.url}/studio/v1/${path}`, { ...init, headers: { 'x-api-key': server.apiKey } });

describe('a server', () => {
  test('keeps its data and its keys from one start to the next', async () => {
    const first = await start({ command: QUICK_SERVER });
    const id = await upload(first, 'photo');
    await first.stop();

    const second = await start({ command: QUICK_SERVER, dataDir: first.dataDir });
    expect((await ask(second, `uploaded_images/${id}`)).status).toBe(200);
  });

  test('prints the key it drew once, and never one that it was given', async () => {
    const drawn = { ATELIER_API_KEY: '' };
    const first = await start({ command: QUICK_SERVER, env: drawn });
    const apiKey = /API key\s+(atl_[\w-]+)$/m.exec(first.output())?.[1] ?? '';
    expect((await ask({ ...first, apiKey }, 'uploaded_images/x')).status).toBe(404);
    await first.stop();
    const second = await start({ command: QUICK_SERVER, env: drawn, dataDir: first.dataDir });
    expect((await ask({ ...second, apiKey }, 'uploaded_images/x')).status).toBe(404);
    expect(second.output()).not.toContain(apiKey);
    for (const { output, jwtSecret } of [first, second]) expect(output()).not.toContain(jwtSecret);

    const given = await start({ command: QUICK_SERVER });
    expect(given.output()).toContain('as ATELIER_API_KEY says');
    expect(given.output()).not.toContain(given.apiKey);
  });

  test('that was killed leaves a database that the next one takes over', async () => {
    const first = await start({ command: QUICK_SERVER });
    const id = await upload(first, 'photo');
    await first.kill('SIGKILL');
    const second = await start({ command: QUICK_SERVER, dataDir: first.dataDir });
    expect((await ask(second, `uploaded_images/${id}`)).status).toBe(200);
  });

  test('goes on after its database server died', async () => {
    const server = await start({ command: QUICK_SERVER });
    const id = await upload(server, 'photo');
    const pid = () => findPostmaster(join(realpathSync(server.dataDir), 'postgres'))?.pid ?? 0;
    const doomed = pid();
    process.kill(doomed, 'SIGKILL');
    await until(async () => (pid() !== 0 && pid() !== doomed ? true : null));
    await until(async () => ((await fetch(`${server.url}/readyz`)).ok ? true : null));
    expect((await ask(server, `uploaded_images/${id}`)).status).toBe(200);
    expect(await upload(server, 'another photo')).not.toBe(id);
  });

  test('is the only one on its data folder', async () => {
    const first = await start({ command: QUICK_SERVER });
    const second = startInVain({ ATELIER_DATA_DIR: first.dataDir, PORT: '0' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('Another Atelier server is running on the data folder');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test('ends with status 0 when it is asked to', async () => {
    const server = await start({ command: QUICK_SERVER });
    await server.kill('SIGTERM');
    expect(server.process.exitCode).toBe(0);
  });

  test('says that its port is in use', async () => {
    const first = await start({ command: QUICK_SERVER });
    const dataDir = temporaryFolder();
    const second = startInVain({ ATELIER_DATA_DIR: dataDir, PORT: new URL(first.url).port });
    await stopDatabase(dataDir);
    expect(second.status).toBe(1);
    expect(second.stdout).toContain('API key'); // made already, so shown now or never
    expect(second.stderr).toMatch(/The port \d+ on 127\.0\.0\.1 is in use/);
  });

  test('names every bad setting and does not start', () => {
    const run = startInVain({ PORT: 'x', ATELIER_ROLE: 'y', ATELIER_DATA_DIR: temporaryFolder() });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('PORT:');
    expect(run.stderr).toContain('ATELIER_ROLE:');
  });
});

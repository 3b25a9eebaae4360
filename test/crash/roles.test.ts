import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { RECOVERY_SECONDS } from '../../apps/server/src/queue/queue.ts';
import { startEmbedded } from '../../apps/server/src/store/embedded/postgres.ts';
import { quiet, until } from '../support/domain.ts';
import { type AtelierProcess, startAtelier, temporaryFolder } from '../support/server.ts';

const QUICK_SERVER = join(import.meta.dirname, 'server-with-quick-pictures.ts');
const PICTURES = 40;
const processes: AtelierProcess[] = [];

afterEach(async () => {
  for (const process of processes.splice(0)) await process.kill('SIGTERM');
});

const UPLOADED = z.object({ id: z.string() });
const CREATED = z.object({ operation_id: z.string() });
const OPERATION = z.object({
  status: z.string(),
  generation_result: z.array(z.object({ generated_images: z.array(z.unknown()) })).nullable(),
});

test('of several processes on one database, the tasks of a killed worker are done by another in time', {
  timeout: 120_000,
}, async () => {
  const postgres = await startEmbedded(temporaryFolder(), quiet);
  const dataDir = temporaryFolder();
  const url = `postgresql://${postgres.address.user}@localhost/postgres?host=${encodeURIComponent(postgres.address.host)}`;
  const start = async (role: string) => {
    const env = { DATABASE_URL: url, ATELIER_ROLE: role, ATELIER_WORKERS: '2' };
    const process = await startAtelier({ command: [QUICK_SERVER], dataDir, env });
    processes.push(process);
    return process;
  };
  const [api, doomed] = [await start('api'), await start('worker'), await start('worker')];

  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, 'x-api-key': api.apiKey };
    const response = await fetch(`${api.url}/studio/v1/${path}`, { ...init, headers });
    return response.json();
  };
  const form = new FormData();
  form.set('image_data', new Blob(['photo']));
  const { id } = UPLOADED.parse(await ask('uploaded_images', { method: 'POST', body: form }));
  const order = async (n: number) => {
    const body = JSON.stringify({
      product_info: { uploaded_image_ids: [id], title: `product ${n}` },
      image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
      number_of_generations: 4,
    });
    const headers = { 'content-type': 'application/json' };
    return CREATED.parse(await ask('flat_lay_operations', { method: 'POST', headers, body })).operation_id;
  };
  const ids = await Promise.all(Array.from({ length: PICTURES / 4 }, (_, n) => order(n)));
  const operations = () =>
    Promise.all(ids.map(async (id) => OPERATION.parse(await ask(`flat_lay_operations/${id}`))));
  await until(async () => (await operations()).find(({ status }) => status === 'SUCCESS') ?? null);

  await doomed.kill('SIGKILL');
  const died = Date.now();
  await until(async () => ((await operations()).every(({ status }) => status === 'SUCCESS') ? true : null));
  expect(Date.now() - died).toBeLessThan(RECOVERY_SECONDS * 1000);
  const pictures = (await operations()).flatMap(({ generation_result }) => generation_result ?? []);
  expect(pictures.flatMap(({ generated_images }) => generated_images)).toHaveLength(PICTURES);

  for (const process of processes.splice(0)) await process.kill('SIGTERM');
  await postgres.stop();
});

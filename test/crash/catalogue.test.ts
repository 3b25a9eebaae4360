import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BASE_PATHS, SkuItem } from '@atelier/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startAtelier, temporaryFolder } from '../support/server.ts';

const QUICK_SERVER = join(import.meta.dirname, 'server-with-quick-pictures.ts');
const SKUS = 15;
const KILLS = 3;
const LIFE_MS = 700;
const LOOK_MS = 100;

const PAGE = z.object({ items: z.array(SkuItem) });

// Fifteen SKUs with five things to prepare each take longer than the lives of the servers that are killed.
test('a server that is killed while it prepares SKUs gets every one of them ready', {
  timeout: 120_000,
}, async () => {
  const start = { dataDir: temporaryFolder(), command: [QUICK_SERVER], env: { ATELIER_WORKERS: '2' } };
  let server = await startAtelier(start);
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { 'x-api-key': server.apiKey, ...init.headers };
    return (await fetch(`${server.url}${BASE_PATHS.unified}${path}`, { ...init, headers })).json();
  };
  const form = new FormData();
  form.set('image_data', new Blob(['photo']));
  const upload = z
    .object({ id: z.string() })
    .parse(await ask('/uploaded_images', { method: 'POST', body: form }));
  for (let n = 0; n < SKUS; n++) {
    const capabilities = {
      try_on: true,
      outfit_recommendations: true,
      off_figure_product_images: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
      on_figure_product_images: [{ viewpoint: 'front', pose: 'standing' }],
    };
    const product_info = { uploaded_image_ids: [upload.id], title: `product ${n}` };
    await ask('/sku_items', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sku_id: `sku ${n}`, product_info, capabilities }),
    });
  }
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(LIFE_MS);
    await server.kill('SIGKILL');
    server = await startAtelier(start);
  }
  const states = async () => {
    const { items } = PAGE.parse(await ask('/sku_items?limit=100'));
    return items.map(
      ({
        capabilities_readiness: {
          off_figure_product_images: [off],
          on_figure_product_images: [on],
          ...rest
        },
      }) =>
        [rest.try_on, rest.outfit_recommendations, off?.readiness, on?.readiness]
          .map((state) => state?.status)
          .join(' '),
    );
  };
  const allReady = Array<string>(SKUS).fill('ready ready ready ready');
  await expect.poll(states, { timeout: 60_000, interval: LOOK_MS }).toEqual(allReady);
  await server.stop();
});

import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_OFF, CatalogueShop, FLAT, GHOST, openPhotoHost, STANDING } from './catalogue-shop.ts';
import { NO_PHOTO } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

let photos: { url: string; host: string; server: Server };
beforeAll(async () => {
  photos = await openPhotoHost();
});
const shops = useShopsWithQuickPictures(() => ({ ATELIER_FETCH_ALLOW: `${photos.host},127.0.0.1:9` }));
let catalogue: CatalogueShop;
let image = '';
beforeAll(async () => {
  catalogue = new CatalogueShop(shops.shop);
  image = (await shops.shop.image()).id;
});
afterAll(() => {
  photos.server.close();
});

const EVERYTHING = {
  try_on: true,
  outfit_recommendations: true,
  size_and_fit: true,
  off_figure_product_images: [GHOST, FLAT],
  on_figure_product_images: [STANDING, { viewpoint: 'back', pose: 'walking' }],
};
let count = 0;
const item = (more: Record<string, unknown> = {}, product: Record<string, unknown> = {}) => ({
  sku_id: `prepared ${++count}`,
  product_info: { uploaded_image_ids: [image], ...product },
  ...more,
});

describe('what is on', () => {
  test('is prepared until it is ready, every picture for itself, in the order of the request', async () => {
    const body = item({ capabilities: EVERYTHING });
    const created = await catalogue.put(body);
    expect(created.capabilities).toEqual(EVERYTHING);
    expect(created.capabilities_readiness.try_on.status).toBe('preparing');
    expect(created.capabilities_readiness.on_figure_product_images).toHaveLength(2);
    const { capabilities_readiness: ready } = await catalogue.settled(body.sku_id);
    expect(ready).toMatchObject({
      try_on: { status: 'ready' },
      outfit_recommendations: { status: 'ready' },
      size_and_fit: { status: 'ready' },
    });
    expect(ready.off_figure_product_images).toMatchObject([
      { image_type: GHOST, readiness: { status: 'ready' } },
      { image_type: FLAT, readiness: { status: 'ready' } },
    ]);
    expect(ready.on_figure_product_images).toMatchObject([
      { image_type: STANDING, readiness: { status: 'ready' } },
      { image_type: { pose: 'walking' }, readiness: { status: 'ready' } },
    ]);
    expect(ready.try_on).not.toHaveProperty('error_message');
  });

  test('photos by URL are fetched, stored and shown as ours, in order', async () => {
    const urls = [`${photos.url}/1.jpg`, `${photos.url}/2.jpg`];
    const body = item(
      { capabilities: { try_on: true } },
      { image_urls: urls, uploaded_image_ids: undefined },
    );
    expect((await catalogue.put(body)).product_info.image_urls).toEqual([]);
    const { product_info, capabilities_readiness } = await catalogue.settled(body.sku_id);
    expect(capabilities_readiness.try_on.status).toBe('ready');
    const shown = await Promise.all(product_info.image_urls.map(async (url) => (await fetch(url)).text()));
    expect(shown).toEqual(['served /1.jpg', 'served /2.jpg']);
  });
});

test('photos are fetched also while everything is off', async () => {
  const body = item({}, { image_urls: [`${photos.url}/off.jpg`], uploaded_image_ids: undefined });
  await catalogue.put(body);
  await expect.poll(async () => (await catalogue.item(body.sku_id)).product_info.image_urls).toHaveLength(1);
  expect((await catalogue.item(body.sku_id)).capabilities).toEqual(ALL_OFF);
});

describe('what cannot be prepared', () => {
  test('photos that cannot be had: failed, with the reason, for everything that is on', async () => {
    const product = {
      image_urls: [`${photos.url}/1.jpg`, `${photos.url}/none`],
      uploaded_image_ids: undefined,
    };
    const body = item({ capabilities: { ...EVERYTHING, size_and_fit: false } }, product);
    await catalogue.put(body);
    const { capabilities_readiness: readiness } = await catalogue.settled(body.sku_id);
    const failed = { status: 'failed', error_message: expect.stringContaining('Photo 2') };
    expect(readiness).toMatchObject({ try_on: failed, size_and_fit: { status: 'absent' } });
    for (const { readiness: state } of readiness.off_figure_product_images)
      expect(state).toMatchObject(failed);
    for (const { readiness: state } of readiness.on_figure_product_images)
      expect(state).toMatchObject(failed);
  });

  test('a host that nobody answers at fails as well', { timeout: 60_000 }, async () => {
    const body = item(
      { capabilities: { try_on: true } },
      { image_urls: [NO_PHOTO], uploaded_image_ids: undefined },
    );
    await catalogue.put(body);
    const { capabilities_readiness } = await catalogue.settled(body.sku_id);
    expect(capabilities_readiness.try_on).toMatchObject({
      status: 'failed',
      error_message: expect.stringContaining('Photo 1'),
    });
  });

  test('no product in the photos: rejected', async () => {
    const body = item({ capabilities: EVERYTHING }, { title: 'refuse me' });
    await catalogue.put(body);
    const { capabilities_readiness } = await catalogue.settled(body.sku_id);
    expect(capabilities_readiness).toMatchObject({
      try_on: { status: 'rejected', error_message: 'No product was found in the photos.' },
      outfit_recommendations: { status: 'rejected' },
    });
  });

  test('a product that nobody wears is rejected for people and ready for pictures of itself', async () => {
    const capabilities = { try_on: true, outfit_recommendations: true, off_figure_product_images: [FLAT] };
    const body = item({ capabilities }, { title: 'a mug' });
    await catalogue.put(body);
    const { capabilities_readiness } = await catalogue.settled(body.sku_id);
    expect(capabilities_readiness).toMatchObject({
      try_on: { status: 'rejected' },
      outfit_recommendations: { status: 'rejected' },
      off_figure_product_images: [{ readiness: { status: 'ready' } }],
    });
  });

  test('swimwear for children is not put on a figure', async () => {
    const capabilities = { on_figure_product_images: [STANDING] };
    const body = item({ capabilities }, { title: 'Bikini tee', age_group: 'kids' });
    await catalogue.put(body);
    const { capabilities_readiness } = await catalogue.settled(body.sku_id);
    expect(capabilities_readiness.on_figure_product_images).toMatchObject([
      { readiness: { status: 'rejected', error_message: expect.stringContaining('Swimwear') } },
    ]);
  });
});

describe('replacing capabilities', () => {
  test('what is left out is off, what stays keeps its time, what is new is prepared', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: EVERYTHING }));
    const before = (await catalogue.settled(sku_id)).capabilities_readiness;
    const capabilities = { try_on: true, off_figure_product_images: [FLAT, { ...FLAT, viewpoint: 'back' }] };
    const answer = await catalogue.patch(sku_id, 'capabilities', capabilities);
    expect(answer).toMatchObject({ status: 200, body: { capabilities: { ...ALL_OFF, ...capabilities } } });
    const after = (await catalogue.settled(sku_id)).capabilities_readiness;
    expect(after.try_on).toEqual(before.try_on);
    expect(after.outfit_recommendations.status).toBe('absent');
    expect(after.outfit_recommendations.updated_at > before.outfit_recommendations.updated_at).toBe(true);
    expect(after.off_figure_product_images).toEqual([
      before.off_figure_product_images[1],
      {
        image_type: { ...FLAT, viewpoint: 'back' },
        readiness: { status: 'ready', updated_at: expect.any(String) },
      },
    ]);
    expect(after.on_figure_product_images).toEqual([]);
  });

  test('the same again changes nothing, not even a time', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: EVERYTHING }));
    const before = await catalogue.settled(sku_id);
    expect((await catalogue.patch(sku_id, 'capabilities', EVERYTHING)).body).toEqual(before);
  });

  test('nothing at all switches everything off', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: EVERYTHING }));
    const answer = await catalogue.patch(sku_id, 'capabilities', {});
    expect(answer).toMatchObject({ status: 200, body: { capabilities: ALL_OFF } });
    expect((await catalogue.settled(sku_id)).capabilities_readiness).toMatchObject({
      try_on: { status: 'absent' },
      off_figure_product_images: [],
      on_figure_product_images: [],
    });
  });

  test('what is switched on later becomes ready', async () => {
    const { sku_id } = await catalogue.put(item());
    await catalogue.patch(sku_id, 'capabilities', { outfit_recommendations: true });
    const { capabilities_readiness } = await catalogue.settled(sku_id);
    expect(capabilities_readiness.outfit_recommendations.status).toBe('ready');
    expect(capabilities_readiness.try_on.status).toBe('absent');
  });

  test('what has failed is tried again when it is asked for again', async () => {
    const product = { image_urls: [`${photos.url}/none`], uploaded_image_ids: undefined };
    const { sku_id } = await catalogue.put(item({ capabilities: { try_on: true } }, product));
    expect((await catalogue.settled(sku_id)).capabilities_readiness.try_on.status).toBe('failed');
    const again = await catalogue.patch(sku_id, 'capabilities', { try_on: true });
    expect(again.body).toMatchObject({ capabilities_readiness: { try_on: { status: 'preparing' } } });
    expect((await catalogue.settled(sku_id)).capabilities_readiness.try_on.status).toBe('failed');
  });

  test('changes of mind while it is being prepared end in what was asked for last', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: EVERYTHING }));
    await catalogue.patch(sku_id, 'capabilities', {});
    await catalogue.patch(sku_id, 'capabilities', { size_and_fit: true, off_figure_product_images: [FLAT] });
    const { capabilities_readiness } = await catalogue.settled(sku_id);
    expect(capabilities_readiness).toMatchObject({
      try_on: { status: 'absent' },
      size_and_fit: { status: 'ready' },
      off_figure_product_images: [{ image_type: FLAT, readiness: { status: 'ready' } }],
      on_figure_product_images: [],
    });
  });
});

describe('the legacy catalogue', () => {
  const read = (path: string, headers = shops.shop.key) =>
    shops.shop.call('GET', `/digital-try-on/v1${path}`, { headers });

  test('there is one, and its name is main', async () => {
    expect(await read('/sku_catalogs?limit=10')).toMatchObject({
      status: 200,
      body: { result: [{ sku_catalog_name: 'main' }] },
    });
    expect(await read('/sku_catalogs', shops.shop.id)).toMatchObject({ status: 401 });
  });

  test('it lists the SKUs with their photos and whether they can be tried on', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: { try_on: true } }, { title: 'Listed tee' }));
    await catalogue.settled(sku_id);
    const { body } = await read('/sku_items/main?limit=500');
    expect(body).toMatchObject({
      result: expect.arrayContaining([
        expect.objectContaining({
          sku_id,
          title: 'Listed tee',
          sku_catalog_name: 'main',
          is_ready: true,
          image_urls: [expect.stringMatching(/^http/)],
        }),
      ]),
    });
    expect(await read('/sku_items/main?limit=1')).toMatchObject({ body: { result: { length: 1 } } });
  });

  test('another catalogue is unknown', async () => {
    expect(await read('/sku_items/other')).toMatchObject({
      status: 404,
      body: { detail: expect.any(String) },
    });
  });
});

import { SkuItemsPage } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_OFF, CatalogueShop, FLAT, GHOST, STANDING } from './catalogue-shop.ts';
import { complaints } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let catalogue: CatalogueShop;
let image = '';
let count = 0;
beforeAll(async () => {
  catalogue = new CatalogueShop(shops.shop);
  image = (await shops.shop.image()).id;
});

/** A new SKU with some fields replaced. */
const item = (more: Record<string, unknown> = {}) => ({
  sku_id: `sku ${++count}`,
  product_info: { uploaded_image_ids: [image] },
  ...more,
});

describe('201', () => {
  test('the smallest SKU shows its defaults', async () => {
    const body = item();
    const answer = await catalogue.create(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      sku_id: body.sku_id,
      capabilities: ALL_OFF,
      capabilities_readiness: {
        try_on: { status: 'absent' },
        outfit_recommendations: { status: 'absent' },
        size_and_fit: { status: 'absent' },
        off_figure_product_images: [],
        on_figure_product_images: [],
      },
      merchandising: { availability: 'in_stock' },
      metadata: null,
      product_info: { title: null, brand: null, extra: null, image_urls: [expect.stringMatching(/^http/)] },
    });
    expect(answer.body).not.toHaveProperty('product_info.uploaded_image_ids');
    expect(await catalogue.get(body.sku_id)).toMatchObject({ status: 200, body: answer.body as object });
  });

  test('words, extra and metadata come back untouched', async () => {
    const free = { z: 1, a: [null, { deep: 'é\u0000\ud800' }], '': true, n: 1e21, __proto__x: {} };
    const words = {
      category: 'Apparel > Tops',
      title: 'Tee',
      description: 'Blue',
      brand: 'Maison',
      store_url: 'https://shop.example/tee',
      color: 'navy',
      gender: 'unisex',
      age_group: 'adult',
      extra: free,
    };
    const body = item({ product_info: { uploaded_image_ids: [image], ...words }, metadata: free });
    const created = await catalogue.put(body);
    const stored = await catalogue.item(body.sku_id);
    expect(stored.product_info).toMatchObject(words);
    expect(stored.metadata).toEqual(free);
    expect(JSON.stringify(stored.metadata)).toBe(JSON.stringify(free));
    expect(stored).toEqual(created);
  });

  test.each(['a/b', 'ä ö', '100%', 'x?y#z', '😀', '../x', '%2F', 'a+b&c=d', 'o\'neill"', 'ü'.repeat(512)])(
    'the id %j',
    async (sku_id) => {
      expect(await catalogue.create(item({ sku_id }))).toMatchObject({ status: 201, body: { sku_id } });
      expect(await catalogue.get(sku_id)).toMatchObject({ status: 200, body: { sku_id } });
      expect(await catalogue.patch(sku_id, 'merchandising', {})).toMatchObject({ status: 200 });
      expect(await catalogue.remove(sku_id)).toMatchObject({ status: 204 });
    },
  );

  test('null for what may be left out', async () => {
    const body = item({ capabilities: null, merchandising: null, metadata: null });
    expect(await catalogue.create(body)).toMatchObject({ status: 201 });
  });

  test('a token may create', async () => {
    expect(await catalogue.create(item(), await shops.shop.token())).toMatchObject({ status: 201 });
  });

  test('an upload that is deleted later stays the photo of its SKU', async () => {
    const { id } = await shops.shop.image();
    const { sku_id } = await catalogue.put(item({ product_info: { uploaded_image_ids: [id] } }));
    await shops.shop.call('DELETE', `/v1/uploaded_images/${id}`, { headers: shops.shop.key });
    const [url = ''] = (await catalogue.item(sku_id)).product_info.image_urls;
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('400', () => {
  test('an unknown upload', async () => {
    const answer = await catalogue.create(item({ product_info: { uploaded_image_ids: ['user_image-x'] } }));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'INPUT_IMAGE_NOT_FOUND', message: expect.any(String) },
    });
  });
});

describe('401', () => {
  test('without credentials, and with the subscription id only', async () => {
    const { sku_id } = await catalogue.put(item());
    for (const headers of [{}, shops.shop.id]) {
      const answers = await Promise.all([
        catalogue.create(item(), headers),
        catalogue.get(sku_id, headers),
        catalogue.list('', headers),
        catalogue.remove(sku_id, headers),
        catalogue.patch(sku_id, 'capabilities', {}, headers),
        catalogue.patch(sku_id, 'merchandising', {}, headers),
      ]);
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 401, body: { detail: expect.any(String) } });
    }
  });
});

describe('403', () => {
  test('a token that was issued for another SKU', async () => {
    const { sku_id } = await catalogue.put(item());
    const token = await shops.shop.token({ sku_id: 'another' });
    expect(await catalogue.get(sku_id, token)).toMatchObject({ status: 403 });
  });
});

describe('404', () => {
  const UNKNOWN = { status: 404, body: { code: 'SKU_NOT_FOUND', message: expect.any(String) } };

  test.each(['nobody', 'a/b/c', '\0', ' '])('the unknown id %j, by every call', async (skuId) => {
    expect(await catalogue.get(skuId)).toMatchObject(UNKNOWN);
    expect(await catalogue.remove(skuId)).toMatchObject(UNKNOWN);
    expect(await catalogue.patch(skuId, 'capabilities', {})).toMatchObject(UNKNOWN);
    expect(await catalogue.patch(skuId, 'merchandising', {})).toMatchObject(UNKNOWN);
  });

  test("another account's SKU is unknown, and its id is free here", async () => {
    const { sku_id } = await catalogue.put(item());
    const stranger = new CatalogueShop(shops.stranger);
    expect(await stranger.get(sku_id)).toMatchObject(UNKNOWN);
    const upload = await shops.stranger.image();
    const own = { sku_id, product_info: { uploaded_image_ids: [upload.id] } };
    expect(await stranger.create(own)).toMatchObject({ status: 201 });
  });
});

describe('409', () => {
  test('the same id again', async () => {
    const body = item();
    await catalogue.put(body);
    expect(await catalogue.create(body)).toMatchObject({ status: 409, body: { code: 'SKU_EXISTS' } });
  });

  test('of many at the same time one wins', async () => {
    const body = item();
    const answers = await Promise.all(Array.from({ length: 8 }, () => catalogue.create(body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(409)]);
  });
});

describe('422', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ sku_id: '' }, 'body.sku_id too_short'],
    [{ sku_id: 'x'.repeat(513) }, 'body.sku_id too_long'],
    [{ sku_id: 7 }, 'body.sku_id string_type'],
    [{ sku_id: 'a\0' }, 'body.sku_id value_error'],
    [{ sku_id: undefined }, 'body.sku_id missing'],
    [{ product_info: undefined }, 'body.product_info missing'],
    [{ product_info: {} }, 'body.product_info value_error'],
    [
      { product_info: { image_urls: ['http://a.example/b'], uploaded_image_ids: ['a'] } },
      'body.product_info value_error',
    ],
    [{ product_info: { image_urls: ['nowhere'] } }, 'body.product_info.image_urls.0 url_parsing'],
    [
      { product_info: { uploaded_image_ids: ['a'], store_url: 'x' } },
      'body.product_info.store_url url_parsing',
    ],
    [{ product_info: { uploaded_image_ids: ['a'], gender: 'men' } }, 'body.product_info.gender enum'],
    [{ product_info: { uploaded_image_ids: ['a'], age_group: 'old' } }, 'body.product_info.age_group enum'],
    [{ product_info: { uploaded_image_ids: ['a'], extra: [] } }, 'body.product_info.extra dict_type'],
    [{ metadata: 'x' }, 'body.metadata dict_type'],
    [{ merchandising: { availability: 'gone' } }, 'body.merchandising.availability enum'],
    [{ capabilities: { try_on: 'yes' } }, 'body.capabilities.try_on bool_type'],
    [
      { capabilities: { off_figure_product_images: [FLAT, FLAT] } },
      'body.capabilities.off_figure_product_images value_error',
    ],
    [
      { capabilities: { on_figure_product_images: [FLAT] } },
      'body.capabilities.on_figure_product_images.0.viewpoint enum|body.capabilities.on_figure_product_images.0.pose missing',
    ],
  ])('%j', async (more, complaint) => {
    const said = complaints(await catalogue.create(item(more)));
    const expected = complaint.replace('.0.viewpoint enum|', '.0.pose missing|').split('|');
    expect(expected.filter((one) => !said.includes(one))).toEqual([]);
  });

  test('metadata nested deeper than any person writes', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
    expect(complaints(await catalogue.create(item({ metadata: deep })))).toEqual([
      'body.metadata value_error',
    ]);
  });

  test.each([
    ['?limit=0', 'query.limit greater_than_equal'],
    ['?limit=501', 'query.limit less_than_equal'],
    ['?limit=ten', 'query.limit int_parsing'],
    ['?limit=1.5', 'query.limit int_parsing'],
    ['?offset=-1', 'query.offset greater_than_equal'],
    ['?offset=x', 'query.offset int_parsing'],
  ])('a list with %s', async (query, complaint) => {
    expect(complaints(await catalogue.list(query))).toEqual([complaint]);
  });

  test('capabilities and merchandising of the wrong types', async () => {
    const { sku_id } = await catalogue.put(item());
    expect(complaints(await catalogue.patch(sku_id, 'capabilities', { size_and_fit: 1 }))).toEqual([
      'body.size_and_fit bool_type',
    ]);
    expect(complaints(await catalogue.patch(sku_id, 'merchandising', []))).toEqual([
      'body model_attributes_type',
    ]);
  });
});

describe('lists', () => {
  test('pages follow the order of creation to the end', async () => {
    const stranger = new CatalogueShop(shops.stranger);
    const before = SkuItemsPage.parse((await stranger.list('?limit=500')).body).total;
    const upload = await shops.stranger.image();
    const ids = ['z', 'a', 'm', 'b', 'y'].map((name) => `page ${name}`);
    for (const sku_id of ids)
      await stranger.put({ sku_id, product_info: { uploaded_image_ids: [upload.id] } });
    const seen: string[] = [];
    for (let offset: number | null = before; offset !== null; ) {
      const page = SkuItemsPage.parse((await stranger.list(`?offset=${offset}&limit=2`)).body);
      expect(page.total).toBe(before + ids.length);
      seen.push(...page.items.map(({ sku_id }) => sku_id));
      offset = page.next_offset;
    }
    expect(seen).toEqual(ids);
    const last = SkuItemsPage.parse((await stranger.list(`?offset=${before}&limit=5`)).body);
    expect(last.next_offset).toBeNull();
    const beyond = SkuItemsPage.parse((await stranger.list('?offset=9007199254740991')).body);
    expect(beyond).toMatchObject({ items: [], next_offset: null });
  });

  test('ten at a time unless told otherwise', async () => {
    await Promise.all(Array.from({ length: 11 }, () => catalogue.put(item())));
    expect(SkuItemsPage.parse((await catalogue.list()).body).items).toHaveLength(10);
  });
});

describe('merchandising', () => {
  test('is replaced as a whole and prepares nothing again', async () => {
    const { sku_id } = await catalogue.put(item({ capabilities: { try_on: true } }));
    const { capabilities_readiness } = await catalogue.settled(sku_id);
    const answer = await catalogue.patch(sku_id, 'merchandising', { availability: 'preorder' });
    expect(answer).toMatchObject({
      status: 200,
      body: { merchandising: { availability: 'preorder' }, capabilities_readiness },
    });
    const reset = await catalogue.patch(sku_id, 'merchandising', {});
    expect(reset).toMatchObject({ status: 200, body: { merchandising: { availability: 'in_stock' } } });
  });
});

test('a deleted SKU is unknown, its photos are gone and its id is free', async () => {
  const body = item({
    capabilities: {
      try_on: true,
      off_figure_product_images: [FLAT, GHOST],
      on_figure_product_images: [STANDING],
    },
  });
  const created = await catalogue.put(body);
  const [url = ''] = created.product_info.image_urls;
  expect(await catalogue.remove(body.sku_id)).toMatchObject({ status: 204, body: undefined });
  expect(await catalogue.get(body.sku_id)).toMatchObject({ status: 404 });
  expect(await catalogue.remove(body.sku_id)).toMatchObject({ status: 404 });
  expect((await fetch(url)).status).toBe(404);
  const again = await catalogue.put(body);
  expect(again.internal_id).not.toBe(created.internal_id);
});

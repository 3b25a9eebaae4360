import { OutfitRecommendations, SuggestedOutfits } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { CatalogueShop } from './catalogue-shop.ts';
import { complaints } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let catalogue: CatalogueShop;
let image = '';

const WARDROBE: [sku: string, title: string, more?: Record<string, unknown>][] = [
  ['tee', 'white tee'],
  ['jeans', 'navy trousers'],
  ['skirt', 'red skirt', { gender: 'female' }],
  ['boots', 'black shoes'],
  ['tote', 'green bag'],
  ['gown', 'red dress', { gender: 'female' }],
  ['his tee', 'black tee', { gender: 'male' }],
  ['sold out', 'black trousers'],
];

async function put(sku_id: string, title: string, more: Record<string, unknown> = {}, on = true) {
  return catalogue.put({
    sku_id,
    product_info: { uploaded_image_ids: [image], title, ...more },
    capabilities: { outfit_recommendations: on },
    merchandising: { availability: sku_id === 'sold out' ? 'out_of_stock' : 'in_stock' },
  });
}

beforeAll(async () => {
  catalogue = new CatalogueShop(shops.shop);
  image = (await shops.shop.image()).id;
  for (const [skuId, title, more] of WARDROBE) await put(skuId, title, more);
  await put('off', 'navy trousers', {}, false);
  await put('mug', 'a mug');
  for (const [skuId] of [...WARDROBE, ['mug'] as const]) await catalogue.settled(skuId);
});

const ask = (skuId: string, query = '', headers = shops.shop.key) =>
  shops.shop.call('GET', `/v1/recommendations/outfits/${encodeURIComponent(skuId)}${query}`, { headers });
const outfits = async (skuId: string, query = '') =>
  OutfitRecommendations.parse((await ask(skuId, query)).body).map(({ sku_ids }) => sku_ids);

describe('200', () => {
  test.each([
    ['', 3],
    ['?count=1', 1],
    ['?count=5', 5],
  ])('%s gives exactly as many outfits as asked for', async (query, count) => {
    for (const [skuId] of WARDROBE) {
      const found = await outfits(skuId, query);
      expect(found).toHaveLength(count);
      for (const [first, ...others] of found) {
        expect(first).toBe(skuId);
        expect(new Set([skuId, ...others]).size).toBe(others.length + 1);
      }
    }
  });

  test('partners have the capability, are ready and can be bought', async () => {
    const found = (await outfits('tee', '?count=5')).flat();
    expect(found).toContain('jeans');
    for (const skuId of ['sold out', 'off', 'mug']) expect(found).not.toContain(skuId);
  });

  test('what becomes buyable becomes a partner', async () => {
    await catalogue.patch('sold out', 'merchandising', { availability: 'backorder' });
    expect((await outfits('tee', '?count=5')).flat()).toContain('sold out');
    await catalogue.patch('sold out', 'merchandising', { availability: 'out_of_stock' });
    expect((await outfits('tee', '?count=5')).flat()).not.toContain('sold out');
  });

  test('partners fit the same person', async () => {
    const found = (await outfits('his tee', '?count=5')).flat();
    expect(found).not.toContain('skirt');
    expect(found).not.toContain('gown');
  });

  test('ids of outfits differ', async () => {
    const found = OutfitRecommendations.parse((await ask('gown', '?count=5')).body);
    expect(new Set(found.map(({ id }) => id)).size).toBe(5);
  });

  test('the same request gives the same answer, with a user and without', async () => {
    for (const query of ['?count=5', '?count=5&user_id=ann', '?count=5&user_id='])
      expect((await ask('tee', query)).body).toEqual((await ask('tee', query)).body);
  });

  test('what a user looked at changes the order for this user alone', async () => {
    const plain = await outfits('boots', '?count=5');
    await ask('gown', '?user_id=red-lover');
    await ask('skirt', '?user_id=red-lover');
    const personal = await outfits('boots', '?count=5&user_id=red-lover');
    expect(personal.toSorted()).toEqual(plain.toSorted());
    expect(personal[0]?.some((skuId) => ['gown', 'skirt'].includes(skuId))).toBe(true);
    expect(await outfits('boots', '?count=5')).toEqual(plain);
    expect(await outfits('boots', '?count=5&user_id=somebody-else')).toEqual(plain);
  });
});

test('401 without credentials or with the subscription id only', async () => {
  expect(await ask('tee', '', {} as typeof shops.shop.key)).toMatchObject({ status: 401 });
  expect(await ask('tee', '', shops.shop.id)).toMatchObject({ status: 401 });
});

test("404 for an unknown SKU and for another account's", async () => {
  const unknown = { status: 404, body: { code: 'SKU_NOT_FOUND' } };
  expect(await ask('nobody')).toMatchObject(unknown);
  expect(await ask('tee', '', shops.stranger.key)).toMatchObject(unknown);
});

test('409 while the capability is off, and for what was rejected', async () => {
  const refused = { status: 409, body: { code: 'RECOMMENDATIONS_NOT_READY' } };
  expect(await ask('off')).toMatchObject(refused);
  expect(await ask('mug')).toMatchObject(refused);
});

test.each([
  ['?count=0', 'query.count greater_than_equal'],
  ['?count=6', 'query.count less_than_equal'],
  ['?count=two', 'query.count int_parsing'],
  ['?user_id=%00', 'query.user_id value_error'],
])('422 for %s', async (query, complaint) => {
  expect(complaints(await ask('tee', query))).toEqual([complaint]);
});

describe('suggested outfits', () => {
  const suggest = (query = '', headers: Record<string, string> = shops.shop.id) =>
    shops.shop.call('GET', `/v1/suggested_outfits${query}`, { headers });

  test('are different outfits of several pieces, with pictures', async () => {
    const found = SuggestedOutfits.parse((await suggest('?limit=100')).body);
    expect(found.length).toBeGreaterThan(1);
    for (const { items, collage_image_url } of found) {
      expect(items.length).toBeGreaterThan(1);
      expect((await fetch(collage_image_url)).status).toBe(200);
      for (const item of items) expect(item.sku_catalog_name).toBe('main');
    }
    const names = found.map(({ items }) =>
      items
        .map(({ sku_id }) => sku_id)
        .toSorted()
        .join(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(SuggestedOutfits.parse((await suggest('?limit=1')).body)).toHaveLength(1);
  });

  test('pieces are told as older tools know them, ours by id, with what the shop said', async () => {
    const [outfit] = SuggestedOutfits.parse((await suggest('?limit=1')).body);
    for (const item of outfit?.items ?? []) {
      const said = WARDROBE.find(([skuId]) => skuId === item.sku_id);
      expect(item).toMatchObject({
        title: said?.[1],
        is_ready: false,
        descriptive_image_urls: [],
        try_on_examples: [],
      });
      expect(item.image_urls).toHaveLength(1);
      expect(item.id).not.toBe(item.sku_id);
    }
  });

  test('an outfit with a piece for women is tagged so, one for all not at all', async () => {
    for (const { items, tags } of SuggestedOutfits.parse((await suggest()).body)) {
      const genders = new Set(items.map(({ gender }) => gender).filter((one) => one !== null));
      expect(tags.gender).toBe([...genders][0]);
      expect(genders.size).toBeLessThanOrEqual(1);
    }
  });

  test('are open to a key and a token too, and to nobody else', async () => {
    expect(await suggest('', shops.shop.key)).toMatchObject({ status: 200 });
    expect(await suggest('', await shops.shop.token())).toMatchObject({ status: 200 });
    expect(await suggest('', {})).toMatchObject({ status: 401 });
  });

  test.each([
    ['?limit=0', 'query.limit greater_than_equal'],
    ['?limit=501', 'query.limit less_than_equal'],
    ['?limit=all', 'query.limit int_parsing'],
  ])('422 for %s', async (query, complaint) => {
    expect(complaints(await suggest(query))).toEqual([complaint]);
  });

  test('an account without SKUs has none', async () => {
    expect(await suggest('', shops.stranger.id)).toMatchObject({ status: 200, body: [] });
  });
});

test('reports of the browser SDK are taken from anybody, in any form', async () => {
  const report = (headers: Record<string, string>, body: string) =>
    fetch(`${shops.shop.url}/analytics/v1/web-sdk-analytics`, { method: 'POST', headers, body });
  const answers = await Promise.all([
    report({ 'content-type': 'application/json' }, '{"event":"configure"}'),
    report({ 'content-type': 'text/plain' }, 'event'),
    report({ 'content-type': 'application/json', authorization: 'Bearer nonsense' }, '[]'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
});

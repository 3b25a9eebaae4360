import { beforeAll, describe, expect, test } from 'vitest';
import { bearer, complaints, sign } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';
import { TRY_ON, TryOnShop, UNIFIED } from './try-on-shop.ts';

const BOTH = [TRY_ON, UNIFIED] as const;

const shops = useShopsWithQuickPictures();
let page: TryOnShop;
let photo = '';
beforeAll(async () => {
  page = new TryOnShop(shops.shop);
  await Promise.all(['tee', 'skirt', '42'].map((skuId) => page.stock(skuId)));
  photo = await page.photo();
}, 60_000);

const request = (more: Record<string, unknown> = {}) => ({
  uploaded_image_id: photo,
  sku_id: 'tee',
  ...more,
});

describe.each(BOTH)('422 of %s', (path) => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no image', { uploaded_image_id: undefined }, 'body.uploaded_image_id missing'],
    ['null for the image', { uploaded_image_id: null }, 'body.uploaded_image_id string_type'],
    ['a number for the image', { uploaded_image_id: 7 }, 'body.uploaded_image_id string_type'],
    ['no SKU', { sku_id: undefined }, 'body value_error'],
    ['null for both ways', { sku_id: null, sku_ids: null }, 'body value_error'],
    ['both ways', { sku_ids: ['tee'] }, 'body value_error'],
    ['an empty list', { sku_id: null, sku_ids: [] }, 'body.sku_ids too_short'],
    ['text for the list', { sku_id: null, sku_ids: 'tee' }, 'body.sku_ids list_type'],
    ['a number in the list', { sku_id: null, sku_ids: ['tee', 7] }, 'body.sku_ids.1 string_type'],
    ['an empty SKU', { sku_id: '' }, 'body.sku_id too_short'],
  ])('%s', async (_what, more, complaint) => {
    expect(complaints(await page.create(path, request(more)))).toEqual([complaint]);
  });

  test('more SKUs than the API takes', async () => {
    const most = path === TRY_ON ? 2 : 5;
    const sku_ids = Array.from({ length: most + 1 }, (_, n) => `sku-${n}`);
    const answer = await page.create(path, request({ sku_id: null, sku_ids }));
    expect(complaints(answer)).toEqual(['body.sku_ids too_long']);
  });

  test('a key without a body', async () => {
    for (const json of [undefined, null]) expect((await page.create(path, json)).status).toBe(422);
  });
});

test('the Try-On API describes its body as optional and nullable, for tokens that carry everything', async () => {
  const document = await (await fetch(`${shops.shop.url}/digital-try-on/v1/openapi.json`)).json();
  const { requestBody } = Object(document).paths['/sku_images_operations'].post;
  expect(requestBody).toMatchObject({
    required: false,
    content: { 'application/json': { schema: { anyOf: expect.arrayContaining([{ type: 'null' }]) } } },
  });
});

test.each(['enhanced_quality', 'hijab_protection'])('422 of the Try-On API for text in %s', async (field) => {
  const answer = await page.create(TRY_ON, request({ [field]: 'very' }));
  expect(complaints(answer)).toEqual([`body.${field} bool_type`]);
});

describe.each(BOTH)('credentials of %s', (path) => {
  test('creating takes a key or a token; polling takes the subscription id too', async () => {
    const { key, id } = shops.shop;
    const token = await shops.shop.token();
    for (const headers of [{}, id, bearer('wrong'), { 'x-api-key': 'wrong', ...token }])
      expect(await page.create(path, request(), headers)).toMatchObject({
        status: 401,
        body: { detail: expect.any(String) },
      });
    for (const headers of [key, token])
      expect((await page.create(path, request(), headers)).status).toBe(200);
    const operation = await page.order(path, request());
    for (const headers of [key, token, id])
      expect(await page.get(path, operation, headers)).toMatchObject({
        status: 200,
        body: { id: operation },
      });
    expect((await page.get(path, operation, {})).status).toBe(401);
  });

  test('tokens that are expired, unsigned, of nobody or by another secret are refused', async () => {
    const { jwt_iss: iss, jwt_secret: secret } = shops.shop.credentials;
    const exp = Math.floor(Date.now() / 1000) + 60;
    const unsigned = [{ alg: 'none' }, { iss, exp }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const tokens = [
      await sign({ iss, exp: exp - 120 }, secret),
      await sign({ iss, exp }, 'another-secret-0123456789'),
      await sign({ iss: 'nobody', exp }, secret),
      `${unsigned.join('.')}.`,
    ];
    for (const token of tokens) expect((await page.create(path, request(), bearer(token))).status).toBe(401);
  });

  test.each<[string, () => Record<string, unknown>]>([
    ['another image', () => ({ uploaded_image_id: 'user_image-other' })],
    ['another SKU', () => ({ sku_id: 'skirt' })],
    ['another SKU in a list', () => ({ sku_ids: '["skirt"]' })],
  ])('a token issued for %s gives 403', async (what, claims) => {
    const json = what.endsWith('list') ? request({ sku_id: null, sku_ids: ['tee'] }) : request();
    const answer = await page.create(path, json, await shops.shop.token(claims()));
    expect(answer).toMatchObject({ status: 403, body: { detail: expect.any(String) } });
  });

  test.each<[string, (image: string) => Record<string, unknown>]>([
    ['a text', (image) => ({ uploaded_image_id: image, sku_id: 'tee' })],
    ['a number as text', (image) => ({ uploaded_image_id: image, sku_id: '42' })],
    ['a list', (image) => ({ uploaded_image_id: image, sku_ids: ['tee', 'skirt'] })],
    ['a list as text', (image) => ({ uploaded_image_id: image, sku_ids: '["tee","skirt"]' })],
    ['the only entry of a list', (image) => ({ uploaded_image_id: image, sku_ids: 'tee' })],
  ])('a token with every parameter, SKUs as %s, needs no body', async (_what, claims) => {
    const headers = { ...(await shops.shop.token(claims(photo))), 'content-type': 'application/json' };
    for (const json of [undefined, null, {}])
      expect(await page.create(path, json, headers)).toMatchObject({ status: 200 });
  });

  test('a token for the image alone leaves the SKUs to the request, as the browser SDK asks', async () => {
    const headers = await shops.shop.token({ uploaded_image_id: photo, product_id: '7' });
    const json = request({ sku_id: undefined, sku_ids: ['tee', 'skirt'] });
    expect((await page.create(path, json, headers)).status).toBe(200);
    const { uploaded_image_id: _claimed, ...rest } = json;
    expect((await page.create(path, rest, headers)).status).toBe(200);
  });

  test('a pinned SKU cannot be dodged by naming others in the other way', async () => {
    const headers = await shops.shop.token({ sku_id: 'tee' });
    const json = request({ sku_id: undefined, sku_ids: ['skirt'] });
    expect((await page.create(path, json, headers)).status).toBe(422);
  });
});

test('a pinned catalogue holds the Try-On API to it', async () => {
  const json = request({ sku_catalog_name: 'main' });
  const pinned = (name: string) => shops.shop.token({ sku_catalog_name: name });
  expect((await page.create(TRY_ON, json, await pinned('main'))).status).toBe(200);
  expect((await page.create(TRY_ON, json, await pinned('other'))).status).toBe(403);
});

describe.each(BOTH)('CORS of %s', (path) => {
  const origin = 'https://shop.example';
  const headers = 'content-type, x-api-key, x-user-id, authorization, if-none-match';

  test.each(['POST', 'GET'])('a page of another origin may %s without asking who it is', async (method) => {
    const target = method === 'POST' ? path : `${path}/tryon_op-any`;
    const preflight = await fetch(`${shops.shop.url}${target}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    });
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toContain(method);
    for (const name of headers.split(', '))
      expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(name);
  });

  test('refusals can be read by the page too', async () => {
    const answer = await page.create(path, request({ uploaded_image_id: 'x' }), {
      ...shops.shop.key,
      origin,
    });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
  });

  test('the picture loads in any page, by GET and by HEAD', async () => {
    const { generated_images } = await page.made(path, request());
    for (const method of ['GET', 'HEAD']) {
      const file = await fetch(generated_images[0]?.url ?? '', { method, headers: { origin } });
      expect([file.status, file.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
      expect(file.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });
});

import { FlatLayOperation } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_IMAGE_TYPES, FLAT_FRONT, flatLay, NO_PHOTO, orderOf, TEN_PX_PADDINGS } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const PATH = '/studio/v1/flat_lay_operations';
const shops = useShopsWithCheckedUploads();
let image = '';
beforeAll(async () => {
  image = (await shops.shop.image()).id;
});

/** A valid order with some fields replaced. */
const order = (more: Record<string, unknown> = {}) => flatLay(image, more);

describe('200', () => {
  test('the smallest order is accepted and shows its defaults', async () => {
    const id = await shops.shop.order(order());
    expect(id).toMatch(/^flatlay_op-[0-9a-f-]{36}$/);
    const operation = FlatLayOperation.parse((await shops.shop.operation(id)).body);
    expect(operation).toMatchObject({
      id,
      error: null,
      image_types: [FLAT_FRONT],
      operation_priority: 'offline',
      number_of_generations: 1,
      background_settings: { background_type: 'arbitrary' },
      output_image_size: null,
      output_image_paddings: null,
    });
    expect(operation.product_info).toMatchObject({
      id: null,
      category: null,
      title: null,
      description: null,
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['every image type', { image_types: ALL_IMAGE_TYPES }],
    ['four variants, at once', { number_of_generations: 4, operation_priority: 'online' }],
    ['a whole number written with a fraction', { number_of_generations: 2.0 }],
    [
      'a reference colour',
      { background_settings: { background_type: 'reference_color', reference_color: '#aAbB09' } },
    ],
    ['a transparent background', { background_settings: { background_type: 'transparent' } }],
    [
      'null for the colour of another background',
      { background_settings: { background_type: 'arbitrary', reference_color: null } },
    ],
    ['the largest size', { output_image_size: { width: 8192, height: 1 } }],
    ['null for size and paddings', { output_image_size: null, output_image_paddings: null }],
    [
      'paddings that leave one pixel',
      { output_image_size: { width: 21, height: 21 }, output_image_paddings: TEN_PX_PADDINGS },
    ],
    ['paddings without a size', { output_image_paddings: { top: 0, bottom: 0, left: 100, right: 0 } }],
    ['the early output resolution', { output_resolution: 'high' }],
    [
      'unknown fields',
      { surprise: { deep: [1, 2] }, product_info: { uploaded_image_ids: ['IMAGE'], sku: 7 } },
    ],
  ])('%s', async (_what, more) => {
    const body = JSON.parse(JSON.stringify(order(more)).replace('IMAGE', image));
    const id = await shops.shop.order(body);
    const { surprise: _ignored, product_info: _product, ...echoed } = more;
    expect((await shops.shop.operation(id)).body).toMatchObject(echoed);
  });

  test.each<[string, Record<string, unknown>]>([
    ['all words and an id', { id: 'sku-1', category: 'Apparel > Tops', title: 'Tee', description: 'Blue' }],
    ['null for all words', { id: null, category: null, title: null, description: null }],
    ['null for the other source', { image_urls: null }],
    ['no entry in the other source', { image_urls: [] }],
  ])('a product with %s', async (_what, more) => {
    const id = await shops.shop.order(orderOf({ uploaded_image_ids: [image], ...more }));
    const { image_urls: _urls, ...words } = more;
    const { product_info } = FlatLayOperation.parse((await shops.shop.operation(id)).body);
    expect(product_info).toMatchObject(words);
    expect(product_info).not.toHaveProperty('uploaded_image_ids');
  });

  test('twenty photos', async () => {
    expect(await shops.shop.create(orderOf({ uploaded_image_ids: Array(20).fill(image) }))).toMatchObject({
      status: 200,
    });
    expect(await shops.shop.create(orderOf({ image_urls: Array(20).fill(NO_PHOTO) }))).toMatchObject({
      status: 200,
    });
  });

  test.each([
    'https://Shop.example:8443/a%20b.jpg?x=1#y',
    `http://shop.example/${'a'.repeat(2083 - 20)}`,
    'http://[::1]/a',
    'https://bücher.example/ä.jpg',
  ])('the URL %.40s is taken; whether it can be fetched shows later', async (url) => {
    expect(await shops.shop.create(orderOf({ image_urls: [url] }))).toMatchObject({ status: 200 });
  });

  test('a token may create', async () => {
    expect(await shops.shop.create(order(), await shops.shop.token())).toMatchObject({ status: 200 });
  });
});

describe('400', () => {
  test('an unknown upload id, in the words that clients look for', async () => {
    const answer = await shops.shop.create(orderOf({ uploaded_image_ids: [image, 'user_image-unknown'] }));
    expect(answer).toMatchObject({ status: 400, body: { detail: 'Input image was not found' } });
  });

  test("another account's upload is unknown", async () => {
    const foreign = await shops.stranger.image();
    expect(await shops.shop.create(flatLay(foreign.id))).toMatchObject({ status: 400 });
  });

  test('a deleted upload is unknown', async () => {
    const { id } = await shops.shop.image();
    await shops.shop.call('DELETE', `/studio/v1/uploaded_images/${id}`, { headers: shops.shop.key });
    expect(await shops.shop.create(flatLay(id))).toMatchObject({ status: 400 });
  });
});

describe('401', () => {
  test('without credentials, whatever the body', async () => {
    expect(await shops.shop.create(order(), {})).toMatchObject({ status: 401 });
    expect(await shops.shop.call('POST', PATH, { body: 'no json' })).toMatchObject({ status: 401 });
  });

  test('with the subscription id only', async () => {
    expect(await shops.shop.create(order(), shops.shop.id)).toMatchObject({ status: 401 });
  });
});

describe('413', () => {
  test('a body above the limit', async () => {
    const answer = await shops.shop.create({ ...order(), note: 'x'.repeat(2 * 1024 * 1024) });
    expect(answer).toMatchObject({ status: 413, body: { detail: expect.any(String) } });
  });
});

test('an upload serves several operations', async () => {
  const { id } = await shops.shop.image();
  const [first, second] = await Promise.all([shops.shop.order(flatLay(id)), shops.shop.order(flatLay(id))]);
  expect(first).not.toBe(second);
});

import { OperationCreated, UnifiedFlatLayOperation } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { CatalogueShop, FLAT, GHOST } from './catalogue-shop.ts';
import { type Answer, complaints, flatLay, NO_PHOTO } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let catalogue: CatalogueShop;
let image = '';
beforeAll(async () => {
  catalogue = new CatalogueShop(shops.shop);
  image = (await shops.shop.image()).id;
  const capabilities = { off_figure_product_images: [FLAT] };
  for (const sku_id of ['tee', 'off'])
    await catalogue.put({
      sku_id,
      product_info: { uploaded_image_ids: [image], title: 'Tee' },
      capabilities: sku_id === 'tee' ? capabilities : {},
    });
  await catalogue.settled('tee');
});

const create = (json: unknown, headers = shops.shop.key): Promise<Answer> =>
  shops.shop.call('POST', '/v1/flat_lay_operations', { headers, json });
const get = (id: string, headers = shops.shop.key): Promise<Answer> =>
  shops.shop.call('GET', `/v1/flat_lay_operations/${id}`, { headers });
/** A valid order with some fields replaced. */
const order = (more: Record<string, unknown> = {}) => ({
  product_info: { uploaded_image_ids: [image], title: 'Tee' },
  image_type: FLAT,
  ...more,
});
const ofSku = (more: Record<string, unknown> = {}) => ({ sku_id: 'tee', image_type: FLAT, ...more });

async function made(json: unknown): Promise<UnifiedFlatLayOperation> {
  const { operation_id } = OperationCreated.parse((await create(json)).body);
  const ended = async () => UnifiedFlatLayOperation.parse((await get(operation_id)).body);
  await expect.poll(async () => (await ended()).status, { timeout: 20_000 }).toMatch(/SUCCESS|FAILED/);
  return ended();
}

describe('201', () => {
  test('the smallest order shows its defaults and ends in one picture', async () => {
    expect((await create(order())).status).toBe(201);
    const operation = await made(order());
    expect(operation).toMatchObject({
      status: 'SUCCESS',
      error: null,
      image_type: FLAT,
      operation_priority: 'online',
      qa_mode: 'auto',
      background_settings: { background_type: 'arbitrary' },
      output_image_size: null,
      output_image_paddings: null,
      product_info: { title: 'Tee', image_urls: [expect.stringMatching(/^http/)] },
      generated_image: { owner_type: 'user' },
    });
    expect(operation).not.toHaveProperty('sku_id');
    expect((await fetch(operation.generated_image?.url ?? '')).status).toBe(200);
  });

  test('a SKU in the place of a product', async () => {
    const operation = await made(ofSku());
    expect(operation).toMatchObject({
      status: 'SUCCESS',
      sku_id: 'tee',
      generated_image: { id: expect.any(String) },
    });
    expect(operation).not.toHaveProperty('product_info');
  });

  test('a picture that was ordered outlives its SKU', async () => {
    const sku = { sku_id: 'short-lived', product_info: { uploaded_image_ids: [image] } };
    await catalogue.put({ ...sku, capabilities: { off_figure_product_images: [FLAT] } });
    await catalogue.settled('short-lived');
    const { operation_id } = OperationCreated.parse((await create(ofSku({ sku_id: 'short-lived' }))).body);
    await catalogue.remove('short-lived');
    await expect.poll(async () => (await get(operation_id)).body).toMatchObject({ status: 'SUCCESS' });
    expect(await create(ofSku({ sku_id: 'short-lived' }))).toMatchObject({ status: 404 });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one candidate', { qa_mode: 'none' }],
    ['batch work', { operation_priority: 'offline' }],
    ['null for the other product', { sku_id: null }],
    ['a size', { output_image_size: { width: 300, height: 200 } }],
    ['a colour', { background_settings: { background_type: 'reference_color', reference_color: '#102030' } }],
    ['no ground', { background_settings: { background_type: 'transparent' } }],
  ])('%s', async (_what, more) => {
    const { sku_id: _null, ...echoed } = more;
    expect(await made(order(more))).toMatchObject({ status: 'SUCCESS', ...echoed });
  });

  test('an upload as the ground', async () => {
    const background_settings = { background_type: 'reference_image', reference_image_id: image };
    for (const body of [order({ background_settings }), ofSku({ background_settings })])
      expect(await made(body)).toMatchObject({ status: 'SUCCESS', background_settings });
  });

  test('photos that cannot be had fail the operation with a sentence', { timeout: 60_000 }, async () => {
    const operation = await made(order({ product_info: { image_urls: [NO_PHOTO] } }));
    expect(operation).toMatchObject({
      status: 'FAILED',
      error: expect.stringContaining('Photo 1'),
      generated_image: null,
    });
  });

  test('a token may create, and the subscription id may look', async () => {
    const answer = await create(order(), await shops.shop.token());
    const { operation_id } = OperationCreated.parse(answer.body);
    expect(await get(operation_id, shops.shop.id)).toMatchObject({ status: 200 });
  });
});

describe('400', () => {
  test('an unknown upload, as a photo or as the ground', async () => {
    const unknown = { status: 400, body: { code: 'INPUT_IMAGE_NOT_FOUND' } };
    expect(await create(order({ product_info: { uploaded_image_ids: ['x'] } }))).toMatchObject(unknown);
    const foreign = (await shops.stranger.image()).id;
    for (const reference_image_id of ['x', foreign]) {
      const background_settings = { background_type: 'reference_image', reference_image_id };
      expect(await create(order({ background_settings }))).toMatchObject(unknown);
      expect(await create(ofSku({ background_settings }))).toMatchObject(unknown);
    }
  });

  test('there is nobody here for human review', async () => {
    const answer = await create(order({ qa_mode: 'human', operation_priority: 'offline' }));
    expect(answer).toMatchObject({ status: 400, body: { code: 'HUMAN_REVIEW_UNAVAILABLE' } });
  });
});

describe('401', () => {
  test('creating without credentials or with the subscription id only', async () => {
    expect(await create(order(), {})).toMatchObject({ status: 401, body: { detail: expect.any(String) } });
    expect(await create(order(), shops.shop.id)).toMatchObject({ status: 401 });
    expect(await get('flatlay_op-x', {})).toMatchObject({ status: 401 });
  });
});

describe('404', () => {
  const UNKNOWN = { status: 404, body: { code: 'OPERATION_NOT_FOUND', message: expect.any(String) } };

  test('an unknown operation', async () => {
    expect(await get('flatlay_op-unknown')).toMatchObject(UNKNOWN);
    expect(await get('%00')).toMatchObject(UNKNOWN);
  });

  test("another account's operation, and one of the Studio API; Studio does not know these either", async () => {
    const { operation_id } = OperationCreated.parse((await create(order())).body);
    expect(await get(operation_id, shops.stranger.key)).toMatchObject(UNKNOWN);
    expect(await get(await shops.shop.order(flatLay(image)))).toMatchObject(UNKNOWN);
    expect((await shops.shop.operation(operation_id)).body).toBeNull();
  });

  test('an unknown SKU', async () => {
    expect(await create(ofSku({ sku_id: 'nobody' }))).toMatchObject({
      status: 404,
      body: { code: 'SKU_NOT_FOUND' },
    });
  });
});

describe('409', () => {
  test('a picture that the SKU was not asked for', async () => {
    const refused = { status: 409, body: { code: 'SKU_NOT_READY' } };
    expect(await create(ofSku({ image_type: GHOST }))).toMatchObject(refused);
    expect(await create(ofSku({ sku_id: 'off' }))).toMatchObject(refused);
  });
});

describe('422', () => {
  const reference = (more: Record<string, unknown>) => ({ background_settings: more });
  test.each<[string, Record<string, unknown>, string]>([
    ['both products', { sku_id: 'tee' }, 'body value_error'],
    ['no product', { product_info: undefined }, 'body value_error'],
    ['null for both', { product_info: null, sku_id: null }, 'body value_error'],
    ['a product without photos', { product_info: {} }, 'body.product_info value_error'],
    ['no image type', { image_type: undefined }, 'body.image_type missing'],
    ['a list of image types', { image_type: [FLAT] }, 'body.image_type model_attributes_type'],
    ['human review at once', { qa_mode: 'human' }, 'body value_error'],
    ['an unknown review', { qa_mode: 'robot' }, 'body.qa_mode enum'],
    ['an unknown priority', { operation_priority: 'now' }, 'body.operation_priority enum'],
    [
      'a reference picture without its id',
      reference({ background_type: 'reference_image' }),
      'body.background_settings value_error',
    ],
    [
      'an id without its type',
      reference({ background_type: 'arbitrary', reference_image_id: 'x' }),
      'body.background_settings value_error',
    ],
    [
      'a colour without its type',
      reference({ background_type: 'reference_image', reference_image_id: 'x', reference_color: '#000000' }),
      'body.background_settings value_error',
    ],
    [
      'paddings that leave no room',
      {
        output_image_size: { width: 20, height: 20 },
        output_image_paddings: { top: 10, bottom: 10, left: 0, right: 0 },
      },
      'body value_error',
    ],
  ])('%s', async (_what, more, complaint) => {
    expect(complaints(await create(order(more)))).toEqual([complaint]);
  });
});

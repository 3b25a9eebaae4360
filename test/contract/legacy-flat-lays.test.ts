import { FlatLayOperation, LegacyFlatLayOperation } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { complaints, type Shop } from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const LEGACY = '/flat-lays/v1';
const STUDIO = '/studio/v1';
const BACK_DETAIL = { flat_lay_type: 'detail', viewpoint: 'back' };
const POLL_EVERY_MS = 100;

const shops = useShopsWithCheckedUploads();
let image = '';
beforeAll(async () => {
  image = (await shops.shop.image()).id;
});

const legacy = (more: Record<string, unknown> = {}) => ({ uploaded_product_image_ids: [image], ...more });

async function end(shop: Shop, id: string, base: string): Promise<void> {
  for (;;) {
    const { status } = LegacyFlatLayOperation.parse((await shop.operation(id, shop.key, base)).body);
    if (['SUCCESS', 'FAILED'].includes(status)) return;
    await new Promise((later) => setTimeout(later, POLL_EVERY_MS));
  }
}

describe('the legacy base', () => {
  test('200: an order makes one picture of the historic size', async () => {
    const id = await shops.shop.order(legacy({ product_title: 'Tee', operation_priority: 'online' }), LEGACY);
    expect((await shops.shop.operation(id, shops.shop.key, LEGACY)).body).toMatchObject({ id, error: null });
    await end(shops.shop, id, LEGACY);
    const operation = LegacyFlatLayOperation.parse(
      (await shops.shop.operation(id, shops.shop.key, LEGACY)).body,
    );
    expect(operation).toMatchObject({ status: 'SUCCESS', error: null });
    expect(Object.keys(operation).toSorted()).toEqual(['error', 'generated_images', 'id', 'status']);
    expect(operation.generated_images).toHaveLength(1);
  });

  test('200: null for what is unknown', async () => {
    expect(await shops.shop.operation('flatlay_op-x', shops.shop.key, LEGACY)).toMatchObject({
      status: 200,
      body: null,
    });
    const foreign = await shops.stranger.image();
    const id = await shops.stranger.order({ uploaded_product_image_ids: [foreign.id] }, LEGACY);
    expect(await shops.shop.operation(id, shops.shop.key, LEGACY)).toMatchObject({ status: 200, body: null });
  });

  test('400: an unknown upload', async () => {
    const answer = await shops.shop.create({ uploaded_product_image_ids: ['x'] }, shops.shop.key, LEGACY);
    expect(answer).toMatchObject({ status: 400, body: { detail: 'Input image was not found' } });
  });

  test.each<[unknown, string]>([
    [{}, 'body.uploaded_product_image_ids missing'],
    [{ uploaded_product_image_ids: null }, 'body.uploaded_product_image_ids list_type'],
    [{ uploaded_product_image_ids: [] }, 'body.uploaded_product_image_ids too_short'],
    [{ uploaded_product_image_ids: Array(21).fill('a') }, 'body.uploaded_product_image_ids too_long'],
    [{ uploaded_product_image_ids: ['a', 1] }, 'body.uploaded_product_image_ids.1 string_type'],
    [{ uploaded_product_image_ids: ['a'], product_title: 1 }, 'body.product_title string_type'],
    [{ uploaded_product_image_ids: ['a'], product_category: [] }, 'body.product_category string_type'],
    [{ uploaded_product_image_ids: ['a'], product_description: {} }, 'body.product_description string_type'],
    [{ uploaded_product_image_ids: ['a'], operation_priority: 'soon' }, 'body.operation_priority enum'],
    [{ uploaded_product_image_ids: ['a'], output_resolution: 'huge' }, 'body.output_resolution enum'],
  ])('422: %j', async (body, complaint) => {
    expect(complaints(await shops.shop.create(body, shops.shop.key, LEGACY))).toEqual([complaint]);
  });
});

describe('the legacy body under the Studio base', () => {
  test('200: it is answered with both lists of results', async () => {
    const id = await shops.shop.order(legacy({ product_title: 'Tee', product_category: 'Tops' }));
    await end(shops.shop, id, STUDIO);
    const operation = FlatLayOperation.parse((await shops.shop.operation(id)).body);
    expect(operation).toMatchObject({
      status: 'SUCCESS',
      product_info: { title: 'Tee', category: 'Tops', description: null },
      image_types: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
      operation_priority: 'offline',
      output_resolution: 'standard',
    });
    expect(operation.generated_images).toHaveLength(1);
    expect(operation.generation_result?.flatMap((result) => result.generated_images)).toEqual(
      operation.generated_images,
    );
  });

  test('200: Studio fields may stand alongside, and the words of a product too', async () => {
    const more = {
      image_types: [BACK_DETAIL],
      number_of_generations: 2,
      product_info: { id: 'sku-1', title: 'Tee' },
    };
    const id = await shops.shop.order(legacy(more));
    expect((await shops.shop.operation(id)).body).toMatchObject({
      image_types: [BACK_DETAIL],
      number_of_generations: 2,
      product_info: { id: 'sku-1', title: 'Tee' },
      generated_images: [],
    });
  });

  test('200: a Studio order has no legacy list', async () => {
    const id = await shops.shop.order({
      product_info: { uploaded_image_ids: [image] },
      image_types: [BACK_DETAIL],
    });
    expect((await shops.shop.operation(id)).body).not.toHaveProperty('generated_images');
  });

  test('200: the legacy base reads what was ordered under Studio', async () => {
    const id = await shops.shop.order(legacy());
    expect((await shops.shop.operation(id, shops.shop.key, LEGACY)).body).toMatchObject({ id });
  });

  test.each<[unknown, string]>([
    [{ product_info: { uploaded_image_ids: ['a'] } }, 'body value_error'],
    [{ product_info: { image_urls: ['http://shop.example/a.jpg'] } }, 'body value_error'],
    [{ uploaded_product_image_ids: [] }, 'body.uploaded_product_image_ids too_short'],
    [{ image_types: [] }, 'body.image_types too_short'],
    [{ image_types: [BACK_DETAIL, BACK_DETAIL] }, 'body.image_types value_error'],
    [{ product_title: 7 }, 'body.product_title string_type'],
    [{ number_of_generations: 5 }, 'body.number_of_generations less_than_equal'],
    [
      { background_settings: { background_type: 'prompt', prompt: 'x' } },
      'body.background_settings.background_type enum',
    ],
  ])('422: %j', async (more, complaint) => {
    expect(complaints(await shops.shop.create(legacy(Object(more))))).toEqual([complaint]);
  });

  test('422: null for the legacy list means that it is not there', async () => {
    const answer = await shops.shop.create({ uploaded_product_image_ids: null });
    expect(complaints(answer)).toEqual(['body.product_info missing', 'body.image_types missing']);
  });
});

import { SkuImagesCreated, SkuImagesOperation } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { useShopsWithQuickPictures } from './shops.ts';
import { TRY_ON, TryOnShop, UNIFIED } from './try-on-shop.ts';

const BOTH = [TRY_ON, UNIFIED] as const;

const shops = useShopsWithQuickPictures();
let page: TryOnShop;
let photo = '';
let model = '';
beforeAll(async () => {
  page = new TryOnShop(shops.shop);
  await Promise.all(
    ['tee', 'trousers', 'jacket', 'hat', 'skirt', 'a/b ü'].map((title) => page.stock(title, { title })),
  );
  [photo, model] = [await page.photo(), await page.model()];
}, 60_000);

/** A request that is in order, with some fields replaced. */
const request = (more: Record<string, unknown> = {}) => ({
  uploaded_image_id: photo,
  sku_id: 'tee',
  ...more,
});

describe('200 of a creation', () => {
  test('the Try-On API answers with all three keys', async () => {
    const answer = await page.create(TRY_ON, request());
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      operation_id: expect.stringMatching(/^tryon_op-/),
      details: null,
      errors: [],
    });
  });

  test('the Unified API answers with the id', async () => {
    const answer = await page.create(UNIFIED, request());
    expect(answer).toMatchObject({
      status: 200,
      body: { operation_id: expect.stringMatching(/^tryon_op-/) },
    });
  });

  test.each(BOTH)('%s ends in one picture of an upload', async (path) => {
    const operation = await page.made(path, request());
    expect(operation).toMatchObject({
      status: 'SUCCESS',
      error: null,
      abort_reason: null,
      generated_images: [
        { id: expect.stringMatching(/^gen_image-/), owner_type: 'user', expires_at: expect.any(String) },
      ],
    });
    expect(operation.generated_images).toHaveLength(1);
  });

  test('the Try-On API repeats the address of a picture in image_url', async () => {
    const { generated_images } = SkuImagesOperation.parse(await page.made(TRY_ON, request()));
    expect(generated_images[0]?.image_url).toBe(generated_images[0]?.url);
  });

  test.each(BOTH)('%s takes a predefined model and a generated picture', async (path) => {
    const { generated_images } = await page.made(path, request({ uploaded_image_id: model }));
    const generated = generated_images[0]?.id;
    expect(generated).toBeDefined();
    const again = await page.made(path, request({ uploaded_image_id: generated, sku_id: 'trousers' }));
    expect(again).toMatchObject({ status: 'SUCCESS', generated_images: [{ owner_type: 'user' }] });
  });

  test.each<[(typeof BOTH)[number], string[]]>([
    [TRY_ON, ['tee', 'trousers']],
    [UNIFIED, ['tee', 'trousers', 'jacket', 'hat', 'skirt']],
    [UNIFIED, ['a/b ü']],
    [UNIFIED, ['tee', 'tee']],
  ])('%s shows %j in one picture', async (path, sku_ids) => {
    const operation = await page.made(path, request({ sku_id: undefined, sku_ids }));
    expect(operation).toMatchObject({ status: 'SUCCESS', generated_images: [{ owner_type: 'user' }] });
  });

  test.each<[string, Record<string, unknown>]>([
    ['its catalogue', { sku_catalog_name: 'main' }],
    ['null for the catalogue', { sku_catalog_name: null }],
    ['null for the other way to name SKUs', { sku_ids: null }],
    [
      'everything that is not read',
      {
        enhanced_quality: true,
        hijab_protection: true,
        model_type: 'x',
        operation_target: 'y',
        more: 1,
      },
    ],
  ])('a client that sends %s succeeds', async (_what, more) => {
    expect(await page.made(TRY_ON, request(more))).toMatchObject({ status: 'SUCCESS' });
  });

  test('what may be missing from the picture is said at once', async () => {
    const { body } = await page.create(TRY_ON, request({ sku_id: null, sku_ids: ['tee', 'hat'] }));
    expect(SkuImagesCreated.parse(body).details).toContain('hat');
    const onModel = await page.create(TRY_ON, request({ uploaded_image_id: model, sku_id: 'hat' }));
    expect(SkuImagesCreated.parse(onModel.body).details).toBeNull();
  });

  test('a try-on outlives its SKU and its photo', async () => {
    await page.stock('short-lived');
    const upload = await page.photo();
    const id = await page.order(UNIFIED, request({ uploaded_image_id: upload, sku_id: 'short-lived' }));
    await page.catalogue.remove('short-lived');
    const ended = await page.end(UNIFIED, id);
    expect(ended.status).toBe('SUCCESS');
    await shops.shop.call('DELETE', `/v1/uploaded_images/${upload}`, { headers: shops.shop.key });
    expect(await page.end(UNIFIED, id)).toEqual(ended);
  });
});

describe('200 of a poll', () => {
  test('both APIs know the same operations', async () => {
    const id = await page.order(TRY_ON, request());
    const { image_url: _own, ...image } =
      SkuImagesOperation.parse(await page.end(TRY_ON, id)).generated_images[0] ?? {};
    expect((await page.end(UNIFIED, id)).generated_images).toEqual([image]);
  });

  test('a target_override is ignored', async () => {
    const id = await page.order(TRY_ON, request());
    expect(await page.get(TRY_ON, `${id}?target_override=anything`)).toMatchObject({
      status: 200,
      body: { id },
    });
  });

  test.each(BOTH)('%s shows null for a picture that was deleted, whose URL is gone', async (path) => {
    const id = await page.order(path, request());
    const [image] = (await page.end(path, id)).generated_images;
    const headers = shops.shop.key;
    const deleted = await shops.shop.call('DELETE', `/v1/generated_images/${image?.id}`, { headers });
    expect(deleted.status).toBe(204);
    expect(await page.get(path, id)).toMatchObject({ body: { status: 'SUCCESS', generated_images: [null] } });
    expect((await fetch(image?.url ?? '')).status).toBe(404);
  });

  test('the Unified API answers null for what it does not know', async () => {
    const headers = shops.stranger.key;
    const id = await page.order(UNIFIED, request());
    for (const unknown of ['tryon_op-unknown', '%00'])
      expect(await page.get(UNIFIED, unknown)).toMatchObject({ status: 200, body: null });
    expect(await page.get(UNIFIED, id, headers)).toMatchObject({ status: 200, body: null });
  });

  test('no list of other operations has it', async () => {
    const id = await page.order(UNIFIED, request());
    expect((await shops.shop.operation(id)).body).toBeNull();
    expect((await shops.shop.operation(id, shops.shop.key, '/v1')).status).toBe(404);
  });
});

describe('ABORTED', () => {
  test.each(['NO_PEOPLE_DETECTED', 'TOO_MANY_PEOPLE_DETECTED', 'CHILD_DETECTED', 'INSUFFICIENT_TARGET_AREA'])(
    '%s, with a sentence and without a picture, in both APIs',
    async (abort_reason) => {
      const upload = await page.photo(Buffer.from(`a photo with ${abort_reason}`));
      for (const path of BOTH)
        expect(await page.made(path, request({ uploaded_image_id: upload }))).toMatchObject({
          status: 'ABORTED',
          abort_reason,
          error: expect.stringMatching(/photo.*\.$/),
          generated_images: [],
        });
    },
  );
});

describe.each(BOTH)('400 of %s', (path) => {
  const refused = (detail: string) => ({ status: 400, body: { detail } });

  test('an image that is unknown, deleted, foreign, or no person of ours', async () => {
    const deleted = await page.photo();
    await shops.shop.call('DELETE', `/v1/uploaded_images/${deleted}`, { headers: shops.shop.key });
    const foreign = await new TryOnShop(shops.stranger).photo();
    for (const uploaded_image_id of ['', 'x', deleted, foreign, 'model_woman_99'])
      expect(await page.create(path, request({ uploaded_image_id }))).toMatchObject(
        refused('Input image was not found'),
      );
  });

  test('a SKU that is unknown or of somebody else', async () => {
    const theirs = `theirs ${path}`;
    await new TryOnShop(shops.stranger).stock(theirs);
    for (const sku_id of ['nobody', theirs])
      expect(await page.create(path, request({ sku_id }))).toMatchObject(refused('SKU item was not found'));
    expect(await page.create(path, request({ sku_id: null, sku_ids: ['tee', 'nobody'] }))).toMatchObject(
      refused('SKU item was not found'),
    );
  });

  test('a SKU that is not for try-on, not prepared yet, or rejected', async () => {
    const { id } = await shops.shop.image();
    const product_info = { uploaded_image_ids: [id] };
    const off = `off ${path}`;
    await page.catalogue.put({ sku_id: off, product_info });
    expect(await page.create(path, request({ sku_id: off }))).toMatchObject(refused('SKU item is not ready'));
    const mug = `mug ${path}`;
    await page.stock(mug, { title: 'mug' });
    expect(await page.create(path, request({ sku_id: mug }))).toMatchObject(refused('SKU item is not ready'));
  });
});

test('400 of the Try-On API for another catalogue', async () => {
  const answer = await page.create(TRY_ON, request({ sku_catalog_name: 'other' }));
  expect(answer).toMatchObject({ status: 400, body: { detail: 'SKU item was not found' } });
});

test('404 of the Try-On API for an operation that it does not know', async () => {
  const id = await page.order(TRY_ON, request());
  expect(await page.get(TRY_ON, 'tryon_op-unknown')).toMatchObject({
    status: 404,
    body: { detail: expect.any(String) },
  });
  expect((await page.get(TRY_ON, id, shops.stranger.key)).status).toBe(404);
});

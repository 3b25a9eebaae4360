import { beforeAll, describe, expect, test } from 'vitest';
import { FigureShop, onFigure } from './figure-shop.ts';
import { flatLay } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let image = '';
let figures: FigureShop;
beforeAll(async () => {
  image = (await shops.shop.image()).id;
  figures = new FigureShop(shops.shop);
});

describe('200', () => {
  test('a finished operation has its pictures in the order of the request', async () => {
    const image_types = [
      { viewpoint: 'back', pose: 'walking' },
      { viewpoint: 'front', pose: 'standing' },
      { viewpoint: 'front', pose: 'walking' },
    ];
    const operation = await figures.end(
      await figures.order(onFigure(image, { image_types, number_of_generations: 2 })),
    );
    expect(operation).toMatchObject({ status: 'SUCCESS', error: null });
    expect(operation.generation_result?.map(({ image_type }) => image_type)).toEqual(image_types);
    const images = operation.generation_result?.flatMap(({ generated_images }) => generated_images) ?? [];
    expect(new Set(images.map((picture) => picture?.url)).size).toBe(6);
    expect(images[0]).toMatchObject({ owner_type: 'user', id: expect.stringMatching(/^gen_image-/) });
    expect((await fetch(images[0]?.url ?? '')).status).toBe(200);
    expect(operation.product_info.image_urls).toHaveLength(1);
    expect(operation.product_info).not.toHaveProperty('uploaded_image_ids');
  });

  test('what could not be done as well as asked is said', async () => {
    const product_info = { uploaded_image_ids: [image], title: 'warn me' };
    const operation = await figures.end(await figures.order(onFigure(image, { product_info })));
    expect(operation).toMatchObject({ status: 'SUCCESS', warnings: ['The back was inferred.'] });
  });

  test('a product that cannot be shown fails its operation in a sentence', async () => {
    const product_info = { uploaded_image_ids: [image], title: 'refuse me' };
    expect(await figures.end(await figures.order(onFigure(image, { product_info })))).toMatchObject({
      status: 'FAILED',
      error: 'No product was found in the photos.',
      generation_result: null,
    });
  });

  test('the subscription id is enough to look', async () => {
    const id = await figures.order(onFigure(image));
    expect(await figures.get(id, shops.shop.id)).toMatchObject({ status: 200, body: { id } });
  });

  test.each(['onfigure_op-00000000-0000-4000-8000-000000000000', 'x', '%00', 'regenerate'])(
    'the unknown id %s is answered with null',
    async (id) => {
      expect(await figures.get(id)).toMatchObject({ status: 200, body: null });
    },
  );

  test('an operation of the other kind is answered with null', async () => {
    const flat = await shops.shop.order(flatLay(image));
    const worn = await figures.order(onFigure(image));
    expect(await figures.get(flat)).toMatchObject({ status: 200, body: null });
    expect(await shops.shop.operation(worn)).toMatchObject({ status: 200, body: null });
  });

  test("another account's operation is answered with null", async () => {
    const id = await figures.order(onFigure(image));
    expect(await new FigureShop(shops.stranger).get(id)).toMatchObject({ status: 200, body: null });
  });
});

describe('401', () => {
  test('without credentials', async () => {
    expect(await figures.get('onfigure_op-x', {})).toMatchObject({ status: 401 });
  });
});

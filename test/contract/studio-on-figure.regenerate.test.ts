import { beforeAll, describe, expect, test } from 'vitest';
import { FigureShop, onFigure, PRESET, STANDING } from './figure-shop.ts';
import { complaints, flatLay } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let image = '';
let figures: FigureShop;
beforeAll(async () => {
  image = (await shops.shop.image()).id;
  figures = new FigureShop(shops.shop);
});

const WALKING = { viewpoint: 'side', pose: 'walking' };
const UNKNOWN = 'onfigure_op-00000000-0000-4000-8000-000000000000';

describe('200', () => {
  test('a chain of regenerations shows what is in effect and has its own pictures', async () => {
    const settings = {
      product_info: { uploaded_image_ids: [image], id: 'sku-1', title: 'Tee' },
      on_figure_model_settings: { gender: 'male', hair_length: 'long' },
      background_settings: { background_type: 'reference_color', reference_color: '#abcdef' },
      output_image_size: { width: 300, height: 400 },
      operation_priority: 'online',
      number_of_generations: 2,
    };
    const original = await figures.end(await figures.order(onFigure(image, settings)));
    const first = await figures.end(
      await figures.orderAgain(original.id, { image_types: [WALKING, STANDING] }),
    );
    const second = await figures.end(
      await figures.orderAgain(first.id, { image_types: [WALKING], number_of_generations: 1 }),
    );
    const { product_info: _, ...takenOver } = settings;
    expect(first).toMatchObject({ status: 'SUCCESS', ...takenOver, image_types: [WALKING, STANDING] });
    expect(first.product_info).toEqual(original.product_info);
    expect(second).toMatchObject({
      status: 'SUCCESS',
      ...takenOver,
      number_of_generations: 1,
      image_types: [WALKING],
    });
    const counts = [original, first, second].map(({ generation_result }) =>
      generation_result?.map(({ generated_images }) => generated_images.length),
    );
    expect(counts).toEqual([[2], [2, 2], [1]]);
  });

  test('null for the number of variants takes it over', async () => {
    const original = await figures.order(onFigure(image, { number_of_generations: 3 }));
    const id = await figures.orderAgain(original, { number_of_generations: null });
    expect(await figures.operation(id)).toMatchObject({ number_of_generations: 3 });
  });

  test('a preset is taken over as such', async () => {
    const original = await figures.order(
      onFigure(image, { on_figure_model_settings: null, on_figure_model_preset_id: PRESET }),
    );
    expect(await figures.operation(await figures.orderAgain(original))).toMatchObject({
      on_figure_model_preset_id: PRESET,
      on_figure_model_settings: null,
    });
  });

  test('a failed original may be regenerated', async () => {
    const original = await figures.end(
      await figures.order(
        onFigure('', { product_info: { uploaded_image_ids: [image], title: 'refuse me' } }),
      ),
    );
    expect(original).toMatchObject({ status: 'FAILED', generation_result: null });
    expect(await figures.end(await figures.orderAgain(original.id))).toMatchObject({ status: 'FAILED' });
  });

  test('a token may regenerate what it was issued for', async () => {
    const original = await figures.order(onFigure(image));
    const body = { image_types: [STANDING] };
    const token = await shops.shop.token({ original_operation_id: original });
    expect(await figures.regenerate(body, token)).toMatchObject({ status: 200 });
    expect(await figures.regenerate({ ...body, original_operation_id: UNKNOWN }, token)).toMatchObject({
      status: 403,
    });
  });
});

describe('400', () => {
  test('a photo of the original was deleted', async () => {
    const { id } = await shops.shop.image();
    const original = await figures.order(onFigure(id));
    await shops.shop.call('DELETE', `/studio/v1/uploaded_images/${id}`, { headers: shops.shop.key });
    const answer = await figures.regenerate({ original_operation_id: original, image_types: [STANDING] });
    expect(answer).toMatchObject({ status: 400, body: { detail: 'Input image was not found' } });
  });
});

describe('401', () => {
  test('without credentials, and with the subscription id only', async () => {
    const body = { original_operation_id: UNKNOWN, image_types: [STANDING] };
    expect(await figures.regenerate(body, {})).toMatchObject({ status: 401 });
    expect(await figures.regenerate(body, shops.shop.id)).toMatchObject({ status: 401 });
  });
});

describe('404', () => {
  const again = (original_operation_id: string) =>
    figures.regenerate({ original_operation_id, image_types: [STANDING] });

  test.each([UNKNOWN, '', 'ü'])('the unknown original "%s"', async (id) => {
    expect(await again(id)).toMatchObject({ status: 404, body: { detail: 'Operation was not found.' } });
  });

  test("another account's operation, and one of another kind", async () => {
    const theirs = new FigureShop(shops.stranger);
    const foreign = await theirs.order(onFigure((await shops.stranger.image()).id));
    expect(await again(foreign)).toMatchObject({ status: 404 });
    expect(await again(await shops.shop.order(flatLay(image)))).toMatchObject({ status: 404 });
  });
});

describe('422', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ original_operation_id: undefined }, 'body.original_operation_id missing'],
    [{ original_operation_id: 7 }, 'body.original_operation_id string_type'],
    [{ original_operation_id: 'a\0' }, 'body.original_operation_id value_error'],
    [{ image_types: undefined }, 'body.image_types missing'],
    [{ image_types: [] }, 'body.image_types too_short'],
    [{ image_types: [STANDING, STANDING] }, 'body.image_types value_error'],
    [{ number_of_generations: 0 }, 'body.number_of_generations greater_than_equal'],
    [{ number_of_generations: 5 }, 'body.number_of_generations less_than_equal'],
  ])('%j', async (more, complaint) => {
    const body = { original_operation_id: UNKNOWN, image_types: [STANDING], ...more };
    expect(complaints(await figures.regenerate(body))).toEqual([complaint]);
  });
});

import { MODEL_SETTINGS, ON_FIGURE_PRESETS } from '@atelier/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_FIGURE_TYPES, FigureShop, onFigure, PRESET, STANDING, TEEN_PRESET } from './figure-shop.ts';
import { NO_PHOTO, TEN_PX_PADDINGS } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let image = '';
let figures: FigureShop;
beforeAll(async () => {
  image = (await shops.shop.image()).id;
  figures = new FigureShop(shops.shop);
});

const order = (more: Record<string, unknown> = {}) => onFigure(image, more);
const withModel = (settings: unknown) => order({ on_figure_model_settings: settings });
const withPreset = (id: string, more: Record<string, unknown> = {}) =>
  order({ on_figure_model_settings: null, on_figure_model_preset_id: id, ...more });
const named = (words: Record<string, string>) => ({ uploaded_image_ids: [image], ...words });

describe('200', () => {
  test('the smallest order is accepted and shows its defaults', async () => {
    const id = await figures.order(order());
    expect(id).toMatch(/^onfigure_op-[0-9a-f-]{36}$/);
    expect(await figures.operation(id)).toMatchObject({
      id,
      error: null,
      image_types: [STANDING],
      on_figure_model_preset_id: null,
      on_figure_model_settings: { gender: 'female' },
      operation_priority: 'offline',
      number_of_generations: 1,
      background_settings: { background_type: 'arbitrary' },
      output_image_size: null,
      output_image_paddings: null,
      product_info: { id: null, category: null, title: null, description: null },
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['every image type in four variants', { image_types: ALL_FIGURE_TYPES, number_of_generations: 4 }],
    ['online', { operation_priority: 'online' }],
    ['a transparent background', { background_settings: { background_type: 'transparent' } }],
    [
      'a reference colour',
      { background_settings: { background_type: 'reference_color', reference_color: '#aAbB09' } },
    ],
    ['the largest size', { output_image_size: { width: 8192, height: 1 } }],
    ['paddings without a size', { output_image_paddings: TEN_PX_PADDINGS }],
    ['the early output resolution', { output_resolution: 'standard' }],
    [
      'the early output resolution and paddings that leave one pixel in it',
      { output_resolution: 'standard', output_image_paddings: { top: 959, bottom: 0, left: 639, right: 0 } },
    ],
    ['null for the preset', { on_figure_model_preset_id: null }],
  ])('%s', async (_what, more) => {
    expect(await figures.operation(await figures.order(order(more)))).toMatchObject(more);
  });

  test('unknown fields are ignored', async () => {
    expect(await figures.create(order({ surprise: [1, { deep: 2 }] }))).toMatchObject({ status: 200 });
  });

  test('a preset instead of settings is shown as asked', async () => {
    expect(await figures.operation(await figures.order(withPreset(PRESET)))).toMatchObject({
      on_figure_model_preset_id: PRESET,
      on_figure_model_settings: null,
    });
  });

  test('every preset is accepted', async () => {
    const answers = await Promise.all(
      ON_FIGURE_PRESETS.map(({ preset_id }) => figures.create(withPreset(preset_id))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test.each(Object.entries(MODEL_SETTINGS))('every %s', async (setting, values) => {
    const answers = await Promise.all(
      values.map((value) => figures.create(withModel({ gender: 'male', [setting]: value }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(values.map(() => 200));
  });

  test('null for everything optional about the model', async () => {
    const { gender: _, ...optional } = MODEL_SETTINGS;
    const nothing = Object.fromEntries(Object.keys(optional).map((name) => [name, null]));
    const flags = { is_pregnant: null, has_beard: null, has_tattoo: null };
    const settings = { gender: 'female', ...nothing, ...flags };
    const id = await figures.order(withModel(settings));
    expect((await figures.operation(id)).on_figure_model_settings).toEqual(settings);
  });

  test('wishes that do not suit each other are left to the picture', async () => {
    const settings = { gender: 'male', is_pregnant: true, has_beard: true, age_group: 'child' };
    expect(await figures.create(withModel(settings))).toMatchObject({ status: 200 });
  });

  test('swimwear on adults, and the everyday clothes of young models', async () => {
    const bikini = order({ product_info: named({ title: 'Bikini', category: 'Swimwear' }) });
    const trousers = named({ title: 'Brass-button trousers with elastic band', description: 'Brand new.' });
    expect(await figures.create(bikini)).toMatchObject({ status: 200 });
    expect(await figures.create(withPreset(TEEN_PRESET, { product_info: trousers }))).toMatchObject({
      status: 200,
    });
  });

  test('product URLs; whether they can be fetched shows later', async () => {
    expect(await figures.create(order({ product_info: { image_urls: [NO_PHOTO] } }))).toMatchObject({
      status: 200,
    });
  });

  test('a token may create, and is held to what it was issued for', async () => {
    const token = await shops.shop.token({ on_figure_model_preset_id: PRESET });
    expect(await figures.create(order({ on_figure_model_settings: null }), token)).toMatchObject({
      status: 200,
    });
    expect(await figures.create(withPreset('preset_man_01'), token)).toMatchObject({ status: 403 });
  });
});

describe('400', () => {
  test('an unknown upload id, in the words that clients look for', async () => {
    expect(await figures.create(onFigure('user_image-unknown'))).toMatchObject({
      status: 400,
      body: { detail: 'Input image was not found' },
    });
  });

  test("another account's upload is unknown", async () => {
    expect(await figures.create(onFigure((await shops.stranger.image()).id))).toMatchObject({ status: 400 });
  });
});

describe('401', () => {
  test('without credentials, and with the subscription id only', async () => {
    expect(await figures.create(order(), {})).toMatchObject({ status: 401 });
    expect(await figures.create(order(), shops.shop.id)).toMatchObject({ status: 401 });
  });
});

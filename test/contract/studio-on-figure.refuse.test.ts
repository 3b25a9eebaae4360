import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_FIGURE_TYPES, FigureShop, onFigure, PRESET, STANDING, TEEN_PRESET } from './figure-shop.ts';
import { complaints, TEN_PX_PADDINGS } from './shop.ts';
import { useShopsWithQuickPictures } from './shops.ts';

const shops = useShopsWithQuickPictures();
let image = '';
let figures: FigureShop;
beforeAll(async () => {
  image = (await shops.shop.image()).id;
  figures = new FigureShop(shops.shop);
});

const refused = async (more: Record<string, unknown>) =>
  complaints(await figures.create(onFigure(image, more)));

describe('422', () => {
  test.each([
    ['missing', null, 'body missing'],
    ['a list', [], 'body model_attributes_type'],
  ])('a body that is %s', async (_what, body, complaint) => {
    expect(complaints(await figures.create(body))).toEqual([complaint]);
  });

  test('everything that is missing is named', async () => {
    expect(complaints(await figures.create({}))).toEqual([
      'body.product_info missing',
      'body.image_types missing',
    ]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a preset and settings',
      { on_figure_model_preset_id: PRESET, on_figure_model_settings: { gender: 'male' } },
      'body value_error',
    ],
    ['neither preset nor settings', { on_figure_model_settings: undefined }, 'body value_error'],
    [
      'null for both preset and settings',
      { on_figure_model_settings: null, on_figure_model_preset_id: null },
      'body value_error',
    ],
    [
      'a preset that does not exist',
      { on_figure_model_settings: null, on_figure_model_preset_id: 'preset_woman_99' },
      'body.on_figure_model_preset_id value_error',
    ],
    [
      'a preset that is not text',
      { on_figure_model_settings: null, on_figure_model_preset_id: 1 },
      'body.on_figure_model_preset_id string_type',
    ],
  ])('%s', async (_what, more, complaint) => {
    expect(await refused(more)).toEqual([complaint]);
  });

  test.each<[unknown, string]>([
    [{}, '.gender missing'],
    [{ gender: null }, '.gender enum'],
    [{ gender: 'other' }, '.gender enum'],
    [{ gender: 'male', ethnicity: 'martian' }, '.ethnicity enum'],
    [{ gender: 'male', skin_tone: 'green' }, '.skin_tone enum'],
    [{ gender: 'male', body_shape: 'round' }, '.body_shape enum'],
    [{ gender: 'male', age_group: 'infant' }, '.age_group enum'],
    [{ gender: 'male', age_group: 'toddler' }, '.age_group enum'],
    [{ gender: 'male', height: 180 }, '.height enum'],
    [{ gender: 'male', hair_length: 'waist' }, '.hair_length enum'],
    [{ gender: 'male', hair_style: 'mohawk' }, '.hair_style enum'],
    [{ gender: 'male', hair_color: 'blue' }, '.hair_color enum'],
    [{ gender: 'male', has_beard: 'yes' }, '.has_beard bool_type'],
    [{ gender: 'male', is_pregnant: 1 }, '.is_pregnant bool_type'],
    [{ gender: 'male', has_tattoo: [] }, '.has_tattoo bool_type'],
    ['female', ' model_attributes_type'],
  ])('on_figure_model_settings %j', async (on_figure_model_settings, complaint) => {
    expect(await refused({ on_figure_model_settings })).toEqual([
      `body.on_figure_model_settings${complaint}`,
    ]);
  });

  test.each<[string, unknown, string]>([
    ['image_types', [], 'body.image_types too_short'],
    ['image_types', null, 'body.image_types list_type'],
    ['image_types', [STANDING, { pose: 'standing', viewpoint: 'front' }], 'body.image_types value_error'],
    ['image_types', [{ viewpoint: 'front' }], 'body.image_types.0.pose missing'],
    ['image_types', [{ pose: 'standing' }], 'body.image_types.0.viewpoint missing'],
    ['image_types', [STANDING, { ...STANDING, pose: 'flying' }], 'body.image_types.1.pose enum'],
    ['image_types', [{ ...STANDING, viewpoint: 'top' }], 'body.image_types.0.viewpoint enum'],
    ['number_of_generations', 0, 'body.number_of_generations greater_than_equal'],
    ['number_of_generations', 5, 'body.number_of_generations less_than_equal'],
    ['number_of_generations', null, 'body.number_of_generations int_type'],
    ['operation_priority', 'soon', 'body.operation_priority enum'],
    [
      'background_settings',
      { background_type: 'prompt', prompt: 'a beach' },
      'body.background_settings.background_type enum',
    ],
    ['background_settings', { background_type: 'reference_color' }, 'body.background_settings value_error'],
    ['output_resolution', 'ultra', 'body.output_resolution enum'],
    ['output_image_size', { width: 100 }, 'body.output_image_size.height missing'],
    ['output_image_size', { width: 8193, height: 1 }, 'body.output_image_size.width less_than_equal'],
    ['output_image_paddings', { top: 1, bottom: 1, left: 1 }, 'body.output_image_paddings.right missing'],
    ['output_image_paddings', { ...TEN_PX_PADDINGS, left: 1014 }, 'body value_error'],
    ['product_info', { title: 'Tee' }, 'body.product_info value_error'],
  ])('%s %j', async (field, value, complaint) => {
    expect(await refused({ [field]: value })).toEqual([complaint]);
  });

  test('more image types than there are', async () => {
    expect(await refused({ image_types: [...ALL_FIGURE_TYPES, STANDING] })).toContain(
      'body.image_types too_long',
    );
  });

  describe('swimwear and underwear on young models', () => {
    const worn = (words: Record<string, string>, model: Record<string, unknown>) =>
      refused({ product_info: { uploaded_image_ids: [image], ...words }, ...model });
    const child = { on_figure_model_settings: { gender: 'female', age_group: 'child' } };
    const teen = { on_figure_model_settings: { gender: 'male', age_group: 'teen' } };
    const teenPreset = { on_figure_model_settings: null, on_figure_model_preset_id: TEEN_PRESET };

    test.each<[Record<string, string>, Record<string, unknown>, string]>([
      [{ title: 'Striped swimsuit' }, child, 'title'],
      [{ title: 'BIKINI-Set' }, teen, 'title'],
      [{ category: 'Apparel & Accessories > Clothing > Swimwear' }, teenPreset, 'category'],
      [{ description: 'Soft cotton boxer briefs.' }, teen, 'description'],
      [{ title: 'Sports bra' }, child, 'title'],
      [{ title: 'Badeanzug mit Rüschen' }, child, 'title'],
      [{ title: 'Unterwäsche' }, teen, 'title'],
      [{ title: 'Bañador de niño' }, child, 'title'],
    ])('%j on %j', async (words, model, field) => {
      expect(await worn(words, model)).toEqual([`body.product_info.${field} value_error`]);
    });

    test('every field that names it is named', async () => {
      expect(await worn({ category: 'Underwear', title: 'Knickers' }, child)).toEqual([
        'body.product_info.category value_error',
        'body.product_info.title value_error',
      ]);
    });
  });
});

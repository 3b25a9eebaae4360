import { beforeAll, describe, expect, test } from 'vitest';
import {
  ALL_IMAGE_TYPES,
  complaints,
  FLAT_FRONT,
  flatLay,
  NO_PHOTO,
  orderOf,
  type Payload,
  TEN_PX_PADDINGS,
} from './shop.ts';
import { useShopsWithCheckedUploads } from './shops.ts';

const PATH = '/studio/v1/flat_lay_operations';
const shops = useShopsWithCheckedUploads();
let image = '';
beforeAll(async () => {
  image = (await shops.shop.image()).id;
});

/** A valid order with some fields replaced. */
const order = (more: Record<string, unknown> = {}) => flatLay(image, more);
const refused = async (body: unknown) => complaints(await shops.shop.create(body));

describe('422', () => {
  describe('bodies', () => {
    const send = (body: Payload | undefined, type = 'application/json') =>
      shops.shop.call('POST', PATH, {
        headers: { ...shops.shop.key, 'content-type': type },
        ...(body === undefined ? {} : { body }),
      });

    test.each([
      ['{"a":}', 'body.5 json_invalid'],
      ['hello', 'body.0 json_invalid'],
      ['{', 'body.1 json_invalid'],
      ['{"a":1,}', 'body.7 json_invalid'],
      ['{"a":1} x', 'body.8 json_invalid'],
      ['null', 'body missing'],
      ['', 'body missing'],
      ['[]', 'body model_attributes_type'],
      ['"text"', 'body model_attributes_type'],
      ['7', 'body model_attributes_type'],
      ['true', 'body model_attributes_type'],
    ])('%s', async (body, complaint) => {
      expect(complaints(await send(body))).toEqual([complaint]);
    });

    test('brackets nested deeper than any stack', async () => {
      const open = '['.repeat(200_000);
      expect(complaints(await send(open))).toEqual(['body.0 json_invalid']);
      const closed = `{"product_info":${open}${']'.repeat(200_000)},"image_types":[]}`;
      expect((await send(closed)).status).toBe(422);
    });

    test('no body and no content type', async () => {
      expect(complaints(await shops.shop.call('POST', PATH, { headers: shops.shop.key }))).toEqual([
        'body missing',
      ]);
    });

    test('bytes that are no UTF-8', async () => {
      expect(complaints(await send(Uint8Array.of(0x22, 0xff, 0x22)))).toEqual(['body.0 json_invalid']);
    });

    test('JSON under a type that is not JSON', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
        expect(complaints(await send(JSON.stringify(order()), type))).toEqual(['body model_attributes_type']);
      }
    });

    test('JSON with a charset, or a relative of JSON, is JSON', async () => {
      for (const type of ['application/json; charset=utf-8', 'application/vnd.shop+json']) {
        expect(await send(JSON.stringify(order()), type)).toMatchObject({ status: 200 });
      }
    });

    test('everything that is wrong is told at once', async () => {
      expect(await refused({ number_of_generations: 0, operation_priority: 'soon' })).toEqual([
        'body.product_info missing',
        'body.image_types missing',
        'body.operation_priority enum',
        'body.number_of_generations greater_than_equal',
      ]);
    });
  });

  test.each<[unknown, string]>([
    [undefined, 'body.product_info missing'],
    [null, 'body.product_info model_attributes_type'],
    ['tee', 'body.product_info model_attributes_type'],
    [[], 'body.product_info model_attributes_type'],
    [{}, 'body.product_info value_error'],
    [{ title: 'Tee' }, 'body.product_info value_error'],
    [{ image_urls: [] }, 'body.product_info value_error'],
    [{ image_urls: null, uploaded_image_ids: null }, 'body.product_info value_error'],
    [{ image_urls: [NO_PHOTO], uploaded_image_ids: ['user_image-1'] }, 'body.product_info value_error'],
    [{ image_urls: NO_PHOTO }, 'body.product_info.image_urls list_type'],
    [{ image_urls: Array(21).fill(NO_PHOTO) }, 'body.product_info.image_urls too_long'],
    [{ image_urls: [NO_PHOTO, 7] }, 'body.product_info.image_urls.1 string_type'],
    [{ image_urls: [null] }, 'body.product_info.image_urls.0 string_type'],
    [{ image_urls: [''] }, 'body.product_info.image_urls.0 too_short'],
    [{ image_urls: [`http://shop.example/${'a'.repeat(2083)}`] }, 'body.product_info.image_urls.0 too_long'],
    [{ image_urls: ['photo.jpg'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['/photo.jpg'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['//shop.example/photo.jpg'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['ftp://shop.example/photo.jpg'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['file:///etc/passwd'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['data:image/png;base64,AAAA'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['http://'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['http:shop.example'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['http://shop.example/a b'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ image_urls: ['http://shop.example:99999/'] }, 'body.product_info.image_urls.0 url_parsing'],
    [{ uploaded_image_ids: [] }, 'body.product_info.uploaded_image_ids too_short'],
    [{ uploaded_image_ids: Array(21).fill('a') }, 'body.product_info.uploaded_image_ids too_long'],
    [{ uploaded_image_ids: 'a' }, 'body.product_info.uploaded_image_ids list_type'],
    [{ uploaded_image_ids: [1] }, 'body.product_info.uploaded_image_ids.0 string_type'],
    [{ uploaded_image_ids: ['a\0'] }, 'body.product_info.uploaded_image_ids.0 value_error'],
    [{ uploaded_image_ids: ['a'], title: 7 }, 'body.product_info.title string_type'],
    [{ uploaded_image_ids: ['a'], id: 7 }, 'body.product_info.id string_type'],
    [{ uploaded_image_ids: ['a'], category: [] }, 'body.product_info.category string_type'],
    [{ uploaded_image_ids: ['a'], description: {} }, 'body.product_info.description string_type'],
    [{ uploaded_image_ids: ['a'], title: 'a\0b' }, 'body.product_info.title value_error'],
    [{ uploaded_image_ids: ['a'], title: '\ud800' }, 'body.product_info.title value_error'],
  ])('product_info %j', async (product_info, complaint) => {
    expect(await refused(orderOf(product_info))).toEqual([complaint]);
  });

  test.each<[string, unknown, string]>([
    ['image_types', undefined, 'body.image_types missing'],
    ['image_types', null, 'body.image_types list_type'],
    ['image_types', {}, 'body.image_types list_type'],
    ['image_types', [], 'body.image_types too_short'],
    ['image_types', ['flat'], 'body.image_types.0 model_attributes_type'],
    ['image_types', [{ viewpoint: 'front' }], 'body.image_types.0.flat_lay_type missing'],
    ['image_types', [FLAT_FRONT, { flat_lay_type: 'flat' }], 'body.image_types.1.viewpoint missing'],
    ['image_types', [{ ...FLAT_FRONT, viewpoint: 'side' }], 'body.image_types.0.viewpoint enum'],
    ['image_types', [{ ...FLAT_FRONT, viewpoint: 'FRONT' }], 'body.image_types.0.viewpoint enum'],
    ['image_types', [{ ...FLAT_FRONT, flat_lay_type: 'hanger' }], 'body.image_types.0.flat_lay_type enum'],
    ['image_types', [{ ...FLAT_FRONT, flat_lay_type: null }], 'body.image_types.0.flat_lay_type enum'],
    ['image_types', [FLAT_FRONT, FLAT_FRONT], 'body.image_types value_error'],
    [
      'image_types',
      [
        { ...FLAT_FRONT, note: 1 },
        { viewpoint: 'front', flat_lay_type: 'flat' },
      ],
      'body.image_types value_error',
    ],
    ['operation_priority', 'soon', 'body.operation_priority enum'],
    ['operation_priority', null, 'body.operation_priority enum'],
    ['operation_priority', 1, 'body.operation_priority enum'],
    ['number_of_generations', 0, 'body.number_of_generations greater_than_equal'],
    ['number_of_generations', 5, 'body.number_of_generations less_than_equal'],
    ['number_of_generations', 1.5, 'body.number_of_generations int_parsing'],
    ['number_of_generations', 'two', 'body.number_of_generations int_parsing'],
    ['number_of_generations', null, 'body.number_of_generations int_type'],
    ['number_of_generations', true, 'body.number_of_generations int_type'],
    ['background_settings', null, 'body.background_settings model_attributes_type'],
    ['background_settings', {}, 'body.background_settings.background_type missing'],
    [
      'background_settings',
      { background_type: 'prompt', prompt: 'a beach' },
      'body.background_settings.background_type enum',
    ],
    [
      'background_settings',
      { background_type: 'reference_image' },
      'body.background_settings.background_type enum',
    ],
    ['background_settings', { background_type: 'reference_color' }, 'body.background_settings value_error'],
    [
      'background_settings',
      { background_type: 'reference_color', reference_color: null },
      'body.background_settings value_error',
    ],
    [
      'background_settings',
      { background_type: 'arbitrary', reference_color: '#ffffff' },
      'body.background_settings value_error',
    ],
    [
      'background_settings',
      { background_type: 'transparent', reference_color: '#ffffff' },
      'body.background_settings value_error',
    ],
    ...['ffffff', '#fff', '#fffffg', '#ffffff00', 'red', '', '#ffffff\n'].map(
      (reference_color): [string, unknown, string] => [
        'background_settings',
        { background_type: 'reference_color', reference_color },
        'body.background_settings.reference_color string_pattern_mismatch',
      ],
    ),
    [
      'background_settings',
      { background_type: 'reference_color', reference_color: 7 },
      'body.background_settings.reference_color string_type',
    ],
    ['output_image_size', {}, 'body.output_image_size.width missing|body.output_image_size.height missing'],
    ['output_image_size', { width: 100 }, 'body.output_image_size.height missing'],
    ['output_image_size', { width: 100, height: null }, 'body.output_image_size.height int_type'],
    ['output_image_size', { width: 0, height: 100 }, 'body.output_image_size.width greater_than_equal'],
    ['output_image_size', { width: 100, height: -1 }, 'body.output_image_size.height greater_than_equal'],
    ['output_image_size', { width: 8193, height: 100 }, 'body.output_image_size.width less_than_equal'],
    ['output_image_size', { width: 10.5, height: 100 }, 'body.output_image_size.width int_parsing'],
    ['output_image_size', { width: '10', height: 100 }, 'body.output_image_size.width int_parsing'],
    ['output_image_size', '100x100', 'body.output_image_size model_attributes_type'],
    ['output_image_paddings', { top: 1, bottom: 1, left: 1 }, 'body.output_image_paddings.right missing'],
    [
      'output_image_paddings',
      { ...TEN_PX_PADDINGS, top: -1 },
      'body.output_image_paddings.top greater_than_equal',
    ],
    ['output_image_paddings', { ...TEN_PX_PADDINGS, top: 'x' }, 'body.output_image_paddings.top int_parsing'],
    ['output_image_paddings', 10, 'body.output_image_paddings model_attributes_type'],
    ['output_image_paddings', { ...TEN_PX_PADDINGS, left: 5000, right: 3192 }, 'body value_error'],
    ['output_resolution', 'ultra', 'body.output_resolution enum'],
  ])('%s %j', async (field, value, complaint) => {
    expect((await refused(order({ [field]: value }))).join('|')).toBe(complaint);
  });

  test.each([
    [20, 100],
    [100, 20],
    [5, 5],
  ])('paddings that leave no room in %i x %i', async (width, height) => {
    const body = order({ output_image_size: { width, height }, output_image_paddings: TEN_PX_PADDINGS });
    expect(await refused(body)).toEqual(['body value_error']);
  });

  test('more image types than there are', async () => {
    const seven = [...ALL_IMAGE_TYPES, FLAT_FRONT];
    expect(await refused(order({ image_types: seven }))).toContain('body.image_types too_long');
  });

  test('nothing of the request is repeated in the answer', async () => {
    const answer = await shops.shop.create(
      order({ operation_priority: 'my-secret', number_of_generations: 'my-secret' }),
    );
    expect(JSON.stringify(answer.body)).not.toContain('my-secret');
  });
});

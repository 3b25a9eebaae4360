import { FlatLayRequest, LegacyStudioFlatLayRequest } from '@atelier/contracts';
import { describe, expect, test } from 'vitest';
import { legacyOrder, studioOrder } from './flat-lay-order.ts';

const TYPES = [{ flat_lay_type: 'detail', viewpoint: 'back' }];
const URL = 'https://shop.example/a.jpg';

const studio = (more: Record<string, unknown> = {}) =>
  studioOrder(
    FlatLayRequest.parse({ product_info: { image_urls: [URL], title: 'Tee' }, image_types: TYPES, ...more }),
  );
const legacy = (
  more: Record<string, unknown> = {},
  family: 'studio-legacy' | 'flat-lays' = 'studio-legacy',
) => legacyOrder(LegacyStudioFlatLayRequest.parse({ uploaded_product_image_ids: ['i'], ...more }), family);

describe('a Studio request', () => {
  test('orders what it says and leaves the rest to us', () => {
    expect(studio()).toEqual({
      kind: 'flat_lay',
      photos: { imageUrls: [URL] },
      hints: { category: undefined, title: 'Tee', description: undefined },
      imageTypes: TYPES,
      generations: 1,
      background: { background_type: 'arbitrary' },
      size: undefined,
      paddings: undefined,
      priority: 'offline',
      family: 'studio',
      echo: {
        product_info: { id: null, category: null, title: 'Tee', description: null },
        image_types: TYPES,
        operation_priority: 'offline',
        number_of_generations: 1,
        background_settings: { background_type: 'arbitrary' },
        output_image_size: null,
        output_image_paddings: null,
      },
    });
  });

  test.each([
    ['standard', { width: 960, height: 960 }],
    ['high', { width: 1920, height: 1920 }],
  ])('the early output resolution %s means a longest side', (output_resolution, size) => {
    expect(studio({ output_resolution }).size).toEqual(size);
  });

  test('an output size makes the early resolution void', () => {
    const size = { width: 300, height: 200 };
    expect(studio({ output_resolution: 'high', output_image_size: size }).size).toEqual(size);
  });

  test('a reference colour reaches the picture makers', () => {
    const background_settings = { background_type: 'reference_color', reference_color: '#102030' };
    expect(studio({ background_settings }).background).toEqual(background_settings);
  });
});

describe('a legacy request', () => {
  test('orders one flat front picture of 960 pixels', () => {
    for (const family of ['studio-legacy', 'flat-lays'] as const) {
      expect(legacy({ product_title: 'Tee' }, family)).toMatchObject({
        photos: { uploadedImageIds: ['i'] },
        hints: { title: 'Tee' },
        imageTypes: [{ flat_lay_type: 'flat', viewpoint: 'front' }],
        generations: 1,
        size: { width: 960, height: 960 },
        priority: 'offline',
        family,
      });
    }
  });

  test('high resolution was never higher under the legacy base', () => {
    expect(legacy({ output_resolution: 'high' }, 'flat-lays').size).toEqual({ width: 960, height: 960 });
    expect(legacy({ output_resolution: 'high' }).size).toEqual({ width: 1920, height: 1920 });
  });

  test('its own words win over those of a product beside it', () => {
    const product_info = { id: 'sku', title: 'Old', description: 'Text' };
    expect(legacy({ product_title: 'New', product_info }).echo.product_info).toEqual({
      id: 'sku',
      category: null,
      title: 'New',
      description: 'Text',
    });
  });
});

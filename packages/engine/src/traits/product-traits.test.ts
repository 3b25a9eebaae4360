import type { Rgba } from '@atelier/pixels/raster';
import { describe, expect, test } from 'vitest';
import type { GarmentClass, PreparedProduct } from '../flat-lay/types.ts';
import { traitsOf } from './product-traits.ts';

/** A plain product of a class; nobody looks at its shape when its words name it. */
function product(garment: GarmentClass): PreparedProduct {
  const side = 40;
  const data = new Uint8Array(side * side * 4).fill(255);
  const cutout: Rgba = { width: side, height: side, channels: 4, data };
  const front = { viewpoint: 'front', photo: 0, kind: 'lying', garment, inferred: false, cutout } as const;
  return { views: { front }, warnings: [], photos: [] };
}

describe('what is known of a product', () => {
  test('words name it, and what a figure wears can be worn', () => {
    const traits = traitsOf(product('top'), { title: 'White hoodie' });
    expect(traits).toMatchObject({ garment: 'top', kind: 'hoodie', notWorn: null, pattern: 0 });
    expect(traits.colours).toHaveLength(1);
  });

  test('what nobody wears says so in a sentence', () => {
    expect(traitsOf(product('object'), { title: 'Vase' })).toMatchObject({
      kind: null,
      notWorn: expect.stringMatching(/wear.*\.$/),
    });
  });

  test('a product without any view is a mistake', () => {
    expect(() => traitsOf({ views: {}, warnings: [], photos: [] }, {})).toThrow('a product with a view');
  });
});

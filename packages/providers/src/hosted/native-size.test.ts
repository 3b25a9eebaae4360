import { expect, test } from 'vitest';
import { nativeSize } from './native-size.ts';
import type { Sizing } from './spec.ts';

const RATIOS: Sizing = {
  kind: 'ratios',
  values: ['1:1', '16:9', '4:5', '9:16'],
  tiers: [
    { name: '1K', longSide: 1024 },
    { name: '2K', longSide: 2048 },
  ],
};
const FREE: Sizing = { kind: 'free', multipleOf: 16, minSide: 256, maxSide: 1536, maxPixels: 1_600_000 };
const SIZES: Sizing = {
  kind: 'sizes',
  values: [
    { width: 1024, height: 1024 },
    { width: 1536, height: 1024 },
    { width: 2048, height: 2048 },
    { width: 1024, height: 1536 },
  ],
};

test.each([
  [1200, 628, { ratio: '16:9', tier: '2K' }],
  [1000, 1000, { ratio: '1:1', tier: '1K' }],
  [1080, 1350, { ratio: '4:5', tier: '2K' }],
  [4096, 4096, { ratio: '1:1', tier: '2K' }],
])(
  'takes for %i x %i the nearest ratio and the smallest tier that is large enough',
  (width, height, size) => {
    expect(nativeSize(RATIOS, { width, height })).toEqual(size);
  },
);

test.each([
  [1000, 1000, { width: 1024, height: 1024 }],
  [1200, 1200, { width: 2048, height: 2048 }],
  [1200, 628, { width: 1536, height: 1024 }],
  [9000, 9000, { width: 2048, height: 2048 }],
])('takes for %i x %i the best of a list', (width, height, size) => {
  expect(nativeSize(SIZES, { width, height })).toEqual(size);
});

test('keeps proportions within the limits of models that take any size', () => {
  for (let width = 64; width <= 4096; width += 301)
    for (let height = Math.ceil(width / 8); height <= Math.min(4096, width * 8); height += 397) {
      const size = nativeSize(FREE, { width, height });
      if (size === undefined || 'ratio' in size) throw new Error('expected pixels');
      expect(size.width % 16 === 0 && size.height % 16 === 0).toBe(true);
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(256);
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(1536);
      expect(size.width * size.height).toBeLessThanOrEqual(1_600_000);
    }
});

test('asks for no size where the input decides', () => {
  expect(nativeSize({ kind: 'like', role: 'source' }, { width: 10, height: 10 })).toBeUndefined();
});

import { AtelierError } from '@atelier/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookOf } from '../studio/look.ts';
import { fitInside, layoutOf } from './layout.ts';
import type { FlatLaySpec } from './types.ts';

const look = lookOf(0, 1);
const spec: FlatLaySpec = {
  type: 'flat',
  viewpoint: 'front',
  background: { background_type: 'arbitrary' },
  variant: 0,
  seed: 1,
};
const side = fc.integer({ min: 1, max: 8192 });

test('asked sizes and paddings are kept exactly', () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.nat(4000),
      fc.nat(4000),
      fc.nat(4000),
      fc.nat(4000),
      (width, height, top, bottom, left, right) => {
        fc.pre(left + right < width && top + bottom < height);
        const layout = layoutOf(
          { ...spec, size: { width, height }, paddings: { top, bottom, left, right } },
          'top',
          look,
          true,
        );
        expect(layout).toEqual({
          width,
          height,
          box: { left, top, width: width - left - right, height: height - top - bottom },
        });
      },
    ),
  );
});

test('without paddings there is always room for the object, even at 1 x 1', () => {
  fc.assert(
    fc.property(side, side, fc.boolean(), (width, height, floor) => {
      const { box } = layoutOf({ ...spec, size: { width, height } }, 'object', look, floor);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
      expect(box.left + box.width).toBeLessThanOrEqual(width);
      expect(box.top + box.height).toBeLessThanOrEqual(height);
    }),
  );
});

test('paddings without room are refused with the field they came from', () => {
  const crowded = {
    ...spec,
    size: { width: 100, height: 100 },
    paddings: { top: 50, bottom: 50, left: 0, right: 0 },
  };
  expect(() => layoutOf(crowded, 'top', look, false)).toThrow(AtelierError);
});

test('our own size grows when only paddings were asked for', () => {
  const { width, box } = layoutOf(
    { ...spec, paddings: { top: 0, bottom: 0, left: 700, right: 700 } },
    'top',
    look,
    false,
  );
  expect(width).toBe(2000);
  expect(box.width).toBe(600);
});

describe('fitInside', () => {
  test('touches two opposite sides, is centred and stays inside', () => {
    fc.assert(
      fc.property(side, side, side, side, (w, h, boxWidth, boxHeight) => {
        const box = { left: 10, top: 20, width: boxWidth, height: boxHeight };
        const fitted = fitInside(w, h, box);
        expect(fitted.width === boxWidth || fitted.height === boxHeight).toBe(true);
        expect(fitted.width).toBeLessThanOrEqual(boxWidth);
        expect(fitted.height).toBeLessThanOrEqual(boxHeight);
        expect(Math.abs(2 * (fitted.left - 10) - (boxWidth - fitted.width))).toBeLessThanOrEqual(1);
        expect(Math.abs(2 * (fitted.top - 20) - (boxHeight - fitted.height))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { order } from '../../../../test/support/orders.ts';
import { planFlatLay, seedOf, workKey } from './plan.ts';
import { RENDER_INPUT } from './task-input.ts';

const TWO_TYPES = order(['a'], {
  generations: 2,
  imageTypes: [
    { flat_lay_type: 'flat', viewpoint: 'front' },
    { flat_lay_type: 'detail', viewpoint: 'back' },
  ],
});

describe('the plan of a flat lay', () => {
  test('uploads need one preparation and a picture per type and variant', () => {
    const plan = planFlatLay(TWO_TYPES, ['hash']);
    expect(plan.map(({ kind, step, position }) => [kind, step, position])).toEqual([
      ['prepare', 1, 0],
      ['render', 2, 0],
      ['render', 2, 1],
      ['render', 2, 2],
      ['render', 2, 3],
    ]);
  });

  test('every URL is downloaded before the preparation', () => {
    const plan = planFlatLay(order([], { photos: { imageUrls: ['http://a/1', 'http://a/2'] } }), ['1', '2']);
    expect(plan.map(({ kind, step }) => [kind, step])).toEqual([
      ['download', 0],
      ['download', 0],
      ['prepare', 1],
      ['render', 2],
    ]);
  });

  test('the same order has the same seeds, each picture its own, and other photos other ones', () => {
    const seeds = (photo: string) =>
      planFlatLay(TWO_TYPES, [photo])
        .filter(({ kind }) => kind === 'render')
        .map(({ input }) => RENDER_INPUT.parse(input).spec.seed);
    expect(seeds('hash')).toEqual(seeds('hash'));
    expect(new Set([...seeds('hash'), ...seeds('other')]).size).toBe(8);
  });
});

test('work is named by its content, not by the order of its parts', () => {
  expect(workKey({ a: 1, b: { c: 2, d: undefined } })).toBe(workKey({ b: { c: 2 }, a: 1 }));
  expect(workKey({ a: 1 })).not.toBe(workKey({ a: 2 }));
  expect(seedOf(['x'])).toBeLessThan(2 ** 32);
});

import { expect, test } from 'vitest';
import { drawTee } from '../../../../test/support/drawn-products.ts';
import { productOf } from '../../../../test/support/drawn-products-worn.ts';
import { PictureRefused } from '../refusals.ts';
import { wornAreas } from './worn-areas.ts';

const views = productOf(await drawTee({ cloth: '#b03060' }), 'top');
/** Products of these categories; what they are called decides over what they look like. */
const called = (...categories: string[]) => categories.map((category) => ({ views, words: { category } }));

test.each([
  [['t-shirt'], ['upper']],
  [['jacket', 'hoodie'], ['upper']],
  [['trousers'], ['lower']],
  [
    ['t-shirt', 'skirt'],
    ['upper', 'lower'],
  ],
  [['dress'], ['full']],
  [
    ['jumpsuit', 'coat'],
    ['full', 'upper'],
  ],
  [['hat'], ['head']],
  [
    ['glasses', 'bag'],
    ['face', 'upper'],
  ],
])('%j are worn on %j', (categories, areas) => {
  expect(wornAreas(called(...categories)).toSorted()).toEqual(areas.toSorted());
});

test('what is carried needs no area beside clothes', () => {
  expect(wornAreas(called('t-shirt', 'hat', 'bag'))).toEqual(['upper']);
});

test('what nobody wears and outfits of more than five are refused', () => {
  expect(() => wornAreas(called('earrings'))).toThrow(PictureRefused);
  expect(() => wornAreas(called('hat', 'bag', 'glasses', 'coat', 'dress', 'jacket'))).toThrow(PictureRefused);
  expect(() => wornAreas([])).toThrow(PictureRefused);
});

import { describe, expect, test } from 'vitest';
import { namedGarment } from './named-garment.ts';
import { GARMENT_WORDS } from './vocabulary.ts';

describe('namedGarment', () => {
  test.each([
    ['Cotton T-Shirt', 'top'],
    ["Men's denim jacket", 'top'],
    ['Dress shirt, slim fit', 'top'],
    ['Shirt dress', 'dress'],
    ['Dress shoes', 'footwear'],
    ['Slim jeans', 'bottom'],
    ['Running shorts', 'bottom'],
    ['Summer dress with belt', 'dress'],
    ['Jacket for jeans lovers', 'top'],
    ['Snapback cap', 'headwear'],
    ['Canvas tote', 'bag'],
    ['Coffee mug', 'object'],
    ['Bar stool', 'object'],
  ] as const)('%s is a %s', (title, garment) => {
    expect(namedGarment({ title })).toBe(garment);
  });

  test('the category counts before the title, the title before the description', () => {
    expect(namedGarment({ category: 'Shoes', title: 'White dress' })).toBe('footwear');
    expect(namedGarment({ title: 'Aurora', description: 'A hoodie that keeps you warm.' })).toBe('top');
    expect(namedGarment({ category: 'Sale', title: 'Beanie' })).toBe('headwear');
  });

  test('nothing known gives nothing', () => {
    expect(namedGarment({})).toBeUndefined();
    expect(namedGarment({ title: 'SKU 4711' })).toBeUndefined();
    expect(namedGarment({ title: 'Stunning' })).toBeUndefined();
  });

  test('every word of the vocabulary names one class only', () => {
    const words = Object.values(GARMENT_WORDS).flat();
    expect(new Set(words).size).toBe(words.length);
  });
});

import { expect, test } from 'vitest';
import { emptyField, mapField } from './field.ts';
import { summedArea } from './summed-area.ts';

test('a window sums what it holds', () => {
  const table = summedArea(mapField(emptyField(7, 5), (_, i) => i));
  expect(table.over(0, 0, 7, 5)).toBe((34 * 35) / 2);
  expect(table.over(2, 1, 2, 2)).toBe(9 + 10 + 16 + 17);
});

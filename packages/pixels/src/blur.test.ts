import { expect, test } from 'vitest';
import { blurField, blurWeighted } from './blur.ts';
import { emptyField, mapField } from './field.ts';

function point(size: number) {
  const field = emptyField(size, size);
  field.data[Math.floor(size / 2) * size + Math.floor(size / 2)] = 1;
  return field;
}

test.each([1, 2.5, 6])('a point spreads to the asked sigma %d and keeps its sum', (sigma) => {
  const size = 81;
  const { data } = blurField(point(size), sigma);
  let sum = 0;
  let variance = 0;
  data.forEach((v, i) => {
    sum += v;
    variance += v * ((i % size) - Math.floor(size / 2)) ** 2;
  });
  expect(sum).toBeCloseTo(1, 4);
  expect(Math.sqrt(variance)).toBeCloseTo(sigma, 0);
});

test('axes blur on their own', () => {
  const { data } = blurField(point(21), 0, 2);
  expect(data[10 * 21 + 9]).toBe(0);
  expect(data[9 * 21 + 10]).toBeGreaterThan(0.05);
});

test('a weighted blur does not see cells without weight', () => {
  const values = mapField(emptyField(20, 20), (_, i) => (i % 20 < 10 ? 5 : 100));
  const weight = mapField(emptyField(20, 20), (_, i) => (i % 20 < 10 ? 1 : 0));
  const blurred = blurWeighted(values, weight, 2);
  expect(blurred.data[9]).toBeCloseTo(5, 4);
});

test.each([0.7, 1, 3, 9])('what is even stays even up to the border at sigma %d', (sigma) => {
  const even = mapField(emptyField(23, 17), () => 1);
  for (const value of blurField(even, sigma).data) expect(value).toBeCloseTo(1, 5);
});

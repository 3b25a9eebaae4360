import { expect, test } from 'vitest';
import { drawTee } from '../../../test/support/drawn-products.ts';
import { enlargedRows } from './enlarge-rows.ts';
import { resizeRgba } from './resample.ts';

test('rows are the source itself at its own size', async () => {
  const tee = await drawTee({ width: 60, height: 70 });
  const rows = enlargedRows(tee, 60, 70);
  const row = rows(35);
  expect(Math.round(row[30 * 4]!)).toBe(tee.data[(35 * 60 + 30) * 4]);
  expect(Math.round(row[30 * 4 + 3]!)).toBe(255);
});

test('enlarging row by row looks like enlarging at once', async () => {
  const tee = await drawTee({
    width: 120,
    height: 140,
    print: '<circle cx="300" cy="360" r="70" fill="#e8d070"/>',
  });
  const whole = await resizeRgba(tee, 360, 420);
  const rows = enlargedRows(tee, 360, 420);
  let difference = 0;
  for (let y = 0; y < 420; y++) {
    const row = rows(y);
    for (let x = 0; x < 360; x++)
      difference += Math.abs(row[x * 4 + 3]! - whole.data[(y * 360 + x) * 4 + 3]!);
  }
  expect(difference / (360 * 420)).toBeLessThan(2);
});

import type { Field } from '@atelier/pixels/field';
import { emptyField, mapField, sampleField } from '@atelier/pixels/field';
import { describe, expect, test } from 'vitest';
import { lookOf } from './look.ts';
import { castShadow, type Footing } from './shadow.ts';

const SIZE = 120;
const look = { ...lookOf(0, 1), lightDegrees: -45 };

function block(left: number, top: number, right: number, bottom: number): Field {
  return mapField(emptyField(SIZE, SIZE), (_, i) => {
    const x = i % SIZE;
    const y = Math.floor(i / SIZE);
    return x >= left && x < right && y >= top && y < bottom ? 1 : 0;
  });
}

test.each<Footing>(['lying', 'standing', 'floating'])(
  'a %s shadow never lightens and never goes black',
  (footing) => {
    const { data } = castShadow(block(40, 30, 80, 90), 60, footing, look);
    expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...data)).toBeLessThan(0.9);
  },
);

describe('a lying product', () => {
  test('throws its shadow away from the light', () => {
    const shadow = castShadow(block(40, 40, 80, 80), 40, 'lying', look);
    expect(sampleField(shadow, 81.5, 81.5)).toBeGreaterThan(2 * sampleField(shadow, 38.5, 38.5));
  });

  test('leaves the far corners alone', () => {
    const shadow = castShadow(block(50, 50, 70, 70), 20, 'lying', look);
    expect(sampleField(shadow, 2, 2)).toBeLessThan(0.005);
  });
});

test('shade of what the frame cuts goes on to the frame', () => {
  const { data } = castShadow(block(0, 0, 60, SIZE), SIZE, 'lying', { ...look, lightDegrees: 180 });
  const row = (y: number) => data.slice(y * SIZE, (y + 1) * SIZE);
  const middle = row(SIZE / 2);
  for (const y of [0, SIZE - 1])
    for (let x = 0; x < SIZE; x += 5) expect(Math.abs(row(y)[x]! - middle[x]!)).toBeLessThan(0.01);
  expect(Math.abs(middle[0]! - middle[5]!)).toBeLessThan(0.01);
});

describe('a standing product', () => {
  test('darkens the floor at its foot, not the wall beside its top', () => {
    const shadow = castShadow(block(45, 20, 75, 90), 70, 'standing', look);
    expect(sampleField(shadow, 60, 91)).toBeGreaterThan(0.25);
    expect(sampleField(shadow, 82, 30)).toBeLessThan(0.02);
  });

  test('has a shadow at each of its feet', () => {
    const stool = block(30, 20, 90, 35);
    for (const [x, bottom] of [
      [33, 84],
      [60, 92],
      [87, 84],
    ] as const) {
      for (let y = 20; y < bottom; y++) for (let dx = -2; dx <= 2; dx++) stool.data[y * SIZE + x + dx] = 1;
    }
    const shadow = castShadow(stool, 72, 'standing', look);
    for (const x of [33, 87]) expect(sampleField(shadow, x, 85)).toBeGreaterThan(0.2);
  });
});

test('a floating product has its shadow below it, clear of the hem', () => {
  const shadow = castShadow(block(40, 20, 80, 80), 60, 'floating', look);
  const column = Array.from({ length: SIZE }, (_, y) => sampleField(shadow, 60, y + 0.5));
  expect(column.indexOf(Math.max(...column))).toBeGreaterThan(80);
});

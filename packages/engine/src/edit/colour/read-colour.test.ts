import { expect, test } from 'vitest';
import { readColour, readColours } from './read-colour.ts';

test('reads names, shades and hex', () => {
  expect(readColours('dark blue, rose gold and #f80').map(({ words }) => words)).toEqual([
    'dark blue',
    'rose gold',
    '#f80',
  ]);
});

test('a shade is lighter or darker than its colour, and says so', () => {
  const [light, plain, dark] = ['light green', 'green', 'dark green'].map((text) => readColour(text));
  expect(light!.lab.l).toBeGreaterThan(plain!.lab.l);
  expect(dark!.lab.l).toBeLessThan(plain!.lab.l);
  expect([light!.hasLightness, plain!.hasLightness]).toEqual([true, false]);
});

test('parts of other words are no colours', () => {
  expect(readColour('a scared tiger hired a redo')).toBeUndefined();
});

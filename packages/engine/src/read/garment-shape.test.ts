import { expect, test } from 'vitest';
import { draw } from '../../../../test/support/drawn-products.ts';
import { garmentOfShape, thingOfShape } from './garment-shape.ts';

const SHAPES = [
  ['top', 'M200 60 L400 60 L560 180 L500 260 L430 210 L430 560 L170 560 L170 210 L100 260 L40 180 Z'],
  ['bottom', 'M180 60 L420 60 L450 560 L330 560 L300 220 L270 560 L150 560 Z'],
  ['bottom', 'M190 120 L410 120 L500 460 L320 470 L300 400 L280 470 L100 460 Z'],
  ['dress', 'M240 30 L360 30 L420 90 L380 120 L370 260 L470 590 L130 590 L230 260 L220 120 L180 90 Z'],
] as const;

const SIZE = { width: 600, height: 600 };

async function silhouette(path: string) {
  const { data } = await draw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><path d="${path}"/></svg>`,
  );
  return { ...SIZE, data: Float32Array.from({ length: 600 * 600 }, (_, i) => data[i * 4 + 3]! / 255) };
}

test.each(SHAPES)('a %s is known by its silhouette', async (garment, path) => {
  const shape = await silhouette(path);
  expect(garmentOfShape(shape, SIZE)).toBe(garment);
  expect(thingOfShape(shape, SIZE)).toBeUndefined();
});

test('a cap is a thing: compact and round at the top', async () => {
  const cap = await silhouette('M100 400 C100 150 400 150 420 380 Q560 400 570 440 Q400 430 100 420 Z');
  expect(thingOfShape(cap, SIZE)).toBe('object');
});

test('a straight skirt is none', async () => {
  expect(thingOfShape(await silhouette('M200 100 L400 100 L440 500 L160 500 Z'), SIZE)).toBeUndefined();
});

test('two compact shapes are a pair of shoes', async () => {
  const shoe = (x: number) => `M${x} 150 q60 -80 120 0 l10 280 q-70 70 -140 0 Z`;
  expect(thingOfShape(await silhouette(shoe(120) + shoe(340)), SIZE)).toBe('footwear');
});

test('an empty picture shows an object', () => {
  const size = { width: 32, height: 32 };
  expect(garmentOfShape({ ...size, data: new Float32Array(32 * 32) }, size)).toBe('object');
});
